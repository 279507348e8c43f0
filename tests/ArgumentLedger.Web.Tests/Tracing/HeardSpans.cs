using System.Collections.Concurrent;
using System.Diagnostics;

namespace ArgumentLedger.Web.Tests.Tracing;

/// <summary>Everything that is traced while this listens; tests at the same time are told apart by their traces.</summary>
sealed class HeardSpans : IDisposable
{
    const int MostLooks = 1_000;

    readonly ConcurrentQueue<Activity> ended = new();
    readonly ActivityListener listener;

    internal HeardSpans()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name is "ArgumentLedger" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Does something as part of a new trace, and gives that trace.</summary>
    internal static async Task<(ActivityTraceId Trace, T Result)> TraceAsync<T>(Func<Task<T>> work)
    {
        using var root = new Activity("test").Start();
        return (root.TraceId, await work());
    }

    /// <summary>The only span of a trace with this name, once it has ended; some end just after what they are spans of is answered.</summary>
    internal async Task<Activity> OneAsync(ActivityTraceId trace, string name)
    {
        for (var look = 0; look < MostLooks && !Of(trace).Any(span => span.OperationName == name); look++)
            await Task.Delay(10);
        return Of(trace).SingleOrDefault(span => span.OperationName == name)
            ?? throw new InvalidOperationException($"No span {name}, but {string.Join(", ", Of(trace).Select(span => span.OperationName))}.");
    }

    /// <summary>The spans of a trace that have ended.</summary>
    internal IEnumerable<Activity> Of(ActivityTraceId trace) => ended.Where(span => span.TraceId == trace);

    public void Dispose() => listener.Dispose();
}
