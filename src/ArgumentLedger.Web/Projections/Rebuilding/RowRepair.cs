using Npgsql;

namespace ArgumentLedger.Web.Projections.Rebuilding;

/// <summary>
/// Makes the rows of a debate what they should be. Most are: those are told from the rest here, by their text, so that
/// PostgreSQL neither reads JSON nor locks or writes a row for them.
/// </summary>
/// <param name="connection">In a transaction in which nobody else writes rows of the debate.</param>
/// <param name="debate">The debate's id.</param>
sealed class RowRepair(NpgsqlConnection connection, Guid debate) : IDisposable
{
    const int AtOnce = 2_000;

    readonly JsonbText text = new();

    /// <summary>Makes the rows of a table so; how many were otherwise, or not there, or too many.</summary>
    /// <param name="table">The table.</param>
    /// <param name="due">What each row that there should be is made from, by its id.</param>
    /// <param name="rowOf">Makes a row.</param>
    /// <param name="ct">Breaks it off.</param>
    internal async Task<long> RunAsync<TRow>(RowTable<TRow> table, Dictionary<string, string> due, Func<string, TRow> rowOf, CancellationToken ct)
    {
        var (wrong, strays) = (new List<string>(), new List<string>());
        await using (var command = new NpgsqlCommand($"select id::text, data from {table.Name} where {table.Debate} = $1", connection) { CommandTimeout = 0, Parameters = { new() { Value = debate } } })
        await using (var rows = await command.ExecuteReaderAsync(ct))
            while (await rows.ReadAsync(ct))
                if (!due.Remove(rows.GetString(0), out var known))
                    strays.Add(rows.GetString(0));
                else if (!text.IsOf(rowOf(known), rows.GetFieldValue<byte[]>(1)))
                    wrong.Add(known);
        var repaired = await DropAsync(table.Name, strays, ct);
        foreach (var some in wrong.Concat(due.Values).Chunk(AtOnce))
            repaired += await WriteAsync(table, [.. some.Select(rowOf)], ct);
        return repaired;
    }

    async Task<long> DropAsync(string table, List<string> strays, CancellationToken ct)
    {
        if (strays.Count == 0)
            return 0;
        await using var command = new NpgsqlCommand($"delete from {table} where debate = $1 and id = any($2)", connection)
        {
            CommandTimeout = 0,
            Parameters = { new() { Value = debate }, new() { Value = strays } },
        };
        return await command.ExecuteNonQueryAsync(ct);
    }

    async Task<long> WriteAsync<TRow>(RowTable<TRow> table, IReadOnlyList<TRow> rows, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(table.Repair(first: 1), connection) { CommandTimeout = 0 };
        table.AddTo(command, rows);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <inheritdoc/>
    public void Dispose() => text.Dispose();
}
