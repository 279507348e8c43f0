using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Projections.Finding;

namespace ArgumentLedger.Web.Api;

/// <summary>A quote in a list across debates.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="Label">The quote's label.</param>
/// <param name="Text">The quoted words; null while hidden.</param>
/// <param name="Speaker">Who quotes.</param>
/// <param name="By">Who logged it.</param>
/// <param name="Source">The source quoted, or null.</param>
/// <param name="Contribution">The contribution quoted, or null.</param>
/// <param name="Quoted">Whose words these are: a handle or a cast label; null when that is not on record.</param>
/// <param name="Fidelity">verbatim, typographic, altered, ambiguous, notFound or noSource.</param>
/// <param name="Origin">unchanged, amended, withdrawn, hidden or unrecorded: what became of that which it was taken from.</param>
/// <param name="IsOrphaned">Whether it no longer shows what stands there: any origin but unchanged.</param>
/// <param name="IsWithdrawn">Whether it was taken back.</param>
/// <param name="IsHidden">Whether a moderator hid it.</param>
/// <param name="At">When it was logged.</param>
/// <param name="SaidAt">When it was said, if known.</param>
public sealed record QuoteRowView(
    Guid Debate, string Label, string? Text, string? Speaker, string? By, string? Source, string? Contribution, string? Quoted, string? Fidelity,
    string? Origin, bool IsOrphaned, bool IsWithdrawn, bool IsHidden, DateTimeOffset At, DateTimeOffset? SaidAt)
{
    internal static QuoteRowView Of(Position row, Speakers speakers) => new(
        row.Debate, row.Label, row.Text, speakers.Name(row.Speaker), speakers.Name(row.By), row.QuotedSource, row.QuotedContribution,
        row.QuotedSpeaker is { } quoted ? speakers.Name(quoted) : null, row.Fidelity,
        row.Origin, row.Origin != Rows.Word(Domain.Quotes.OriginState.Unchanged), row.IsWithdrawn, row.IsHidden, row.LoggedAt, row.SaidAt);
}

/// <summary>Somebody whose words are quoted, and how faithfully.</summary>
/// <param name="Speaker">A handle, or a cast label of the debate asked about; null for a former contributor.</param>
/// <param name="Quotes">How many quotes there are of their words.</param>
/// <param name="Fidelity">How many of them are verbatim, typographic, altered, ambiguous, notFound; ways in which none holds are left out.</param>
/// <param name="Orphaned">How many of them were taken from what was amended since, withdrawn or hidden.</param>
public sealed record QuotedSpeakerView(string? Speaker, long Quotes, IReadOnlyDictionary<string, long> Fidelity, long Orphaned);

/// <summary>Quotes across debates.</summary>
static class QuoteEndpoints
{
    internal static void MapQuotes(this RouteGroupBuilder api)
    {
        api.MapGet("/quotes", ListAsync).WithTags("Positions").WithName("ListQuotes").WithSummary("Quotes across all debates one may find")
            .WithDescription("Each with how it was found to hold, and what became since of that which it was taken from.")
            .Takes([.. QuoteList.Wishes, .. PositionQuery.Paging])
            .Produces<Page<QuoteRowView>>().Refuses(400);
        api.MapGet("/quotes/speakers", SpeakersAsync).WithTags("Positions").WithName("ListQuotedSpeakers").WithSummary("Who is quoted most, and how faithfully")
            .WithDescription("Counted over all quotes one may find that were not taken back, those first whose words are quoted most. "
                + "Without debate contributors only: a cast member is somebody within a debate.")
            .Takes(QueryParameter.Id("debate", "Only quotes of this debate."), QueryParameters.Limit)
            .Produces<IReadOnlyList<QuotedSpeakerView>>().Refuses(400);
    }

    static async Task<IResult> ListAsync(HttpContext http, QuoteList list, ContributorDirectory directory, CancellationToken ct)
    {
        var (page, problem) = await list.FindAsync(http.Request, http.User.ContributorId(), ct);
        if (problem is not null)
            return problem;
        var speakers = await Speakers.OfAsync(directory, page!.Items.SelectMany(row => new[] { row.Speaker, row.By, row.QuotedSpeaker ?? row.By }), ct);
        return TypedResults.Ok(new Page<QuoteRowView>([.. page.Items.Select(row => QuoteRowView.Of(row, speakers))], page.Next));
    }

    static async Task<IResult> SpeakersAsync(HttpContext http, QuotedSpeakers quoted, ContributorDirectory directory, CancellationToken ct)
    {
        var (limit, badLimit) = http.Request.ReadLimit();
        var (debate, badDebate) = http.Request.ReadDebate();
        if ((badLimit ?? badDebate) is { } problem)
            return problem;
        var most = await quoted.MostAsync(debate, limit, http.User.ContributorId(), ct);
        var speakers = await Speakers.OfAsync(directory, most.Select(one => one.Speaker), ct);
        return TypedResults.Ok(most.Select(one => new QuotedSpeakerView(speakers.Name(one.Speaker), one.Quotes, one.Fidelity, one.Orphaned)).ToList());
    }
}
