using System.Globalization;
using System.Text.RegularExpressions;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Finding;

namespace ArgumentLedger.Web.Api;

/// <summary>What a request asks of positions across debates: which, in which order, how many, and after which.</summary>
sealed partial record PositionQuery(PositionWish Wish, PositionSort Sort, PositionCursor? After, int Limit)
{
    /// <summary>The parameters that say which positions are wanted.</summary>
    internal static readonly IReadOnlyList<QueryParameter> Wishes =
    [
        QueryParameter.Id("debate", "Only those of this debate."),
        QueryParameter.OneOf<ContributionKind>("kind", "What it is."),
        QueryParameter.OneOf<Status>("status", "How it fares."),
        QueryParameter.OneOf<Level>("label", "How it stands."),
        QueryParameter.OneOf<Stance>("stance", "Which side of the motion it takes."),
        QueryParameter.Text("by", "The handle of whoever logged it.", "ann"),
        QueryParameter.Text("speaker", "Whose words: a handle or a cast label.", "ann"),
        QueryParameter.Text("holder", "Who stands by it: a handle or a cast label.", "ann"),
        QueryParameter.Text("concededBy", "Who conceded it: a handle or a cast label.", "bob"),
        QueryParameter.Flag("challenged", "Whether a live rebuttal or undercut is against it."),
        QueryParameter.Flag("open", "Whether it waits for an answer."),
        QueryParameter.Text("unansweredFor", "Rebuttals, undercuts and questions that wait for an answer and were logged so long ago or longer.", "P7D"),
        QueryParameter.Text("changedSince", "Whose label or status became another at this instant or later.", "2026-01-02T03:04:05Z"),
        QueryParameter.Text("asOf", "Those that stood so at this instant by when moves were logged, each as it stood then. With debate, kind, status, label, stance, by and speaker, and not sorted by contested.", "2026-01-02T03:04:05Z"),
        QueryParameter.Text("q", "Words it has, the last of which may have only begun.", "fuzzy tas"),
    ];

    /// <summary>The parameters that say how they are listed.</summary>
    internal static readonly IReadOnlyList<QueryParameter> Paging =
        [QueryParameter.OneOf("sort", "Which come first; new if left out.", [.. PositionSort.All.Select(sort => sort.Name)]), .. QueryParameters.OfPage];

    static readonly (string Name, VoiceRole Role)[] People =
        [("by", VoiceRole.By), ("speaker", VoiceRole.Speaker), ("holder", VoiceRole.Holder), ("concededBy", VoiceRole.Conceder)];

    // What is kept of how positions stand now only.
    static readonly string[] NotOfThePast = ["holder", "concededBy", "challenged", "open", "unansweredFor", "changedSince", "q"];

    /// <summary>Reads all of it; otherwise the problem to answer with.</summary>
    internal static async Task<(PositionQuery? Query, IResult? Problem)> ReadAsync(
        HttpRequest request, PositionFinder finder, ContributorDirectory directory, TimeProvider clock, CancellationToken ct)
    {
        var (wish, badWish) = await ReadWishAsync(request, directory, clock, ct);
        return badWish is not null ? (null, badWish) : ReadPaging(request, finder, wish!);
    }

    /// <summary>Reads how a list of what is wanted is asked for; otherwise the problem to answer with.</summary>
    internal static (PositionQuery? Query, IResult? Problem) ReadPaging(HttpRequest request, PositionFinder finder, PositionWish wish)
    {
        var (limit, badLimit) = request.ReadLimit();
        if (badLimit is not null)
            return (null, badLimit);
        var named = request.Parameter("sort") ?? PositionSort.New.Name;
        if (PositionSort.All.FirstOrDefault(one => one.Name == named) is not { } sort)
            return (null, RequestReading.BadParameter("sort", $"Give one of {string.Join(", ", PositionSort.All.Select(one => one.Name))}."));
        if (wish.AsOf is not null && sort == PositionSort.Contested)
            return (null, RequestReading.BadParameter("sort", "How contested positions were at a moment is not kept: give another sort, or leave “asOf” out."));
        if (request.Parameter("after") is not { } given)
            return (new(wish, sort, null, limit), null);
        return finder.Resume(given, sort, isPast: wish.AsOf is not null) is { } after
            ? (new(wish, sort, after, limit), null)
            : (null, RequestReading.BadParameter("after", "Give the “next” of the page before, with the same sort, within a day of the first page; or begin again without it."));
    }

    /// <summary>Reads which positions are wanted; otherwise the problem to answer with.</summary>
    internal static async Task<(PositionWish? Wish, IResult? Problem)> ReadWishAsync(
        HttpRequest request, ContributorDirectory directory, TimeProvider clock, CancellationToken ct)
    {
        var (debate, badDebate) = request.ReadDebate();
        var (kind, badKind) = request.ReadWord<ContributionKind>("kind");
        var (status, badStatus) = request.ReadWord<Status>("status");
        var (label, badLabel) = request.ReadWord<Level>("label");
        var (stance, badStance) = request.ReadWord<Stance>("stance");
        var (challenged, badChallenged) = request.ReadFlag("challenged");
        var (open, badOpen) = request.ReadFlag("open");
        var (unanswered, badUnanswered) = ReadUnansweredFor(request);
        var (changed, badChanged) = ReadInstant(request, "changedSince");
        var (asOf, badAsOf) = ReadAsOf(request, clock);
        var (voices, badVoices) = await ReadVoicesAsync(request, People, directory, ct);
        if ((badDebate ?? badKind ?? badStatus ?? badLabel ?? badStance ?? badChallenged ?? badOpen ?? badUnanswered ?? badChanged ?? badAsOf ?? badVoices) is { } problem)
            return (null, problem);
        if (unanswered is not null && open == false)
            return (null, RequestReading.BadParameter("unansweredFor", "What is not open waits for no answer: leave “open” out."));
        return (new()
        {
            Debate = debate,
            Kind = kind,
            Status = status,
            Label = label,
            Stance = stance,
            IsChallenged = challenged,
            IsOpen = unanswered is null ? open : true,
            IsUnanswered = unanswered is not null,
            LoggedUntil = unanswered is { } length ? clock.GetUtcNow() - length : null,
            ChangedSince = changed,
            AsOf = asOf,
            Voices = voices,
            Words = request.Parameter("q"),
        }, null);
    }

    /// <summary>Reads parameters that name people; a cast label goes with “debate”.</summary>
    internal static async Task<(IReadOnlyDictionary<VoiceRole, string> Voices, IResult? Problem)> ReadVoicesAsync(
        HttpRequest request, IEnumerable<(string Name, VoiceRole Role)> people, ContributorDirectory directory, CancellationToken ct)
    {
        var voices = new Dictionary<VoiceRole, string>();
        foreach (var (name, role) in people)
        {
            if (await ContributionFilter.VoiceAsync(request, name, directory, ct) is not { } voice)
                continue;
            if (Speakers.IsCast(voice) && request.Parameter("debate") is null)
                return (voices, RequestReading.BadParameter(name, "A cast label means somebody only within a debate: give “debate” too."));
            voices[role] = voice;
        }
        return (voices, null);
    }

    static (DateTimeOffset? At, IResult? Problem) ReadInstant(HttpRequest request, string name)
    {
        if (request.Parameter(name) is not { } given)
            return (null, null);
        return Moment.TryInstant(given, out var at) ? (at, null) : (null, RequestReading.BadParameter(name, "Give a time such as 2026-01-02T03:04:05Z."));
    }

    // A moment that is yet to come is now, as it is within a debate.
    static (DateTimeOffset? At, IResult? Problem) ReadAsOf(HttpRequest request, TimeProvider clock)
    {
        var (asOf, problem) = ReadInstant(request, "asOf");
        if (asOf is not { } instant)
            return (null, problem);
        if (NotOfThePast.FirstOrDefault(name => request.Parameter(name) is not null) is { } other)
            return (null, RequestReading.BadParameter(other, $"This cannot be asked of a moment: leave “{other}” out, or “asOf”."));
        var now = clock.GetUtcNow();
        return (instant < now ? instant : now, null);
    }

    static (TimeSpan? Length, IResult? Problem) ReadUnansweredFor(HttpRequest request)
    {
        if (request.Parameter("unansweredFor") is not { } given)
            return (null, null);
        var found = Duration().Match(given);
        if (!found.Success || given[^1] is 'P' or 'T')
            return (null, RequestReading.BadParameter("unansweredFor", "Give a length of time such as P7D, P2W or PT36H."));
        int Of(string unit) => found.Groups[unit].Success ? int.Parse(found.Groups[unit].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        return (new TimeSpan(7 * Of("w") + Of("d"), Of("h"), Of("m"), Of("s")), null);
    }

    [GeneratedRegex(@"^P(?:(?<w>[0-9]{1,4})W)?(?:(?<d>[0-9]{1,5})D)?(?:T(?:(?<h>[0-9]{1,5})H)?(?:(?<m>[0-9]{1,5})M)?(?:(?<s>[0-9]{1,5})S)?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Duration();
}
