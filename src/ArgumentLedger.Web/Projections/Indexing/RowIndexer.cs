using ArgumentLedger.Web.Live;

namespace ArgumentLedger.Web.Projections.Indexing;

/// <summary>
/// Indexes what was committed a moment ago, so that whoever asks next need not wait for it. What is written again and again,
/// as the first claim of a hot debate is, is indexed once for each rest.
/// </summary>
public sealed class RowIndexer(RowIndex index, MovedDebates moved, ILogger<RowIndexer> log)
    : AfterMoves(moved, looksEvery: TimeSpan.FromSeconds(10), rest: TimeSpan.FromMilliseconds(500), log)
{
    /// <inheritdoc/>
    protected override Task CatchUpAsync(CancellationToken ct) => index.CatchUpAsync(ct);
}
