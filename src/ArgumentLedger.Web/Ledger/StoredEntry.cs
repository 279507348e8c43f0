using System.Globalization;
using ArgumentLedger.Domain;
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

    internal static IEvent Wrap(IEventStoreOperations events, Entry entry)
    {
        var stored = events.BuildEvent(entry.Event);
        stored.Timestamp = entry.At;
        stored.SetHeader(By, entry.By);
        if (entry.Speaker is { } speaker)
            stored.SetHeader(Speaker, speaker);
        if (entry.SaidAt is { } saidAt)
            stored.SetHeader(SaidAt, saidAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        return stored;
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
