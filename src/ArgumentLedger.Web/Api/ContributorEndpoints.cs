using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections.Finding;

namespace ArgumentLedger.Web.Api;

/// <summary>A contributor and how much they did, in debates that the reader may find.</summary>
/// <param name="Handle">The handle.</param>
/// <param name="DisplayName">The name beside their words.</param>
/// <param name="Debates">Debates they opened.</param>
/// <param name="Said">Contributions that are their words, by kind.</param>
/// <param name="Standing">What has become of those, by status; statuses of none are left out.</param>
/// <param name="Reported">Contributions of others that they logged.</param>
/// <param name="StandsBy">Contributions they stand by.</param>
/// <param name="Conceded">Contributions of others that they conceded, wholly or in part.</param>
/// <param name="Quotes">How their own quotes of others hold, by fidelity; ways in which none holds are left out.</param>
/// <param name="Quoted">How quotes of their words by anybody hold, by fidelity; ways in which none holds are left out.</param>
public sealed record ContributorView(
    string Handle, string DisplayName, long Debates, IReadOnlyDictionary<string, long> Said, IReadOnlyDictionary<string, long> Standing,
    long Reported, long StandsBy, long Conceded, IReadOnlyDictionary<string, long> Quotes, IReadOnlyDictionary<string, long> Quoted);

/// <summary>Contributors across debates.</summary>
static class ContributorEndpoints
{
    internal static void MapContributors(this RouteGroupBuilder api)
    {
        var contributors = api.MapGroup("/contributors").WithTags("Commitments");
        contributors.MapGet("/{handle}", ShowAsync).WithName("ShowContributor").WithSummary("A contributor and how much they did")
            .WithDescription("Counted over public debates and those of which you are a participant.").Takes()
            .Produces<ContributorView>().Refuses(400, 404);
        contributors.MapGet("/{handle}/commitments", CommitmentsAsync).WithName("ContributorCommitments").WithSummary("What a contributor stands by, across all debates one may find")
            .WithDescription("Newest first when not said otherwise.").Takes(PositionQuery.Paging)
            .Produces<Page<PositionRowView>>().Refuses(400, 404);
    }

    static async Task<IResult> ShowAsync(string handle, HttpContext http, ContributorDirectory directory, ContributorRecords records, CancellationToken ct)
    {
        if (await directory.IdOfAsync(handle, ct) is not { } id)
            return Unknown();
        var name = await directory.OfAsync(id, ct);
        var record = await records.OfAsync(id, http.User.ContributorId(), ct);
        return TypedResults.Ok(new ContributorView(
            name.Handle ?? handle, name.DisplayName, record.Debates, record.Said, record.Standing, record.Reported, record.StandsBy, record.Conceded, record.Quotes, record.Quoted));
    }

    static async Task<IResult> CommitmentsAsync(string handle, HttpContext http, PositionList list, ContributorDirectory directory, CancellationToken ct)
    {
        if (await directory.IdOfAsync(handle, ct) is not { } id)
            return Unknown();
        var (page, problem) = await list.FindHeldByAsync(http.Request, id, http.User.ContributorId(), ct);
        return page is null ? problem! : TypedResults.Ok(await PositionEndpoints.ViewAsync(page, directory, ct));
    }

    static IResult Unknown() =>
        Problems.Of(StatusCodes.Status404NotFound, "unknown-contributor", "No such contributor", "Nobody here has this handle.");
}
