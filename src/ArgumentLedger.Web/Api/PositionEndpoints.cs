using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Api;

/// <summary>A position in a list across debates.</summary>
public sealed record PositionRowView(
    Guid Debate, string Label, string Kind, string? Text, int Revision, string? Speaker, string? By, string? Parent, string? Stance, string? Fidelity,
    bool IsWithdrawn, bool IsHidden, bool IsOpen, string? Standing, string? Status, double? Strength, int Challenges, int Supports, int Quotes,
    IReadOnlyList<string?> Holders, IReadOnlyList<string?> ConcededBy, DateTimeOffset At, DateTimeOffset? SaidAt)
{
    internal static PositionRowView Of(Position row, Speakers speakers) => new(
        row.Debate, row.Label, row.Kind, row.Text, row.Revision, speakers.Name(row.Speaker), speakers.Name(row.By), row.Parent, row.Stance, row.Fidelity,
        row.IsWithdrawn, row.IsHidden, row.IsOpen, row.Standing, row.Status, row.Strength, row.Challenges, row.Supports, row.Quotes,
        [.. row.Holders.Select(speakers.Name)], [.. row.ConcededBy.Select(speakers.Name)], row.LoggedAt, row.SaidAt);

    internal static IEnumerable<string> People(Position row) => [row.Speaker, row.By, .. row.Holders, .. row.ConcededBy];
}

/// <summary>Queries across debates.</summary>
static class PositionEndpoints
{
    internal static void MapPositions(this RouteGroupBuilder api) =>
        api.MapGet("/positions", ListAsync).WithTags("Positions").WithName("ListPositions").WithSummary("Positions across all debates one may read")
            .WithDescription("Query: debate (id), kind, status, label (in|out|undecided), by (handle), speaker, holder, concededBy (handle or, with debate, cast label), challenged (true|false), open (true|false), q, sort (new|old|contested), limit, after.")
            .Produces<Page<PositionRowView>>().Refuses(400);

    static async Task<IResult> ListAsync(HttpContext http, PositionList list, ContributorDirectory directory, CancellationToken ct)
    {
        if (http.Request.CheckQuery("debate", "kind", "status", "label", "by", "speaker", "holder", "concededBy", "challenged", "open", "q", "sort", "limit", "after") is { } unknown)
            return unknown;
        var (page, problem) = await list.FindAsync(http.Request, http.User.ContributorId(), ct);
        if (problem is not null)
            return problem;
        var speakers = await Speakers.OfAsync(directory, page!.Items.SelectMany(PositionRowView.People), ct);
        return TypedResults.Ok(new Page<PositionRowView>([.. page.Items.Select(row => PositionRowView.Of(row, speakers))], page.Next));
    }
}
