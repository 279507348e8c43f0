using System.Globalization;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Api;

/// <summary>Reading one debate.</summary>
static class DebateEndpoints
{
    internal static void MapDebates(this RouteGroupBuilder api)
    {
        var debates = api.MapGroup("/debates").WithTags("Debates");
        debates.MapGet("", ListAsync).WithName("ListDebates").WithSummary("Debates in a line each")
            .WithDescription("Query: q (words of the motion), by (opener's handle), status (open|closed), visibility, sort (active|new|contested|title), limit, after.")
            .Produces<Page<DebateCardView>>().Refuses(400);
        debates.MapGet("/{id:guid}", ShowAsync).WithName("ShowDebate").WithSummary("One debate with the contributions that answer its motion")
            .WithDescription("Query: at (a version), or asOf (an instant) with clock (logged|said): the debate as it stood then. So with every read of a debate.")
            .Produces<DebateView>().Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
        debates.MapGet("/{id:guid}/contributions", ContributionsAsync).WithName("ListContributions").WithSummary("A debate's contributions, in the order they were made")
            .WithDescription("Query: kind, status, label (in|out|undecided), by (handle), speaker (cast label or handle), holder, parent (label, or “root”), q, limit, after.")
            .Produces<Page<ContributionView>>().Refuses(400, 404);
        debates.MapGet("/{id:guid}/contributions/{label}", PositionAsync).WithName("ShowContribution").WithSummary("One contribution with all that hangs on it")
            .Produces<PositionView>().Refuses(400, 404);
        debates.MapGet("/{id:guid}/contributions/{label}/history", HistoryAsync).WithName("ContributionHistory").WithSummary("Every event that bears on a contribution or changed how it stands, oldest first, with the change")
            .Produces<Page<HistoryView>>().Refuses(400, 404);
        debates.MapGet("/{id:guid}/sources", SourcesAsync).WithName("ListSources").WithSummary("Sources on record, without their texts")
            .Produces<Page<SourceCardView>>().Refuses(400, 404);
        debates.MapGet("/{id:guid}/sources/{label}", SourceAsync).WithName("ShowSource").WithSummary("A source's text and the quotes taken from it")
            .Produces<SourceView>().Refuses(400, 404);
        debates.MapGet("/{id:guid}/events", EventsAsync).WithName("ListEvents").WithSummary("The debate's events as they were recorded, oldest first")
            .WithDescription("Query: after (a version), limit, kind (event name), by (handle), about (a label).")
            .Produces<Page<EntryView>>().Refuses(400, 404);
    }

    static async Task<IResult> ListAsync(HttpContext http, DebateList list, ContributorDirectory directory, CancellationToken ct)
    {
        if (http.Request.CheckQuery("q", "by", "status", "visibility", "sort", "limit", "after") is { } unknown)
            return unknown;
        var (page, problem) = await list.FindAsync(http.Request, http.User.ContributorId(), ct);
        if (problem is not null)
            return problem;
        var speakers = await Speakers.OfAsync(directory, page!.Items.Select(card => card.Opener), ct);
        return TypedResults.Ok(new Page<DebateCardView>([.. page.Items.Select(card => DebateCardView.Of(card, speakers))], page.Next));
    }

    static async Task<IResult> ShowAsync(Guid id, HttpContext http, ReadableDebate readable, CancellationToken ct) =>
        http.Request.CheckQuery(Moment.Parameters) ?? await readable.AnswerAsync(http, id, (debate, speakers) =>
            TypedResults.Ok(DebateView.Of(id, debate, speakers)), ct);

    static async Task<IResult> ContributionsAsync(Guid id, HttpContext http, ReadableDebate readable, ContributorDirectory directory, CancellationToken ct)
    {
        if (http.Request.CheckQuery(["kind", "status", "label", "by", "speaker", "holder", "parent", "q", "limit", "after", .. Moment.Parameters]) is { } unknown)
            return unknown;
        var (filter, problem) = await ContributionFilter.ReadAsync(http.Request, directory, ct);
        return problem ?? await readable.AnswerAsync(http, id, (debate, speakers) =>
            TypedResults.Ok(filter!.Page(id, debate, speakers)), ct);
    }

    static async Task<IResult> PositionAsync(Guid id, string label, HttpContext http, ReadableDebate readable, CancellationToken ct) =>
        http.Request.CheckQuery(Moment.Parameters) ?? await readable.AnswerAsync(http, id, (debate, speakers) => debate.Contributions.ContainsKey(label)
            ? TypedResults.Ok(PositionView.Of(id, debate, label, speakers))
            : Answers.UnknownLabel("contribution"), ct);

    static async Task<IResult> SourcesAsync(Guid id, HttpContext http, ReadableDebate readable, CancellationToken ct) =>
        http.Request.CheckQuery(Moment.Parameters) ?? await readable.AnswerAsync(http, id, (debate, speakers) => TypedResults.Ok(
            new Page<SourceCardView>([.. debate.Sources.Values.OrderBy(source => source.Version).Select(source => SourceCardView.Of(debate, source, speakers))], null)), ct);

    static async Task<IResult> SourceAsync(Guid id, string label, HttpContext http, ReadableDebate readable, CancellationToken ct) =>
        http.Request.CheckQuery(Moment.Parameters) ?? await readable.AnswerAsync(http, id, (debate, speakers) => debate.Sources.TryGetValue(label, out var source)
            ? TypedResults.Ok(new SourceView(
                SourceCardView.Of(debate, source, speakers),
                debate.Hidden.ContainsKey(label) ? null : source.Text.Text,
                [.. debate.QuotesOf.GetValueOrDefault(label, []).Select(quote => ContributionView.Of(id, debate, quote, speakers))]))
            : Answers.UnknownLabel("source"), ct);

    static async Task<IResult> HistoryAsync(
        Guid id, string label, HttpContext http, ReadableDebate readable, PositionHistories histories, ContributorDirectory directory, CancellationToken ct)
    {
        if (http.Request.CheckQuery(["limit", "after", .. Moment.Parameters]) is { } unknown)
            return unknown;
        var (limit, badLimit) = http.Request.ReadLimit();
        var (after, badAfter) = EventFilter.ReadAfter(http.Request);
        if ((badLimit ?? badAfter) is { } problem)
            return problem;
        var found = await readable.FindMomentAsync(http, id, ct);
        if (found.Debate is not { } debate)
            return found.Problem!;
        if (!debate.Contributions.ContainsKey(label))
            return Answers.UnknownLabel("contribution");
        var versions = PositionHistories.VersionsOf(debate, label).Where(version => version > after).Take(limit + 1).ToList();
        var items = await histories.ReadAsync(id, debate, label, [.. versions.Take(limit)], ct);
        var speakers = await Speakers.OfAsync(directory, EntryView.People(items.Select(item => item.Entry)), ct);
        var next = versions.Count > limit ? versions[limit - 1].ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Page<HistoryView>([.. items.Select(item => HistoryView.Of(item, debate, speakers))], next));
    }

    static async Task<IResult> EventsAsync(
        Guid id, HttpContext http, ReadableDebate readable, DebateReader reader, ContributorDirectory directory, CancellationToken ct)
    {
        if (http.Request.CheckQuery(["after", "limit", "kind", "by", "about", .. Moment.Parameters]) is { } unknown)
            return unknown;
        var (filter, problem) = await EventFilter.ReadAsync(http.Request, directory, ct);
        if (problem is not null)
            return problem;
        var found = await readable.FindMomentAsync(http, id, ct);
        if (found.Debate is not { } debate)
            return found.Problem!;
        var entries = await filter!.FindAsync(id, debate, reader, ct);
        return TypedResults.Ok(await EventFilter.PageAsync(entries, filter.Limit, debate, directory, ct));
    }
}
