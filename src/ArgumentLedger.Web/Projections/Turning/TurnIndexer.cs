using ArgumentLedger.Web.Live;

namespace ArgumentLedger.Web.Projections.Turning;

/// <summary>
/// Goes through what was committed a moment ago, so that whoever asks of a moment next need not wait for it. Few do, and what
/// is turned again and again is gone through once for each rest, so that is long.
/// </summary>
public sealed class TurnIndexer(TurnIndex index, MovedDebates moved, ILogger<TurnIndexer> log)
    : AfterMoves(moved, looksEvery: TimeSpan.FromSeconds(10), rest: TimeSpan.FromSeconds(5), log)
{
    /// <inheritdoc/>
    protected override Task CatchUpAsync(CancellationToken ct) => index.CatchUpAsync(ct);
}
