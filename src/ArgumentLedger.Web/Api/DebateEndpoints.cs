using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Hosting;
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
            .WithDescription("Public debates, and those of which you are a participant.")
            .Takes(
            [
                QueryParameter.Text("q", "Words of the motion.", "fuzzy"),
                QueryParameter.Text("by", "The handle of whoever opened it.", "ann"),
                QueryParameter.OneOf("status", "Whether it takes moves.", "open", "closed"),
                QueryParameter.OneOf<Visibility>("visibility", "Who may see it."),
                QueryParameter.OneOf("sort", "Which come first; active if left out.", [.. DebateList.Sorts.Keys]),
                .. QueryParameters.OfPage,
            ])
            .Produces<Page<DebateCardView>>().Refuses(400);
        debates.MapGet("/{id:guid}", ShowAsync).CacheOutput(KeptAnswers.Policy).WithName("ShowDebate").WithSummary("One debate with the contributions that answer its motion")
            .WithDescription("As every read of a debate, at the moment asked for, or now.").Takes(QueryParameters.OfMoment)
            .Produces<DebateView>().Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
        debates.MapGet("/{id:guid}/contributions", ContributionsAsync).CacheOutput(KeptAnswers.Policy).WithName("ListContributions").WithSummary("A debate's contributions, in the order they were made")
            .WithDescription("Those that every filter given fits.")
            .Takes(
            [
                QueryParameter.OneOf<ContributionKind>("kind", "What it is."),
                QueryParameter.OneOf<Status>("status", "How it fares."),
                QueryParameter.OneOf<Level>("label", "How it stands."),
                QueryParameter.Text("by", "The handle of whoever logged it.", "ann"),
                QueryParameter.Text("speaker", "Whose words: a handle or a cast label.", "p2"),
                QueryParameter.Text("holder", "Who stands by it: a handle or a cast label.", "p2"),
                QueryParameter.Text("parent", "What it replies to: a label, or “root” for what answers the motion.", "c1"),
                QueryParameter.Text("q", "A part of its words, upper or lower case.", "fuzzy"),
                .. QueryParameters.OfPage,
                .. QueryParameters.OfMoment,
            ])
            .Produces<Page<ContributionView>>().Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
        debates.MapGet("/{id:guid}/contributions/{label}", PositionAsync).CacheOutput(KeptAnswers.Policy).WithName("ShowContribution").WithSummary("One contribution with all that hangs on it")
            .WithDescription("Its words and their revisions, links in and out, holders, concessions, quotes, credences, and why it stands as it does.").Takes(QueryParameters.OfMoment)
            .Produces<PositionView>().Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
        debates.MapGet("/{id:guid}/contributions/{label}/history", HistoryAsync).WithName("ContributionHistory").WithSummary("Every event that bears on a contribution or changed how it stands, oldest first, with the change")
            .WithDescription("Among them events elsewhere in the debate, where they changed its label, status or strength.").Takes([.. QueryParameters.OfEvents, .. QueryParameters.OfMoment])
            .Produces<Page<HistoryView>>().Refuses(400, 404);
        debates.MapGet("/{id:guid}/sources", SourcesAsync).CacheOutput(KeptAnswers.Policy).WithName("ListSources").WithSummary("Sources on record, without their texts")
            .WithDescription("What quotes may be taken from, in the order they were recorded.").Takes(QueryParameters.OfMoment)
            .Produces<Page<SourceCardView>>().Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
        debates.MapGet("/{id:guid}/sources/{label}", SourceAsync).WithName("ShowSource").WithSummary("A source's text and the quotes taken from it")
            .WithDescription("The text is null while a moderator hides it.").Takes(QueryParameters.OfMoment)
            .Produces<SourceView>().Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
        debates.MapGet("/{id:guid}/events", EventsAsync).WithName("ListEvents").WithSummary("The debate's events as they were recorded, oldest first")
            .WithDescription("Words that are hidden or erased are null, in old events too.")
            .Takes(
            [
                QueryParameter.OneOf("kind", "Only events of this name.", [.. Vocabulary.Events.Keys]),
                QueryParameter.Text("by", "Only what the contributor with this handle logged.", "ann"),
                QueryParameter.Text("about", "Only events that bear on this label.", "c1"),
                .. QueryParameters.OfEvents,
                .. QueryParameters.OfMoment,
            ])
            .Produces<Page<EntryView>>().Refuses(400, 404);
    }

    static async Task<IResult> ListAsync(HttpContext http, DebateList list, ContributorDirectory directory, CancellationToken ct)
    {
        var (page, problem) = await list.FindAsync(http.Request, http.User.ContributorId(), ct);
        if (problem is not null)
            return problem;
        var speakers = await Speakers.OfAsync(directory, page!.Items.Select(card => card.Opener), ct);
        return TypedResults.Ok(new Page<DebateCardView>([.. page.Items.Select(card => DebateCardView.Of(card, speakers))], page.Next));
    }

    static Task<IResult> ShowAsync(Guid id, HttpContext http, ReadableDebate readable, CancellationToken ct) =>
        readable.AnswerAsync(http, id, (debate, speakers) =>
            TypedResults.Ok(DebateView.Of(id, debate, speakers)), ct);

    static async Task<IResult> ContributionsAsync(Guid id, HttpContext http, ReadableDebate readable, ContributorDirectory directory, CancellationToken ct)
    {
        var (filter, problem) = await ContributionFilter.ReadAsync(http.Request, directory, ct);
        return problem ?? await readable.AnswerAsync(http, id, (debate, speakers) =>
            TypedResults.Ok(filter!.Page(id, debate, speakers)), ct);
    }

    static Task<IResult> PositionAsync(Guid id, string label, HttpContext http, ReadableDebate readable, CancellationToken ct) =>
        readable.AnswerAsync(http, id, (debate, speakers) => debate.Contributions.ContainsKey(label)
            ? TypedResults.Ok(PositionView.Of(id, debate, label, speakers))
            : Answers.UnknownLabel("contribution"), ct);

    static Task<IResult> SourcesAsync(Guid id, HttpContext http, ReadableDebate readable, CancellationToken ct) =>
        readable.AnswerAsync(http, id, (debate, speakers) => TypedResults.Ok(
            new Page<SourceCardView>([.. debate.Sources.Values.OrderBy(source => source.Version).Select(source => SourceCardView.Of(debate, source, speakers))], null)), ct);

    static Task<IResult> SourceAsync(Guid id, string label, HttpContext http, ReadableDebate readable, CancellationToken ct) =>
        readable.AnswerAsync(http, id, (debate, speakers) => debate.Sources.TryGetValue(label, out var source)
            ? TypedResults.Ok(new SourceView(
                SourceCardView.Of(debate, source, speakers),
                debate.Hidden.ContainsKey(label) ? null : source.Text.Text,
                [.. debate.QuotesOf.GetValueOrDefault(label, []).Select(quote => ContributionView.Of(id, debate, quote, speakers))]))
            : Answers.UnknownLabel("source"), ct);

    static async Task<IResult> HistoryAsync(
        Guid id, string label, HttpContext http, ReadableDebate readable, PositionHistories histories, ContributorDirectory directory, CancellationToken ct)
    {
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
