using System.Globalization;
using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Feeds;

/// <summary>Makes feeds of a debate's latest events, or of those in the history of a position, as its head shows them.</summary>
public sealed class DebateFeeds(DebateReader reader, ContributorDirectory directory)
{
    const int Most = 50;

    // Where an event has several kinds of words, the first of these are what was said.
    static readonly string[] Words = ["text", "exact", "motion", "title", "name", "reason"];
    static readonly string[] Labels = ["label", "target", "what", "link", "speaker"];

    /// <summary>The feed of a debate.</summary>
    internal async Task<AtomFeed> OfDebateAsync(Guid id, Debate debate, Uri site, CancellationToken ct)
    {
        var entries = await reader.EntriesAsync(id, Math.Max(1, debate.Version - Most + 1), Most, ct);
        return await FeedAsync(id, debate, "", TitleOf(debate), entries, site, ct);
    }

    /// <summary>The feed of a position, which the debate has.</summary>
    internal async Task<AtomFeed> OfPositionAsync(Guid id, Debate debate, string label, Uri site, CancellationToken ct)
    {
        var entries = await reader.EntriesAsync(id, [.. PositionHistories.VersionsOf(debate, label).TakeLast(Most)], ct);
        return await FeedAsync(id, debate, label, $"{label} in: {TitleOf(debate)}", entries, site, ct);
    }

    async Task<AtomFeed> FeedAsync(Guid id, Debate debate, string label, string title, IReadOnlyList<Entry> entries, Uri site, CancellationToken ct)
    {
        var speakers = await Speakers.OfAsync(directory, EntryView.People(entries), ct);
        var page = new Uri(site, label.Length == 0 ? $"debates/{id}" : $"debates/{id}/{label}");
        var self = new Uri(site, label.Length == 0 ? $"api/debates/{id}/feed" : $"api/debates/{id}/contributions/{label}/feed");
        return new(AtomFeed.IdOf($"{id} {label}"), title, entries[^1].At, self, page, [.. entries.Reverse().Select(entry => EntryOf(id, entry, debate, speakers, site))]);
    }

    static FeedEntry EntryOf(Guid id, Entry entry, Debate debate, Speakers speakers, Uri site)
    {
        var view = EntryView.Of(entry, debate, speakers);
        var label = First(view.Data, Labels);
        var what = view.Event.Replace('-', ' ');
        return new(
            AtomFeed.IdOf(string.Create(CultureInfo.InvariantCulture, $"{id} {entry.Version}")),
            $"{char.ToUpperInvariant(what[0])}{what[1..]}{(label is null ? "" : $": {label}")}",
            NameOf(entry.Voice, debate, speakers),
            entry.At,
            new(site, string.Create(CultureInfo.InvariantCulture, $"debates/{id}/replay?at={entry.Version}")),
            First(view.Data, Words) ?? (entry.Event.WordsOf() is { } words && debate.Hidden.ContainsKey(words) ? "(hidden by a moderator)" : null));
    }

    static string NameOf(string voice, Debate debate, Speakers speakers) =>
        !Speakers.IsCast(voice) ? speakers.DisplayName(voice)
        : debate.Hidden.ContainsKey(voice) ? voice
        : debate.Cast[voice].Name.Text ?? voice;

    static string TitleOf(Debate debate) => debate.Motion?.Text ?? "A debate";

    static string? First(JsonElement data, string[] names) => names
        .Select(name => data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null)
        .FirstOrDefault(value => value is not null);
}
