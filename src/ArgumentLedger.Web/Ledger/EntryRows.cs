using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ArgumentLedger.Domain;
using Npgsql;

namespace ArgumentLedger.Web.Ledger;

/// <summary>Reads entries straight from the rows, many at a time, with no more work for each than its JSON takes.</summary>
static class EntryRows
{
    const string Rows =
        """
        select version, timestamp, type, headers ->> 'by', headers ->> 'speaker', headers ->> 'saidAt', headers ->> 'hash', data
        from ledger.mt_events where stream_id = $1 and
        """;

    /// <summary>A debate's entries from one version to another, oldest first, each with the hash that the ledger comes to.</summary>
    internal static async IAsyncEnumerable<(Entry Entry, string Hash)> ReadAsync(
        NpgsqlConnection connection, Guid debate, long from, long to, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Rows + " version >= $2 and version <= $3 order by version", connection)
        {
            Parameters = { new() { Value = debate }, new() { Value = from }, new() { Value = to } },
        };
        await connection.OpenAsync(ct);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            yield return (EntryOf(debate, rows), Text(rows, 6) ?? throw Lacks(debate, rows, "hash"));
    }

    /// <summary>A debate's entries at some versions, oldest first.</summary>
    internal static async IAsyncEnumerable<Entry> ReadAsync(
        NpgsqlConnection connection, Guid debate, IReadOnlyCollection<long> versions, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Rows + " version = any($2) order by version", connection)
        {
            Parameters = { new() { Value = debate }, new() { Value = versions.ToArray() } },
        };
        await connection.OpenAsync(ct);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            yield return EntryOf(debate, rows);
    }

    static Entry EntryOf(Guid debate, NpgsqlDataReader row) => new(
        row.GetInt64(0),
        Microseconds.Of(row.GetFieldValue<DateTimeOffset>(1)),
        Text(row, 3) ?? throw Lacks(debate, row, "contributor"),
        Text(row, 4),
        Text(row, 5) is { } said ? DateTimeOffset.Parse(said, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null,
        (DebateEvent)JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(7), Vocabulary.Events[row.GetString(2)], LedgerJson.Stored)!);

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    static InvalidDataException Lacks(Guid debate, NpgsqlDataReader row, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Version {row.GetInt64(0)} of debate {debate} has no {what}."));
}
