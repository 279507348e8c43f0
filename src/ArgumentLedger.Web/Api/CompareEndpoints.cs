using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Api;

/// <summary>What differs between two moments of a debate.</summary>
static class CompareEndpoints
{
    internal static void MapCompare(this RouteGroupBuilder api) => api.MapGroup("/debates").WithTags("Debates")
        .MapGet("/{id:guid}/compare", CompareAsync).WithName("CompareMoments").WithSummary("What differs between two moments, each difference with its event")
        .WithDescription("What came and went in between is no difference.")
        .Takes(
            QueryParameter.Text("from", "A version or an instant; the first version if left out.", "3"),
            QueryParameter.Text("to", "A version or an instant; the last version if left out.", "2026-01-02T03:04:05Z"))
        .Produces<ComparisonView>().Refuses(400, 404);

    static async Task<IResult> CompareAsync(
        Guid id, HttpContext http, ReadableDebate readable, Comparisons comparisons, ContributorDirectory directory, CancellationToken ct)
    {
        if (await readable.FindAsync(http, id, ct) is not { } head)
            return Answers.UnknownDebate();
        var (moments, fault) = ComparedMoments.Read(http.Request.Parameter("from"), http.Request.Parameter("to"), head);
        if (fault is { Moment: { } never })
            return Answers.UnknownMoment(never, head);
        if (fault is not null)
            return RequestReading.BadParameter(fault.Parameter, fault.Sentence);
        var compared = await comparisons.BetweenAsync(id, head, moments!, ct);
        http.Response.Headers.CacheControl = head.Visibility == Visibility.Private ? "private, no-cache" : "no-cache";
        return TypedResults.Ok(ComparisonView.Of(id, compared, await Speakers.OfAsync(directory, Speakers.In(head), ct)));
    }
}
