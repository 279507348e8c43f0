using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections.Finding;

namespace ArgumentLedger.Web.Api;

/// <summary>A concession in a list across debates: who gave way to whom, and on what.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="Label">The concession's label.</param>
/// <param name="Speaker">Who gave way: a handle or a cast label.</param>
/// <param name="By">Who logged it.</param>
/// <param name="To">Whose position they accepted: a handle or a cast label.</param>
/// <param name="Extent">full or partial.</param>
/// <param name="Yields">What of their own they gave up to it, by its label; null when nothing was named.</param>
/// <param name="Position">The position, as it is now.</param>
/// <param name="At">When it was logged.</param>
/// <param name="SaidAt">When it was said, if known.</param>
public sealed record ConcessionRowView(
    Guid Debate, string Label, string? Speaker, string? By, string? To, string Extent, string? Yields, PositionRowView Position, DateTimeOffset At, DateTimeOffset? SaidAt)
{
    internal static ConcessionRowView Of(FoundConcession found, Speakers speakers) => new(
        found.Position.Debate, found.Made.Label, speakers.Name(found.Made.Speaker), speakers.Name(found.Made.By), speakers.Name(found.Position.Speaker),
        found.Made.Extent, found.Made.Yields, PositionRowView.Of(found.Position, speakers), found.Made.LoggedAt, found.Made.SaidAt);

    internal static IEnumerable<string> People(FoundConcession found) => [found.Made.Speaker, found.Made.By, .. PositionRowView.People(found.Position)];
}

/// <summary>Concessions across debates.</summary>
static class ConcessionEndpoints
{
    /// <summary>The parameters that say which concessions are wanted.</summary>
    internal static readonly IReadOnlyList<QueryParameter> Wishes =
    [
        QueryParameter.Id("debate", "Only those of this debate."),
        QueryParameter.Text("speaker", "Who gave way: a handle or a cast label.", "bob"),
        QueryParameter.Text("to", "Whose position was accepted: a handle or a cast label.", "ann"),
        QueryParameter.OneOf<Extent>("extent", "Whether all of it was accepted."),
    ];

    static readonly (string Name, VoiceRole Role)[] People = [("speaker", VoiceRole.Conceder), ("to", VoiceRole.Speaker)];

    internal static void MapConcessions(this RouteGroupBuilder api) =>
        api.MapGet("/concessions", ListAsync).WithTags("Positions").WithName("ListConcessions").WithSummary("Who gave way to whom and on what, across all debates one may find, latest first")
            .WithDescription("Those that were taken back are left out. A cast label names somebody only within a debate, so it goes with “debate”.")
            .Takes([.. Wishes, .. QueryParameters.OfPage])
            .Produces<Page<ConcessionRowView>>().Refuses(400);

    static async Task<IResult> ListAsync(HttpContext http, Concessions concessions, ContributorDirectory directory, CancellationToken ct)
    {
        var (limit, badLimit) = http.Request.ReadLimit();
        if (badLimit is not null)
            return badLimit;
        var (page, problem) = await FindAsync(http.Request, concessions, directory, http.User.ContributorId(), limit, ct);
        if (page is null)
            return problem!;
        var speakers = await Speakers.OfAsync(directory, page.Items.SelectMany(ConcessionRowView.People), ct);
        return TypedResults.Ok(new Page<ConcessionRowView>([.. page.Items.Select(found => ConcessionRowView.Of(found, speakers))], page.Next));
    }

    /// <summary>The page that a request asks for, of concessions that a reader may find; or the problem to answer with.</summary>
    internal static async Task<(Page<FoundConcession>? Page, IResult? Problem)> FindAsync(
        HttpRequest request, Concessions concessions, ContributorDirectory directory, string? reader, int limit, CancellationToken ct)
    {
        var (debate, badDebate) = request.ReadDebate();
        var (extent, badExtent) = request.ReadWord<Extent>("extent");
        var (voices, badVoices) = await PositionQuery.ReadVoicesAsync(request, People, directory, ct);
        if ((badDebate ?? badExtent ?? badVoices) is { } problem)
            return (null, problem);
        var wish = new ConcessionWish(debate, voices.GetValueOrDefault(VoiceRole.Conceder), voices.GetValueOrDefault(VoiceRole.Speaker), extent);
        return await concessions.PageAsync(wish, request.Parameter("after"), limit, reader, ct) is { } page
            ? (page, null)
            : (null, RequestReading.BadParameter("after", "Give the “next” of the page before."));
    }
}
