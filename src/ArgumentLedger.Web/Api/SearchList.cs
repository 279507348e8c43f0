using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Projections.Searching;

namespace ArgumentLedger.Web.Api;

/// <summary>A page of what was found.</summary>
/// <param name="Items">The best first.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
/// <param name="Total">How many were found in all; of those that were looked at, where not all were.</param>
/// <param name="IsAll">False when so much fits that only the latest of it was looked at.</param>
/// <param name="IsAlike">Whether nothing has the words, and these have words that are spelled much like them.</param>
/// <param name="Facets">How many of them there are of each kind, status, speaker and debate; of the latter two those with most.</param>
public sealed record SearchPageView(IReadOnlyList<SearchItemView> Items, string? Next, int Total, bool IsAll, bool IsAlike, SearchFacetsView Facets) : IPage
{
    string? IPage.Cursor => Next;

    IEnumerable<object> IPage.All => Items;
}

/// <summary>Something that was found.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="Motion">Its motion.</param>
/// <param name="Label">The contribution's or source's label; null for the motion itself.</param>
/// <param name="Kind">motion, source, or the kind of contribution.</param>
/// <param name="Title">What it is called, if it has a title.</param>
/// <param name="Speaker">Whose words: a handle or a cast label; null for motions and sources.</param>
/// <param name="Status">How a contribution stands; null where it does not.</param>
/// <param name="At">When it was logged.</param>
/// <param name="Excerpt">The words around what was searched for, in pieces.</param>
public sealed record SearchItemView(
    Guid Debate, string Motion, string? Label, string Kind, string? Title, string? Speaker, string? Status, DateTimeOffset At, IReadOnlyList<ExcerptPiece> Excerpt);

/// <summary>How many there are of each.</summary>
/// <param name="Kinds">By what they are.</param>
/// <param name="Statuses">By how they fare.</param>
/// <param name="Speakers">By whose words they are, as far as they have accounts.</param>
/// <param name="Debates">By debate.</param>
public sealed record SearchFacetsView(IReadOnlyList<FacetView> Kinds, IReadOnlyList<FacetView> Statuses, IReadOnlyList<FacetView> Speakers, IReadOnlyList<FacetView> Debates);

/// <summary>One value of a facet.</summary>
/// <param name="Value">What to ask for to see only these.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Count">How many there are.</param>
public sealed record FacetView(string Value, string Name, int Count);

/// <summary>Searches for pages and REST.</summary>
public sealed class SearchList(SearchFinder finder, DebateNames names, ContributorDirectory directory)
{
    const int MostValues = 10;

    /// <summary>What a request searches for, of what its sender may find; or the problem to answer with.</summary>
    public async Task<(SearchPageView? Page, IResult? Problem)> FindAsync(HttpRequest request, string? reader, CancellationToken ct)
    {
        var (query, problem) = await SearchQuery.ReadAsync(request, directory, ct);
        if (query is null)
            return (null, problem);
        var found = await finder.FindAsync(query.Wish, reader, ct);
        var rest = query.After is { } after ? found.Hits.Where(after.IsBefore).ToList() : found.Hits;
        var page = rest.Take(query.Limit).ToList();
        var speakers = await Speakers.OfAsync(directory, found.Hits.Select(hit => hit.Speaker).OfType<string>().Distinct(), ct);
        var shown = await finder.ShowAsync(page, found.Queries, ct);
        return (new(
            [.. shown.Select(one => ItemOf(one, speakers))], rest.Count > page.Count ? SearchCursor.Of(page[^1]).ToString() : null,
            found.Hits.Count, found.IsAll, found.IsAlike, await FacetsAsync(found.Hits, speakers, ct)), null);
    }

    static SearchItemView ItemOf(SearchShown one, Speakers speakers) => new(
        one.Hit.Debate, one.Motion, one.Hit.Kind == "motion" ? null : one.Hit.Label, one.Hit.Kind, one.Title,
        one.Hit.Speaker is { } speaker ? speakers.Name(speaker) : null, one.Hit.Status, one.Hit.At, one.Excerpt);

    async Task<SearchFacetsView> FacetsAsync(IReadOnlyList<SearchHit> hits, Speakers speakers, CancellationToken ct)
    {
        var debates = Count(hits, hit => hit.Debate.ToString(), MostValues);
        var motions = await names.OfAsync(debates.Select(debate => Guid.Parse(debate.Value)), ct);
        return new(
            Count(hits, hit => hit.Kind, int.MaxValue),
            Count(hits, hit => hit.Status, int.MaxValue),
            // A cast label is somebody within a debate only.
            Count(hits, hit => hit.Speaker is { } speaker && !Speakers.IsCast(speaker) ? speakers.Name(speaker) : null, MostValues),
            [.. debates.Select(debate => debate with { Name = motions.GetValueOrDefault(Guid.Parse(debate.Value), "") })]);
    }

    static IReadOnlyList<FacetView> Count(IReadOnlyList<SearchHit> hits, Func<SearchHit, string?> value, int most) =>
        [.. hits.Select(value).OfType<string>().CountBy(one => one).OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Take(most).Select(one => new FacetView(one.Key, one.Key, one.Value))];
}
