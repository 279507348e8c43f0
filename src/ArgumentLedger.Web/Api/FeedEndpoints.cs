using System.Security.Claims;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Feeds;
using ArgumentLedger.Web.Identity;

namespace ArgumentLedger.Web.Api;

/// <summary>Atom feeds. They show what anybody may read, whoever asks: what reads feeds keeps them where others look.</summary>
static class FeedEndpoints
{
    internal static void MapFeeds(this RouteGroupBuilder api)
    {
        var feeds = api.MapGroup("/debates").WithTags("Feeds").AddEndpointFilter(AsAnybody);
        feeds.MapGet("/feed", OfSiteAsync).WithName("FeedOfDebates").WithSummary("Public debates as an Atom feed, the latest move first")
            .WithDescription("As anybody finds them in the list of debates.")
            .Takes(
                QueryParameter.Text("q", "Words of the motion.", "fuzzy"),
                QueryParameter.Text("by", "The handle of whoever opened it.", "ann"),
                QueryParameter.OneOf("status", "Whether it takes moves.", "open", "closed"),
                QueryParameter.OneOf("sort", "Which come first; active if left out.", [.. DebateList.Sorts.Keys]),
                QueryParameter.Number("limit", "The most debates, 1 to 200; 50 if left out.", 1, 200, 20))
            .Produces(StatusCodes.Status200OK, contentType: AtomFeed.MediaType).Refuses(400);
        feeds.MapGet("/{id:guid}/feed", OfDebateAsync).WithName("FeedOfDebate").WithSummary("The latest 50 events of a debate as an Atom feed; private debates have none")
            .WithDescription("As the head shows them, the latest first.").Takes()
            .Produces(StatusCodes.Status200OK, contentType: AtomFeed.MediaType).Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
        feeds.MapGet("/{id:guid}/contributions/{label}/feed", OfPositionAsync).WithName("FeedOfPosition").WithSummary("The latest 50 events in a position's history as an Atom feed")
            .WithDescription("As the head shows them, the latest first.").Takes()
            .Produces(StatusCodes.Status200OK, contentType: AtomFeed.MediaType).Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
        api.MapGet("/search/feed", OfSearchAsync).AddEndpointFilter(AsAnybody).WithTags("Feeds").WithName("FeedOfSearch").WithSummary("What a search finds as an Atom feed, the latest 50 first")
            .WithDescription("Of what anybody may find. Words spelled alike are not found here.").Takes(SearchQuery.Wishes)
            .Produces(StatusCodes.Status200OK, contentType: AtomFeed.MediaType).Refuses(400);
    }

    static ValueTask<object?> AsAnybody(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity());
        return next(context);
    }

    static Task<IResult> OfDebateAsync(Guid id, HttpContext http, ReadableDebate readable, DebateFeeds feeds, CancellationToken ct) =>
        readable.AnswerAsync(http, id, async (debate, _) =>
            Answer(await feeds.OfDebateAsync(id, debate, SiteOf(http), ct)), ct);

    static Task<IResult> OfPositionAsync(Guid id, string label, HttpContext http, ReadableDebate readable, DebateFeeds feeds, CancellationToken ct) =>
        readable.AnswerAsync(http, id, async (debate, _) => debate.Contributions.ContainsKey(label)
            ? Answer(await feeds.OfPositionAsync(id, debate, label, SiteOf(http), ct))
            : Answers.UnknownLabel("contribution"), ct);

    static async Task<IResult> OfSiteAsync(HttpContext http, DebateList list, ContributorDirectory directory, CancellationToken ct)
    {
        var (page, problem) = await list.FindAsync(http.Request, reader: null, ct);
        if (problem is not null)
            return problem;
        var speakers = await Speakers.OfAsync(directory, page!.Items.Select(card => card.Opener), ct);
        var site = SiteOf(http);
        var entries = page.Items.Select(card => new FeedEntry(
            AtomFeed.IdOf($"{card.Id} "), card.Motion, speakers.DisplayName(card.Opener), card.LastAt, new(site, $"debates/{card.Id}"), card.Description)).ToList();
        var query = http.Request.QueryString.ToUriComponent();
        var at = entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries.Max(entry => entry.At);
        return Answer(new AtomFeed(AtomFeed.IdOf($"debates {query}"), "Argument Ledger: debates", at, new(site, $"api/debates/feed{query}"), site, entries));
    }

    static async Task<IResult> OfSearchAsync(HttpContext http, SearchFeed feed, ContributorDirectory directory, CancellationToken ct)
    {
        var (query, problem) = await SearchQuery.ReadAsync(http.Request, directory, ct);
        return query is null ? problem! : Answer(await feed.OfAsync(query.Wish, http.Request.Parameter("q")!, http.Request.QueryString.ToUriComponent(), SiteOf(http), ct));
    }

    static IResult Answer(AtomFeed feed) => TypedResults.Bytes(feed.ToXml(), $"{AtomFeed.MediaType}; charset=utf-8");

    static Uri SiteOf(HttpContext http) => new UriBuilder(http.Request.Scheme, http.Request.Host.Host, http.Request.Host.Port ?? -1).Uri;
}
