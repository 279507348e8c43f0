using System.Text.Json;
using ArgumentLedger.Web.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace ArgumentLedger.Web.Projections;

/// <summary>A table of rows of one kind, written as Marten would store them, many in one statement.</summary>
/// <param name="name">The table.</param>
/// <param name="debate">The column with the id of the debate that a row belongs to.</param>
/// <param name="id">The id of a row.</param>
/// <param name="columns">What is kept beside the JSON.</param>
sealed class RowTable<TRow>(string name, string debate, RowColumn<TRow> id, params RowColumn<TRow>[] columns)
{
    readonly RowColumn<TRow> data = RowColumn<TRow>.Of("data", NpgsqlDbType.Jsonb, row => JsonSerializer.SerializeToUtf8Bytes(row, LedgerJson.Stored));

    RowColumn<TRow>[] All => field ??= [id, data, .. columns];

    string Names => string.Join(", ", columns.Select(column => column.Name));

    /// <summary>The table with its schema.</summary>
    internal string Name => $"{LedgerStore.Schema}.{name}";

    /// <summary>The column with the id of the debate that a row belongs to.</summary>
    internal string Debate => debate;

    /// <summary>Inserts or overwrites rows.</summary>
    /// <param name="first">The number of the first parameter that <see cref="AddTo"/> adds.</param>
    /// <param name="condition">What joins <c>it</c>, the rows to write, to say which of them are written.</param>
    /// <param name="unless">Which rows that are there already are left as they are.</param>
    internal string Upsert(int first, string condition = "", string unless = "") =>
        $"""
        insert into {Name} (id, data, mt_version, mt_dotnet_type, mt_last_modified, {Names})
        select it.id, it.data, gen_random_uuid(), ${first}, transaction_timestamp(), {string.Join(", ", columns.Select(column => "it." + column.Name))}
        from unnest({string.Join(", ", Enumerable.Range(first + 1, columns.Length + 2).Select(number => $"${number}"))}) as it (id, data, {Names}) {condition}
        on conflict (id) do update set data = excluded.data, mt_version = excluded.mt_version, mt_dotnet_type = excluded.mt_dotnet_type,
            mt_last_modified = excluded.mt_last_modified, {string.Join(", ", columns.Select(column => $"{column.Name} = excluded.{column.Name}"))} {unless}
        """;

    /// <summary>Inserts rows, and overwrites those that are otherwise than they should be.</summary>
    internal string Repair(int first) => Upsert(first, unless: $"where {name}.data is distinct from excluded.data");

    /// <summary>Writes rows of which none is there yet, as they are made; the connection's transaction is lost when one is.</summary>
    internal async Task CopyAsync(NpgsqlConnection connection, IEnumerable<TRow> rows, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {Name} (mt_version, mt_dotnet_type, id, data, {Names}) from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(Guid.NewGuid(), NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(typeof(TRow).FullName, NpgsqlDbType.Varchar, ct);
            foreach (var column in All)
                await column.CopyAsync(copy, row, ct);
        }
        await copy.CompleteAsync(ct);
    }

    /// <summary>Adds the parameters of rows: their type, their ids, their JSON, and each column.</summary>
    internal void AddTo(NpgsqlCommand command, IReadOnlyList<TRow> rows)
    {
        command.Parameters.Add(new() { Value = typeof(TRow).FullName, NpgsqlDbType = NpgsqlDbType.Varchar });
        foreach (var column in All)
            column.AddTo(command, rows);
    }
}

/// <summary>A column of rows, what adds the parameter that holds it of many, and what copies it of one.</summary>
sealed record RowColumn<TRow>(string Name, Action<NpgsqlCommand, IReadOnlyList<TRow>> AddTo, Func<NpgsqlBinaryImporter, TRow, CancellationToken, Task> CopyAsync)
{
    internal static RowColumn<TRow> Of<TValue>(string name, NpgsqlDbType type, Func<TRow, TValue> value) =>
        new(name, (command, rows) => command.AddArray(type, rows, value), (copy, row, ct) => copy.WriteAsync(value(row), type, ct));
}

/// <summary>The tables of rows.</summary>
static class RowTables
{
    internal static readonly RowTable<DebateCard> Cards = new(
        "mt_doc_debatecard", "id", RowColumn<DebateCard>.Of("id", NpgsqlDbType.Uuid, card => card.Id),
        RowColumn<DebateCard>.Of("visibility", NpgsqlDbType.Varchar, card => card.Visibility),
        RowColumn<DebateCard>.Of("last_at", NpgsqlDbType.TimestampTz, card => card.LastAt),
        RowColumn<DebateCard>.Of("opened_at", NpgsqlDbType.TimestampTz, card => card.OpenedAt));

    internal static readonly RowTable<Position> Positions = new(
        "mt_doc_position", "debate", RowColumn<Position>.Of("id", NpgsqlDbType.Varchar, position => position.Id),
        RowColumn<Position>.Of("debate", NpgsqlDbType.Uuid, position => position.Debate));

    internal static readonly RowTable<SourceRow> Sources = new(
        "mt_doc_sourcerow", "debate", RowColumn<SourceRow>.Of("id", NpgsqlDbType.Varchar, source => source.Id),
        RowColumn<SourceRow>.Of("debate", NpgsqlDbType.Uuid, source => source.Debate));
}
