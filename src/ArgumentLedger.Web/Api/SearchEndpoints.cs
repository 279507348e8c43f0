using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;

namespace ArgumentLedger.Web.Api;

/// <summary>Searching all words.</summary>
static class SearchEndpoints
{
    internal static void MapSearch(this RouteGroupBuilder api) =>
        api.MapGet("/search", FindAsync).WithTags("Search").WithName("Search").WithSummary("Motions, contributions and sources by their words, the best first")
            .WithDescription("What is hidden is not found, nor what stands in debates that you may not find. Where nothing fits, what has words spelled much alike is answered, and “isAlike” says so. Of what fits more than 2,000 times the latest 1,000 are ranked.")
            .Takes(SearchQuery.Parameters).Produces<SearchPageView>().Refuses(400);

    static async Task<IResult> FindAsync(HttpContext http, SearchList list, CancellationToken ct)
    {
        var (page, problem) = await list.FindAsync(http.Request, http.User.ContributorId(), ct);
        return page is null ? problem! : TypedResults.Ok(page);
    }
}
