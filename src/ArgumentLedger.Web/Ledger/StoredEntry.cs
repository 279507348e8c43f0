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
    internal const string By = "by";
    internal const string Speaker = "speaker";
    internal const string SaidAt = "saidAt";

    internal const string Previous = "prev";
    internal const string Hash = "hash";

    /// <summary>Makes the event to store, chained to the hash before it.</summary>
    internal static IEvent Wrap(IEventStoreOperations events, Entry entry, string previous)
    {
        var stored = events.BuildEvent(entry.Event);
        stored.Timestamp = entry.At;
        stored.SetHeader(By, entry.By);
        if (entry.Speaker is { } speaker)
            stored.SetHeader(Speaker, speaker);
        if (entry.SaidAt is { } saidAt)
            stored.SetHeader(SaidAt, Chain.Instant(saidAt));
        stored.SetHeader(Previous, previous);
        stored.SetHeader(Hash, HashOf(entry, previous));
        return stored;
    }

    internal static string HashOf(IEvent stored) =>
        Header(stored, Hash) ?? throw new InvalidDataException($"Event {stored.Id} has no hash.");

    static string HashOf(Entry entry, string previous) => Chain.HashOf(
        previous, entry.Version, entry.At, entry.By, entry.Speaker, entry.SaidAt, Vocabulary.NameOf(entry.Event),
        JsonSerializer.SerializeToElement(entry.Event, entry.Event.GetType(), LedgerJson.Stored));

    internal static Entry Unwrap(IEvent stored) => new(
        stored.Version,
        Microseconds.Of(stored.Timestamp),
        Header(stored, By) ?? throw new InvalidDataException($"Event {stored.Id} has no contributor."),
        Header(stored, Speaker),
        Header(stored, SaidAt) is { } said ? DateTimeOffset.Parse(said, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null,
        (DebateEvent)stored.Data);

    static string? Header(IEvent stored, string name) => stored.GetHeader(name)?.ToString();
}
