using System.Diagnostics;
using ArgumentLedger.Web.Ledger.Commits;

namespace ArgumentLedger.Web.Tracing;

/// <summary>A commit under way: how long it takes and how many share it is measured, and it is a span of the moves in it.</summary>
sealed class CommitTrace : IDisposable
{
    readonly LedgerMeter meter;
    readonly int commands;
    readonly long start = Stopwatch.GetTimestamp();
    readonly Activity? span;

    CommitTrace(LedgerMeter meter, int commands, Activity? span) => (this.meter, this.commands, this.span) = (meter, commands, span);

    /// <summary>Begins when what was decided is about to be written.</summary>
    internal static CommitTrace Start(LedgerMeter meter, IReadOnlyList<DecidedDebate> decided)
    {
        var commands = decided.Sum(debate => debate.Share.Commands.Count);
        return new(meter, commands, LedgerTracing.Source.HasListeners() ? StartSpan(decided, commands) : null);
    }

    // One span for all that share the commit: within the first of them that is traced, and linked with each.
    static Activity? StartSpan(IReadOnlyList<DecidedDebate> decided, int commands)
    {
        var moves = decided.SelectMany(debate => debate.Share.Commands).Select(command => command.Trace?.Span)
            .OfType<Activity>().Where(move => move.IsAllDataRequested).ToList();
        if (moves.Count == 0)
            return null;
        var links = moves.ConvertAll(move => new ActivityLink(move.Context));
        var span = LedgerTracing.Source.StartActivity("ledger.commit", ActivityKind.Internal, moves[0].Context, links: links);
        if (span is null)
            return null;
        moves.ForEach(move => move.AddLink(new(span.Context)));
        return span.SetTag("ledger.commands", commands).SetTag("ledger.debates", decided.Count);
    }

    public void Dispose()
    {
        meter.Committed(commands, Stopwatch.GetElapsedTime(start));
        span?.Dispose();
    }
}
