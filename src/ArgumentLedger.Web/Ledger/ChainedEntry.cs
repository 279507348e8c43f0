using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Ledger;

namespace ArgumentLedger.Web.Ledger;

/// <summary>An entry in its place in the chain, spelled as it is stored.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Data">The event's data as JSON in UTF-8; it is what was hashed.</param>
/// <param name="Previous">The hash before it.</param>
/// <param name="Hash">Its hash.</param>
public sealed record ChainedEntry(Entry Entry, byte[] Data, string Previous, string Hash)
{
    /// <summary>Chains entries to the hash before the first of them.</summary>
    public static IReadOnlyList<ChainedEntry> Following(string head, IReadOnlyList<Entry> entries)
    {
        var chained = new ChainedEntry[entries.Count];
        for (var i = 0; i < chained.Length; i++)
            head = (chained[i] = After(head, entries[i])).Hash;
        return chained;
    }

    static ChainedEntry After(string previous, Entry entry)
    {
        var data = JsonSerializer.SerializeToUtf8Bytes(entry.Event, entry.Event.GetType(), LedgerJson.Stored);
        using var parsed = JsonDocument.Parse(data);
        var hash = Chain.HashOf(
            previous, entry.Version, entry.At, entry.By, entry.Speaker, entry.SaidAt, Vocabulary.NameOf(entry.Event), parsed.RootElement);
        return new(entry, data, previous, hash);
    }
}
