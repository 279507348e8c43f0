using System.Diagnostics.Metrics;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Tracing;

/// <summary>What is counted of the ledger at work, for OpenTelemetry and <c>dotnet-counters</c>. While nobody looks, it costs next to nothing.</summary>
public sealed class LedgerMeter
{
    readonly Meter meter;
    readonly Histogram<int> commands;
    readonly Histogram<double> duration;
    readonly Counter<long> warm;
    readonly Counter<long> refusals;
    readonly Gauge<long> lag;

    /// <summary>Makes the instruments.</summary>
    public LedgerMeter(IMeterFactory meters)
    {
        meter = meters.Create(LedgerTracing.Name);
        commands = meter.CreateHistogram("ledger.commit.commands", "{command}", "How many commands share a commit", advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] });
        duration = meter.CreateHistogram("ledger.commit.duration", "s", "How long commits take", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
        warm = meter.CreateCounter<long>("ledger.warm.reads", "{read}", "How often a debate was found in memory (hit), found but to be brought up to date (behind), or had to be opened (miss)");
        refusals = meter.CreateCounter<long>("ledger.refusals", "{command}", "Commands refused, by the code of what kept them out");
        lag = meter.CreateGauge<long>("ledger.projection.lag", "{mark}", "What follows commits and is still to be done: debates to be given a place among moves (moved), debates nobody was told of (notices), rows to be indexed (index)");
    }

    /// <summary>Whether anybody looks at how far behind projections are.</summary>
    internal bool WatchesLag => lag.Enabled;

    /// <summary>Has somebody who looks told how many commands wait, and what is kept in memory.</summary>
    internal void Observe(Func<long> waiting, WarmDebates kept)
    {
        meter.CreateObservableUpDownCounter("ledger.queue.depth", waiting, "{command}", "How many commands wait to be committed");
        meter.CreateObservableUpDownCounter("ledger.warm.debates", () => kept.Count, "{debate}", "How many debates are kept in memory");
        meter.CreateObservableUpDownCounter("ledger.warm.bytes", () => kept.Bytes, "By", "What the debates kept in memory weigh, estimated");
    }

    internal void Committed(int count, TimeSpan took)
    {
        commands.Record(count);
        duration.Record(took.TotalSeconds);
    }

    internal void Hit() => warm.Add(1, new KeyValuePair<string, object?>("result", "hit"));

    internal void Behind() => warm.Add(1, new KeyValuePair<string, object?>("result", "behind"));

    internal void Missed() => warm.Add(1, new KeyValuePair<string, object?>("result", "miss"));

    internal void Answered(MoveAnswer answer)
    {
        if (answer is not MovesMade && refusals.Enabled)
            refusals.Add(1, new KeyValuePair<string, object?>("code", MoveTrace.OutcomeOf(answer)));
    }

    internal void Lags(string projection, long left) => lag.Record(left, new KeyValuePair<string, object?>("projection", projection));
}
