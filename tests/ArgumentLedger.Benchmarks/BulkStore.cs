using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Ledger;
using ArgumentLedger.Web.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace ArgumentLedger.Benchmarks;

/// <summary>Puts a debate's entries into the store as they would lie there had they been logged one by one, without its rows for lists.</summary>
static class BulkStore
{
    internal static async Task<Guid> AppendAsync(string connectionString, IReadOnlyList<Entry> entries)
    {
        var id = Guid.CreateVersion7();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        // Whoever follows moves finds the debate with its events or not at all.
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, $"insert into ledger.mt_streams (id, version) values ('{id}', {entries.Count})");
        await using var command = new NpgsqlCommand("select coalesce(max(seq_id), 0) from ledger.mt_events", connection);
        var sequence = (long)(await command.ExecuteScalarAsync())!;
        await using (var rows = await connection.BeginBinaryImportAsync(
            "copy ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers) from stdin (format binary)"))
        {
            var head = Chain.Genesis(id);
            foreach (var entry in entries)
                head = await WriteAsync(rows, id, ++sequence, entry, head);
            await rows.CompleteAsync();
        }
        await ExecuteAsync(connection, $"select setval('ledger.mt_events_sequence', {sequence})");
        await ExecuteAsync(connection, "analyze ledger.mt_events");
        await transaction.CommitAsync();
        return id;
    }

    static async Task<string> WriteAsync(NpgsqlBinaryImporter rows, Guid id, long sequence, Entry entry, string previous)
    {
        var type = entry.Event.GetType();
        var data = JsonSerializer.SerializeToElement(entry.Event, type, LedgerJson.Stored);
        var hash = Chain.HashOf(previous, entry.Version, entry.At, entry.By, entry.Speaker, entry.SaidAt, Vocabulary.NameOf(entry.Event), data);
        var headers = new Dictionary<string, string> { ["by"] = entry.By, ["prev"] = previous, ["hash"] = hash };
        if (entry.Speaker is { } speaker)
            headers.Add("speaker", speaker);
        await rows.StartRowAsync();
        await rows.WriteAsync(sequence, NpgsqlDbType.Bigint);
        await rows.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
        await rows.WriteAsync(id, NpgsqlDbType.Uuid);
        await rows.WriteAsync(entry.Version, NpgsqlDbType.Bigint);
        await rows.WriteAsync(data.GetRawText(), NpgsqlDbType.Jsonb);
        await rows.WriteAsync(Vocabulary.NameOf(entry.Event), NpgsqlDbType.Varchar);
        await rows.WriteAsync(entry.At.UtcDateTime, NpgsqlDbType.TimestampTz);
        await rows.WriteAsync($"{type.FullName}, {type.Assembly.GetName().Name}", NpgsqlDbType.Varchar);
        await rows.WriteAsync(JsonSerializer.Serialize(headers), NpgsqlDbType.Jsonb);
        return hash;
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
