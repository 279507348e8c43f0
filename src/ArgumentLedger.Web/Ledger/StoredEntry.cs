using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Ledger;
using JasperFx.Events;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// Carries ledger entries to and from Marten's events: data as it is, the people and the time of speaking in headers.
/// </summary>
static class StoredEntry
{
    const string By = "by";
    const string Speaker = "speaker";
    const string SaidAt = "saidAt";

    const string Previous = "prev";
    const string Hash = "hash";

    /// <summary>The headers of the event to store, as JSON in UTF-8.</summary>
    internal static byte[] HeadersOf(Entry entry, string previous, string hash)
    {
        var json = new ArrayBufferWriter<byte>(256);
        using (var headers = new Utf8JsonWriter(json))
        {
            headers.WriteStartObject();
            headers.WriteString(By, entry.By);
            if (entry.Speaker is { } speaker)
                headers.WriteString(Speaker, speaker);
            if (entry.SaidAt is { } saidAt)
                headers.WriteString(SaidAt, Chain.Instant(saidAt));
            headers.WriteString(Previous, previous);
            headers.WriteString(Hash, hash);
            headers.WriteEndObject();
        }
        return json.WrittenSpan.ToArray();
    }

    internal static Entry Unwrap(IEvent stored) => new(
        stored.Version,
        Microseconds.Of(stored.Timestamp),
        Header(stored, By) ?? throw new InvalidDataException($"Event {stored.Id} has no contributor."),
        Header(stored, Speaker),
        Header(stored, SaidAt) is { } said ? DateTimeOffset.Parse(said, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null,
        (DebateEvent)stored.Data);

    static string? Header(IEvent stored, string name) => stored.GetHeader(name)?.ToString();
}
