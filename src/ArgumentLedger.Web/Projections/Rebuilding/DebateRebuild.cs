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
    const int AtOnce = 2_000;

    /// <summary>Makes them; how many were otherwise than the events make them.</summary>
    internal async Task<long> RunAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var known = await FoldAsync(session, null, ct);
        await using var connection = await store.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Whoever writes events holds this row.
        await RunAsync(connection, "select from ledger.mt_streams where id = $1 for no key update", ct);
        if (await FoldAsync(session, known, ct) is not { State: var debate })
            return 0;
        var repaired = await RepairAsync(connection, RowTables.Cards, [Rows.CardOf(id, debate)], ct)
            + await RepairAsync(connection, RowTables.Sources, [.. debate.Sources.Keys.Select(label => Rows.SourceOf(id, debate, label))], ct)
            + await DropAsync(connection, RowTables.Sources.Name, debate.Sources.Keys, ct)
            + await DropAsync(connection, RowTables.Positions.Name, debate.Order, ct)
            + await TurnTable.RepairAsync(connection, id, [.. debate.Order.SelectMany(label => PositionTurn.Of(id, debate, label))], ct);
        foreach (var labels in debate.Order.Chunk(AtOnce))
            repaired += await RepairAsync(connection, RowTables.Positions, [.. labels.Select(label => Rows.PositionOf(id, debate, label))], ct);
        await transaction.CommitAsync(ct);
        return repaired;
    }

    async Task<WarmDebate?> FoldAsync(IQuerySession session, WarmDebate? known, CancellationToken ct) =>
        await session.Events.FetchStreamStateAsync(id, ct) is { } stream ? await DebateReader.FoldAsync(session, id, stream.Version, known, ct) : null;

    static async Task<long> RepairAsync<TRow>(NpgsqlConnection connection, RowTable<TRow> table, IReadOnlyList<TRow> rows, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(table.Repair(first: 1), connection) { CommandTimeout = 0 };
        table.AddTo(command, rows);
        return await command.ExecuteNonQueryAsync(ct);
    }

    // Rows that no event made.
    Task<long> DropAsync(NpgsqlConnection connection, string table, IEnumerable<string> labels, CancellationToken ct) =>
        RunAsync(connection, $"delete from {table} where debate = $1 and not id = any($2)", ct, labels.Select(label => Rows.IdOf(id, label)).ToArray());

    async Task<long> RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct, string[]? ids = null)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0, Parameters = { new() { Value = id } } };
        if (ids is not null)
            command.Parameters.Add(new() { Value = ids });
        return Math.Max(0, await command.ExecuteNonQueryAsync(ct));
    }
}
