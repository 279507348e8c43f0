using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections.Searching;

namespace ArgumentLedger.Web.Feeds;

/// <summary>Makes feeds of what a search finds, the latest first, of what anybody may find.</summary>
public sealed class SearchFeed(SearchFinder finder, ContributorDirectory directory)
{
    const int Most = 50;
    const string Site = "Argument Ledger";

    /// <summary>The feed of a search. Words spelled alike are not what was searched for: with nothing else it is empty, until there is.</summary>
    /// <param name="wish">What is searched for.</param>
    /// <param name="words">The words, as they were typed.</param>
    /// <param name="query">The query of the feed's own address.</param>
    /// <param name="site">The site's address.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task<AtomFeed> OfAsync(SearchWish wish, string words, string query, Uri site, CancellationToken ct)
    {
        var found = await finder.FindAsync(wish, reader: null, ct);
        var latest = found.IsAlike ? [] : found.Hits.OrderByDescending(hit => hit.At).ThenBy(hit => hit.Debate).ThenBy(hit => hit.Label, StringComparer.Ordinal).Take(Most).ToList();
        var shown = await finder.ShowAsync(latest, found.Queries, ct);
        var speakers = await Speakers.OfAsync(directory, latest.Select(hit => hit.Speaker).OfType<string>(), ct);
        return new(
            AtomFeed.IdOf($"search {query}"), $"{Site}: {words}", latest.Count == 0 ? DateTimeOffset.UnixEpoch : latest[0].At,
            new(site, $"api/search/feed{query}"), new(site, $"search{query}"), [.. shown.Select(one => EntryOf(one, speakers, site))]);
    }

    static FeedEntry EntryOf(SearchShown one, Speakers speakers, Uri site)
    {
        var (hit, isMotion) = (one.Hit, one.Hit.Kind == "motion");
        return new(
            AtomFeed.IdOf($"{hit.Debate} {(isMotion ? "" : hit.Label)}"),
            isMotion ? one.Motion : $"{one.Title ?? $"{char.ToUpperInvariant(hit.Kind[0])}{hit.Kind[1..]} {hit.Label}"} in: {one.Motion}",
            hit.Speaker is { } speaker ? Speakers.IsCast(speaker) ? speaker : speakers.DisplayName(speaker) : Site,
            hit.At,
            new(site, $"debates/{hit.Debate}{(isMotion ? "" : hit.Kind == "source" ? $"/sources/{hit.Label}" : $"/{hit.Label}")}"),
            string.Concat(one.Excerpt.Select(piece => piece.Text)));
    }
}
