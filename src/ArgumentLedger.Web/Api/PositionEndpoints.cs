using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Api;

/// <summary>A position in a list across debates.</summary>
public sealed record PositionRowView(
    Guid Debate, string Label, string Kind, string? Text, int Revision, string? Speaker, string? By, string? Parent, string? Stance, string? Fidelity,
    bool IsWithdrawn, bool IsHidden, bool IsOpen, string? Standing, string? Status, DateTimeOffset? StandsSince, double? Strength, int Challenges, int Supports, int Quotes,
    IReadOnlyList<string?> Holders, IReadOnlyList<string?> ConcededBy, DateTimeOffset At, DateTimeOffset? SaidAt)
{
    internal static PositionRowView Of(Position row, Speakers speakers) => new(
        row.Debate, row.Label, row.Kind, row.Text, row.Revision, speakers.Name(row.Speaker), speakers.Name(row.By), row.Parent, row.Stance, row.Fidelity,
        row.IsWithdrawn, row.IsHidden, row.IsOpen, row.Standing, row.Status, row.StandsSince, row.Strength, row.Challenges, row.Supports, row.Quotes,
        [.. row.Holders.Select(speakers.Name)], [.. row.ConcededBy.Select(speakers.Name)], row.LoggedAt, row.SaidAt);

    internal static IEnumerable<string> People(Position row) => [row.Speaker, row.By, .. row.Holders, .. row.ConcededBy];
}

/// <summary>How many positions there are.</summary>
/// <param name="Total">How many fit all that is asked for.</param>
/// <param name="Facets">
/// For each of kind, status, label, stance and fidelity how many there are of each value, were that asked for in place of what is asked
/// for of it, and all else as it is. Values of which there are none are left out.
/// </param>
public sealed record PositionCountsView(long Total, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Facets);

/// <summary>Queries across debates.</summary>
static class PositionEndpoints
{
    internal static void MapPositions(this RouteGroupBuilder api)
    {
        var positions = api.MapGroup("/positions").WithTags("Positions");
        positions.MapGet("", ListAsync).WithName("ListPositions").WithSummary("Positions across all debates one may find")
            .WithDescription("Those that every filter given fits, of public debates and those of which you are a participant. A cast label names somebody only within a debate, so it goes with “debate”. "
                + "Page by page each position comes once, whatever is logged meanwhile: a list sorted by contested or changed is read on as it stood when its first page was, for a day at most.")
            .Takes([.. PositionQuery.Wishes, .. PositionQuery.Paging])
            .Produces<Page<PositionRowView>>().Refuses(400);
        positions.MapGet("/counts", CountAsync).WithName("CountPositions").WithSummary("How many positions there are, by kind, status and so on")
            .WithDescription("Over those that a list of them with the same filters would have.").Takes(PositionQuery.Wishes)
            .Produces<PositionCountsView>().Refuses(400);
    }

    static async Task<IResult> ListAsync(HttpContext http, PositionList list, ContributorDirectory directory, CancellationToken ct)
    {
        var (page, problem) = await list.FindAsync(http.Request, http.User.ContributorId(), ct);
        return page is null ? problem! : TypedResults.Ok(await ViewAsync(page, directory, ct));
    }

    static async Task<IResult> CountAsync(HttpContext http, PositionList list, CancellationToken ct)
    {
        var (wish, counts, problem) = await list.CountAsync(http.Request, http.User.ContributorId(), ct);
        return counts is null ? problem! : TypedResults.Ok(new PositionCountsView(counts.Total(wish!), counts.ByFacet(wish!)));
    }

    /// <summary>A page as REST shows it.</summary>
    internal static async Task<Page<PositionRowView>> ViewAsync(Page<Position> page, ContributorDirectory directory, CancellationToken ct)
    {
        var speakers = await Speakers.OfAsync(directory, page.Items.SelectMany(PositionRowView.People), ct);
        return new([.. page.Items.Select(row => PositionRowView.Of(row, speakers))], page.Next);
    }
}
