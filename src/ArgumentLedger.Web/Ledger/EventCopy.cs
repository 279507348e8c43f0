using System.Globalization;
using Marten;
using Marten.Events;
using Npgsql;
using NpgsqlTypes;

namespace ArgumentLedger.Web.Ledger;

/// <summary>Writes the events of a new stream into Marten's table as they came, many at once, with PostgreSQL's COPY.</summary>
sealed class EventCopy : IAsyncDisposable
{
    const int SequenceBlock = 5_000;

    readonly EventGraph events;
    readonly Guid stream;
    readonly NpgsqlConnection numbering;
    readonly NpgsqlBinaryImporter rows;
    readonly Queue<long> numbers = new();

    EventCopy(EventGraph events, Guid stream, NpgsqlConnection numbering, NpgsqlBinaryImporter rows) =>
        (this.events, this.stream, this.numbering, this.rows) = (events, stream, numbering, rows);

    /// <summary>Begins to write; the connection takes nothing else until this is completed or disposed of.</summary>
    internal static async Task<EventCopy> BeginAsync(IDocumentStore store, NpgsqlConnection connection, Guid stream, CancellationToken ct)
    {
        var numbering = store.Storage.Database.CreateConnection();
        await numbering.OpenAsync(ct);
        var rows = await connection.BeginBinaryImportAsync(
            "copy ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, headers) from stdin (format binary)", ct);
        return new((EventGraph)store.Options.Events, stream, numbering, rows);
    }

    /// <summary>Writes the next event.</summary>
    internal async Task WriteAsync(ReceivedEntry received, CancellationToken ct)
    {
        var entry = received.Entry;
        var mapping = events.EventMappingFor(entry.Event.GetType());
        await rows.StartRowAsync(ct);
        await rows.WriteAsync(await NextNumberAsync(ct), NpgsqlDbType.Bigint, ct);
        await rows.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid, ct);
        await rows.WriteAsync(stream, NpgsqlDbType.Uuid, ct);
        await rows.WriteAsync(entry.Version, NpgsqlDbType.Bigint, ct);
        await rows.WriteAsync(received.Data, NpgsqlDbType.Jsonb, ct);
        await rows.WriteAsync(mapping.EventTypeName, NpgsqlDbType.Varchar, ct);
        await rows.WriteAsync(entry.At, NpgsqlDbType.TimestampTz, ct);
        await rows.WriteAsync(mapping.DotNetTypeName, NpgsqlDbType.Varchar, ct);
        await rows.WriteAsync(StoredEntry.HeadersOf(entry, received.Previous, received.Hash), NpgsqlDbType.Jsonb, ct);
    }

    /// <summary>Hands everything over to the transaction.</summary>
    internal async Task CompleteAsync(CancellationToken ct) => await rows.CompleteAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await rows.DisposeAsync();
        await numbering.DisposeAsync();
    }

    async Task<long> NextNumberAsync(CancellationToken ct)
    {
        if (numbers.TryDequeue(out var number))
            return number;
        await using var command = new NpgsqlCommand(
            string.Create(CultureInfo.InvariantCulture, $"select nextval('ledger.mt_events_sequence') from generate_series(1, {SequenceBlock})"), numbering);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            numbers.Enqueue(reader.GetInt64(0));
        return numbers.Dequeue();
    }
}
