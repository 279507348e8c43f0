using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Turning;
using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Projections.Rebuilding;

/// <summary>
/// Makes the rows of one debate again from its events. It is folded beside the moves that go on; then, while for a moment
/// nobody moves in it, what came meanwhile is folded too and all its rows are put right in one transaction: whoever
/// reads sees the old ones or the new ones.
/// </summary>
sealed class DebateRebuild(IDocumentStore store, Guid id)
{
    /// <summary>Makes them.</summary>
    internal async Task<RebuiltDebate> RunAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var known = await FoldAsync(session, null, ct);
        await using var connection = await store.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Whoever writes events holds this row.
        await using (var moves = new NpgsqlCommand("select from ledger.mt_streams where id = $1 for no key update", connection) { CommandTimeout = 0, Parameters = { new() { Value = id } } })
            await moves.ExecuteNonQueryAsync(ct);
        if (await FoldAsync(session, known, ct) is not { State: var debate })
            return new(id, 0, 0);
        var repaired = await RepairAsync(connection, debate, ct);
        await transaction.CommitAsync(ct);
        return new(id, debate.Version, repaired);
    }

    async Task<WarmDebate?> FoldAsync(IQuerySession session, WarmDebate? known, CancellationToken ct) =>
        await session.Events.FetchStreamStateAsync(id, ct) is { } stream ? await DebateReader.FoldAsync(session, id, stream.Version, known, ct) : null;

    async Task<long> RepairAsync(NpgsqlConnection connection, Debate debate, CancellationToken ct)
    {
        using var rows = new RowRepair(connection, id);
        return await rows.RunAsync(RowTables.Cards, new() { [id.ToString()] = "" }, _ => Rows.CardOf(id, debate), ct)
            + await rows.RunAsync(RowTables.Sources, ById(debate.Sources.Keys), label => Rows.SourceOf(id, debate, label), ct)
            + await rows.RunAsync(RowTables.Positions, ById(debate.Order), label => Rows.PositionOf(id, debate, label), ct)
            + await TurnTable.RepairAsync(connection, [KnownTurns.Of(id)], debate.Order.SelectMany(label => PositionTurn.Of(id, debate, label)), ct);
    }

    Dictionary<string, string> ById(IEnumerable<string> labels) => labels.ToDictionary(label => Rows.IdOf(id, label), StringComparer.Ordinal);
}

/// <summary>A debate whose rows were made again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version of which they are; 0 when there is no such debate.</param>
/// <param name="Repaired">How many were otherwise than the events make them.</param>
sealed record RebuiltDebate(Guid Id, long Version, long Repaired);
