using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using Marten;

namespace ArgumentLedger.Web.Api;

/// <summary>A contributor and how much they did, in debates that the reader may find.</summary>
/// <param name="Handle">The handle.</param>
/// <param name="DisplayName">The name beside their words.</param>
/// <param name="Debates">Debates they opened.</param>
/// <param name="Said">Contributions that are their words, by kind.</param>
/// <param name="Reported">Contributions of others that they logged.</param>
/// <param name="StandsBy">Contributions they stand by.</param>
/// <param name="Conceded">Contributions of others that they conceded, wholly or in part.</param>
public sealed record ContributorView(
    string Handle, string DisplayName, long Debates, IReadOnlyDictionary<string, long> Said, long Reported, long StandsBy, long Conceded);

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

    static async Task<IResult> ShowAsync(string handle, HttpContext http, ContributorDirectory directory, IQuerySession session, CancellationToken ct)
    {
        if (await directory.IdOfAsync(handle, ct) is not { } id)
            return Unknown();
        var name = await directory.OfAsync(id, ct);
        var reader = http.User.ContributorId();
        return TypedResults.Ok(new ContributorView(
            name.Handle ?? handle, name.DisplayName,
            await CountAsync<DebateCard>(session, reader, "d.id", "d.data ->> 'opener' = ?", id, ct),
            await SaidAsync(session, reader, id, ct),
            await CountPositionsAsync(session, reader, "d.data ->> 'by' = ? and d.data ->> 'speaker' <> ?", ct, id, id),
            await CountPositionsAsync(session, reader, "jsonb_exists(d.data -> 'holders', ?)", ct, id),
            await CountPositionsAsync(session, reader, "jsonb_exists(d.data -> 'concededBy', ?)", ct, id)));
    }

    static async Task<IReadOnlyDictionary<string, long>> SaidAsync(IQuerySession session, string? reader, string id, CancellationToken ct)
    {
        var said = new Dictionary<string, long>();
        foreach (var kind in Enum.GetValues<Domain.ContributionKind>().Select(Rows.Word))
            said[kind] = await CountPositionsAsync(session, reader, "d.data ->> 'speaker' = ? and d.kind = ?", ct, id, kind);
        return said;
    }

    static Task<long> CountPositionsAsync(IQuerySession session, string? reader, string condition, CancellationToken ct, params object[] values)
    {
        var query = new RowQuery<Position>();
        query.WhereFindable(reader, "d.debate");
        query.Where(condition, values);
        return query.CountAsync(session, ct);
    }

    static Task<long> CountAsync<T>(IQuerySession session, string? reader, string debateId, string condition, object value, CancellationToken ct) where T : class
    {
        var query = new RowQuery<T>();
        query.WhereFindable(reader, debateId);
        query.Where(condition, value);
        return query.CountAsync(session, ct);
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
