using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Rebuilding;
using Marten;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>
/// Sets up what positions are found by: tables beside <see cref="Position"/> (position-index.sql), kept up by <see cref="Indexing.RowIndex"/>.
/// They are made anew from the rows when an upgrade changes them.
/// </summary>
public sealed class PositionIndex(IDocumentStore store, RowRebuild rows, ILogger<PositionIndex> log) : IHostedService
{
    /// <summary>For how long a list can be read on from where its last page ended, at least.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    static readonly IndexScript Script = new("position-index.sql", "ledger.position_index");

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await MakeAsync(cancellationToken) || !await HasOldRowsAsync(cancellationToken))
            return;
        log.LogInformation("The rows of positions were written by an earlier version; they are made anew from the events");
        await rows.RunAsync(tell: null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Forgets by what positions were sorted before it changed, once nobody can be reading a list begun before.</summary>
    internal async Task ForgetPastAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await store.OpenConnectionAsync(ct);
        await connection.RunAsync("delete from ledger.position_past where changed_at < $1", [now - 2 * Kept], ct);
    }

    // False when it was there already as it should be.
    async Task<bool> MakeAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenConnectionAsync(ct);
        var isNew = await Script.RunAsync(connection, ct);
        // In a copy of another cluster's database, whose transactions were further on than any here, all would seem to have moved.
        await connection.RunAsync("delete from ledger.position_past where until >= pg_snapshot_xmax(pg_current_snapshot())", [], ct);
        if (!isNew)
            return false;
        await IndexScript.RunAsync(connection, "analyze ledger.position_index, ledger.position_voices, ledger.position_words", ct);
        return true;
    }

    async Task<bool> HasOldRowsAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenConnectionAsync(ct);
        return await connection.ValueAsync<bool>("select exists (select from ledger.mt_doc_position where not data ? 'standsSince')", [], ct);
    }
}
