using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Ledger;
using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// Writes a debate's ledger as it is stored, line by line (<c>Ledger/FORMAT.md</c> in the domain): straight from the
/// rows, so that what a verifier sees is what PostgreSQL holds. Words that a moderator hid stay behind; proofs hold without them.
/// </summary>
public sealed class LedgerExport(IDocumentStore store)
{
    const string Rows =
        """
        select version, timestamp, type, headers ->> 'by', headers ->> 'speaker', headers ->> 'saidAt', headers ->> 'prev', headers ->> 'hash', data::text
        from ledger.mt_events where stream_id = $1 and version >= $2 and version <= $3 order by version
        """;

    /// <summary>The header line, then every entry up to the version of the state given.</summary>
    /// <param name="head">The head of the ledger at that version, signed.</param>
    /// <param name="debate">The debate's state; what is hidden in it is left out.</param>
    /// <param name="ct">Stops reading.</param>
    public async IAsyncEnumerable<string> LinesAsync(SignedHead head, Debate debate, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return head.ToJson().ToJsonString(Readable);
        await foreach (var line in EntriesAsync(head.Head.Debate, debate, 1, debate.Version, ct))
            yield return line.ToJsonString(Readable);
    }

    /// <summary>Some of a ledger's entries as they stand in an export, oldest first.</summary>
    /// <param name="id">The debate's id.</param>
    /// <param name="debate">The debate's state; what is hidden in it is left out.</param>
    /// <param name="from">The first version.</param>
    /// <param name="to">The last version.</param>
    /// <param name="ct">Stops reading.</param>
    public async IAsyncEnumerable<JsonObject> EntriesAsync(Guid id, Debate debate, long from, long to, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(Rows, connection)
        {
            Parameters = { new() { Value = id }, new() { Value = from }, new() { Value = to } },
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            yield return Line(rows, debate);
    }

    /// <summary>The hash that a debate's ledger had come to at a version; null when it is shorter.</summary>
    public async Task<string?> HashAtAsync(Guid id, long version, CancellationToken ct)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select headers ->> 'hash' from ledger.mt_events where stream_id = $1 and version = $2", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = version } },
        };
        return await command.ExecuteScalarAsync(ct) as string;
    }

    static JsonObject Line(NpgsqlDataReader row, Debate head)
    {
        var name = row.GetString(2);
        var data = JsonNode.Parse(row.GetString(8))!;
        var line = new JsonObject
        {
            ["version"] = row.GetInt64(0),
            ["at"] = Chain.Instant(row.GetFieldValue<DateTimeOffset>(1)),
            ["by"] = row.GetString(3),
            ["event"] = name,
            ["data"] = IsHidden(name, data, head) ? Chain.Seal(data) : data,
            ["prev"] = row.GetString(6),
            ["hash"] = row.GetString(7),
        };
        if (!row.IsDBNull(4))
            line["speaker"] = row.GetString(4);
        if (!row.IsDBNull(5))
            line["saidAt"] = row.GetString(5);
        return line;
    }

    static bool IsHidden(string name, JsonNode data, Debate head) =>
        !head.Hidden.IsEmpty
        && Vocabulary.Events.TryGetValue(name, out var type)
        && data.Deserialize(type, LedgerJson.Stored) is DebateEvent fact
        && fact.WordsOf() is { } label && head.Hidden.ContainsKey(label);

    /// <summary>How lines are written: with as few escapes as JSON allows.</summary>
    internal static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
