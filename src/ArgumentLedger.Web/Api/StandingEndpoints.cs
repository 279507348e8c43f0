using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Api;

/// <summary>Why contributions stand as they do, and which events changed that.</summary>
static class StandingEndpoints
{
    const int MostPlaces = 1_000;
    const int Deepest = 20;

    internal static void MapStanding(this RouteGroupBuilder api)
    {
        var debates = api.MapGroup("/debates").WithTags("Standing");
        debates.MapGet("/{id:guid}/contributions/{label}/dispute", DisputeAsync).WithName("ShowDispute").WithSummary("What decides how a contribution stands, as a tree")
            .WithDescription($"For what stands, all challenges, each with its answer; for what does not, the one attack that stands; for what is undecided, the first open one. It ends where something is settled or would repeat itself. At most {MostPlaces} places are listed, near ones first.")
            .Takes([QueryParameter.Number("depth", "How many levels of answers; 1 if left out.", 1, Deepest, 3), .. QueryParameters.OfMoment])
            .Produces<DisputeView>().Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
        debates.MapGet("/{id:guid}/turning-points", TurningPointsAsync).WithName("ListTurningPoints").WithSummary("The events that changed the label or status of a root claim, in order")
            .WithDescription("One event may turn several claims and is then listed once for each. Changes of strength alone are left out.")
            .Takes([QueryParameter.Text("claim", "Only the turns of this root claim.", "c1"), .. QueryParameters.OfPage, .. QueryParameters.OfMoment])
            .Produces<Page<TurningPointView>>().Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
    }

    static async Task<IResult> DisputeAsync(Guid id, string label, HttpContext http, ReadableDebate readable, CancellationToken ct)
    {
        var depth = 1;
        if (http.Request.Parameter("depth") is { } given && !(int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out depth) && depth is >= 1 and <= Deepest))
            return RequestReading.BadParameter("depth", $"Give a whole number from 1 to {Deepest}; for more, ask for the dispute of a contribution further down.");
        return await readable.AnswerAsync(http, id, (debate, _) =>
            !debate.Contributions.ContainsKey(label) ? Answers.UnknownLabel("contribution")
            : debate.StandingOf(label) is null ? Problems.Of(StatusCodes.Status404NotFound, "no-standing", "A question has no standing", $"{label} is a question: it claims nothing, so nothing is decided about it.")
            : TypedResults.Ok(DisputeView.Of(DisputeTree.Of(debate.Explain(label).DisputeOn(label), depth, MostPlaces))), ct);
    }

    static async Task<IResult> TurningPointsAsync(Guid id, HttpContext http, ReadableDebate readable, Turns turns, CancellationToken ct)
    {
        var (limit, badLimit) = http.Request.ReadLimit();
        if (badLimit is not null)
            return badLimit;
        var (after, badAfter) = TurningPointCursor.Read(http.Request);
        if (badAfter is not null)
            return badAfter;
        var claim = http.Request.Parameter("claim");
        return await readable.AnswerAsync(http, id, async (debate, speakers) =>
        {
            var points = debate.TurningPoints().Where(point => (claim is null || point.Claim == claim) && after.IsBefore(point)).Take(limit + 1).ToList();
            var shown = points.Take(limit).ToList();
            var told = await turns.OfAsync(id, debate, shown, ct);
            return TypedResults.Ok(new Page<TurningPointView>(
                [.. told.Select(turn => TurningPointView.Of(turn, debate, speakers))],
                points.Count > limit ? TurningPointCursor.Of(shown[^1]).ToString() : null));
        }, ct);
    }
}
