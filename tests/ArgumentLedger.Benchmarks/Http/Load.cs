using System.Diagnostics;

namespace ArgumentLedger.Benchmarks.Http;

/// <summary>What a spell of load came to.</summary>
/// <param name="Count">How many requests were answered as they should be.</param>
/// <param name="Failed">How many were not.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="P50">The median time of a request, in milliseconds.</param>
/// <param name="P99">The time that one in a hundred exceeds, in milliseconds.</param>
/// <param name="Server">Processor seconds of the server.</param>
/// <param name="Database">Processor seconds of PostgreSQL.</param>
sealed record Spell(int Count, int Failed, double Seconds, double P50, double P99, double Server, double Database)
{
    internal double PerSecond => Count / Seconds;

    internal double PerCpuSecond => Count / (Server + Database);
}

/// <summary>Clients that send one request after the other, each as soon as the last is answered.</summary>
static class Load
{
    /// <summary>Keeps clients busy for a while.</summary>
    /// <param name="clients">One function for each client, which sends its nth request and tells whether it was answered as it should be.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="server">The server's process.</param>
    /// <param name="database">PostgreSQL's first process.</param>
    /// <param name="settle">Waits until the server has done what it does after it has answered, which counts among its processor time.</param>
    internal static async Task<Spell> RunAsync(IReadOnlyList<Func<int, Task<bool>>> clients, TimeSpan duration, int server, int database, Func<Task> settle)
    {
        var (serverBefore, databaseBefore) = (Cpu.Of(server), Cpu.OfFamily(database));
        var start = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(clients.Select(send => Task.Run(() => KeepBusyAsync(send, start, duration))));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await settle();
        var times = results.SelectMany(result => result.Times).Order().ToList();
        return new(
            times.Count, results.Sum(result => result.Failed), seconds, At(times, 0.5), At(times, 0.99),
            Cpu.Of(server) - serverBefore, Cpu.OfFamily(database) - databaseBefore);
    }

    static async Task<(List<double> Times, int Failed)> KeepBusyAsync(Func<int, Task<bool>> send, long start, TimeSpan duration)
    {
        var times = new List<double>();
        var failed = 0;
        for (var n = 0; Stopwatch.GetElapsedTime(start) < duration; n++)
        {
            var sent = Stopwatch.GetTimestamp();
            if (await send(n))
                times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            else
                failed++;
        }
        return (times, failed);
    }

    static double At(List<double> times, double quantile) =>
        times.Count == 0 ? double.NaN : times[Math.Min(times.Count - 1, (int)(quantile * times.Count))];
}
