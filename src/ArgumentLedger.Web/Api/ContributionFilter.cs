using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Commitments;
using ArgumentLedger.Web.Identity;

namespace ArgumentLedger.Web.Api;

/// <summary>Which contributions of a debate are asked for.</summary>
sealed record ContributionFilter(
    int Limit, int After, ContributionKind? Kind, Status? Status, Level? Level, string? By, string? Speaker, string? Holder, string? Parent, string? Words)
{
    const string Root = "root";

    internal static async Task<(ContributionFilter? Filter, IResult? Problem)> ReadAsync(HttpRequest request, ContributorDirectory directory, CancellationToken ct)
    {
        var (limit, badLimit) = request.ReadLimit();
        if (badLimit is not null)
            return (null, badLimit);
        var after = 0;
        if (request.Parameter("after") is { } cursor && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return (null, RequestReading.BadParameter("after", "Give the “next” of the page before."));
        var (kind, badKind) = request.ReadWord<ContributionKind>("kind");
        var (status, badStatus) = request.ReadWord<Status>("status");
        var (level, badLevel) = request.ReadWord<Level>("label");
        if ((badKind ?? badStatus ?? badLevel) is { } problem)
            return (null, problem);
        return (new(
            limit, after, kind, status, level,
            await VoiceAsync(request, "by", directory, ct),
            await VoiceAsync(request, "speaker", directory, ct),
            await VoiceAsync(request, "holder", directory, ct),
            request.Parameter("parent"), request.Parameter("q")), null);
    }

    /// <summary>A parameter that names a person: a cast label as it is, a handle as an id; a name nobody has fits nothing.</summary>
    internal static async Task<string?> VoiceAsync(HttpRequest request, string name, ContributorDirectory directory, CancellationToken ct)
    {
        if (request.Parameter(name) is not { } given)
            return null;
        return Debate.IsLabel(given) ? given : await directory.IdOfAsync(given, ct) ?? "nobody";
    }

    internal Page<ContributionView> Page(Guid id, Debate debate, Speakers speakers)
    {
        var fitting = debate.Order.Skip(After)
            .Select((label, i) => (Label: label, Index: After + i))
            .Where(at => Fits(debate, debate.Contributions[at.Label]))
            .Take(Limit + 1)
            .ToList();
        var shown = fitting.Take(Limit).ToList();
        var next = fitting.Count > Limit ? (shown[^1].Index + 1).ToString(CultureInfo.InvariantCulture) : null;
        return new([.. shown.Select(at => ContributionView.Of(id, debate, at.Label, speakers))], next);
    }

    bool Fits(Debate debate, Contribution it) =>
        (Kind is null || it.Kind == Kind)
        && (Status is null || debate.StandingOf(it.Label)?.Status == Status)
        && (Level is null || debate.StandingOf(it.Label)?.Label == Level)
        && (By is null || it.Recorder == By)
        && (Speaker is null || it.Speaker == Speaker || debate.Canonical(it.Speaker) == Speaker)
        && (Parent is null || (Parent == Root ? it.Parent is null : it.Parent == Parent))
        && (Words is null || (!debate.Hidden.ContainsKey(it.Label) && it.Text.Text?.Contains(Words, StringComparison.OrdinalIgnoreCase) == true))
        && (Holder is null || debate.HoldersOf(it.Label).Any(held => held.Speaker == debate.Canonical(Holder)));
}
