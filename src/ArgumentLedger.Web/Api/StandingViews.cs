using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Api;

/// <summary>How a contribution stands, and why.</summary>
/// <param name="Label">in, out or undecided: who has the last word.</param>
/// <param name="Status">withdrawn, conceded, partlyConceded, refuted, contested, defended or unchallenged.</param>
/// <param name="Strength">How strong the credences, attacks and supports leave it, 0 to 1; a mean when it does not settle.</param>
/// <param name="IsSettled">Whether the strength settles.</param>
/// <param name="Range">Between which strengths it moves when it does not settle; null when it does.</param>
/// <param name="Since">The version that made it so.</param>
/// <param name="Rank">In which round of the labelling it was decided, from 1; null for one that stays undecided.</param>
/// <param name="Reason">Why its label and status are what they are.</param>
/// <param name="Opinion">What contributors think of it as it is worded now.</param>
public sealed record ReasonedStandingView(
    string Label, string Status, double Strength, bool IsSettled, RangeView? Range, long Since, int? Rank, ReasonView Reason, OpinionView Opinion)
{
    internal static ReasonedStandingView? Of(Debate debate, string label)
    {
        if (debate.StandingOf(label) is not { } standing)
            return null;
        var why = debate.Explain(label);
        return new(
            Rows.Word(standing.Label), Rows.Word(standing.Status), standing.Strength, standing.IsSettled, RangeView.Of(standing.Spread),
            standing.Since, why.RankOf(label), ReasonView.Of(why.ReasonOf(label)), OpinionView.Of(debate.OpinionOf(label)!));
    }
}

/// <summary>A range of strengths.</summary>
/// <param name="Low">The lowest, 0 to 1.</param>
/// <param name="High">The highest, 0 to 1.</param>
public sealed record RangeView(double Low, double High)
{
    internal static RangeView? Of(Spread? spread) => spread is { } range ? new(range.Low, range.High) : null;
}

/// <summary>Why a contribution stands as it does.</summary>
/// <param name="Code">withdrawn, hidden, conceded, partly-conceded, standing-attack, open-attack, answered or unchallenged.</param>
/// <param name="Because">For an open attack stale, half-conceded, source-undecided or relevance-undecided; null for all else.</param>
/// <param name="Sentence">The reason in English; the labels in it are those of the debate.</param>
/// <param name="RestsOn">The labels of the contributions and concessions it rests on.</param>
public sealed record ReasonView(string Code, string? Because, string Sentence, IReadOnlyList<string> RestsOn)
{
    internal static ReasonView Of(Reason reason) =>
        new(reason.Code, (reason as OpenAttack)?.BecauseCode, reason.Say().ToString(), [.. reason.RestsOn]);
}

/// <summary>What contributors think of a contribution as it is worded now: a description of them, and no estimate.</summary>
/// <param name="Count">How many stated a credence for this wording.</param>
/// <param name="Mean">Their mean, 0 to 1; null when nobody did.</param>
/// <param name="Low">The lowest; 0 when nobody did.</param>
/// <param name="High">The highest; 1 when nobody did.</param>
/// <param name="Disagreement">Twice their standard deviation: 0 when all agree, 1 when half say 0 and half say 1; null when nobody stated one.</param>
/// <param name="Band">The strength it would have if all held the lowest, and if all held the highest.</param>
public sealed record OpinionView(int Count, double? Mean, double Low, double High, double? Disagreement, RangeView Band)
{
    internal static OpinionView Of(Opinion opinion) =>
        new(opinion.Count, opinion.Mean, opinion.Low, opinion.High, opinion.Disagreement, RangeView.Of(opinion.Band)!);
}

/// <summary>A place in the tree of a dispute.</summary>
/// <param name="Contribution">Its label.</param>
/// <param name="Label">in, out or undecided.</param>
/// <param name="Status">Its status.</param>
/// <param name="Strength">Its strength, 0 to 1.</param>
/// <param name="Reason">Why it stands as it does.</param>
/// <param name="Attack">How its attack on what is above it fares; null for the root.</param>
/// <param name="IsRepeated">Whether it stands above already, so that nothing outside settles it.</param>
/// <param name="Below">What decides it, empty where nothing further does; null where it was not unfolded: ask with more depth, or for the dispute of this contribution.</param>
/// <param name="Left">How many more decide it than are listed below.</param>
public sealed record DisputeView(
    string Contribution, string Label, string Status, double Strength, ReasonView Reason, AttackView? Attack, bool IsRepeated,
    IReadOnlyList<DisputeView>? Below, int Left)
{
    internal static DisputeView Of(DisputeTree tree)
    {
        var place = tree.Place;
        return new(
            place.Label, Rows.Word(place.Standing.Label), Rows.Word(place.Standing.Status), place.Standing.Strength, ReasonView.Of(place.Reason),
            AttackView.Of(place), place.IsRepeated, tree.Below is null ? null : [.. tree.Below.Select(Of)], tree.Left);
    }
}

/// <summary>How an attack fares.</summary>
/// <param name="Link">The attacking link's id.</param>
/// <param name="Label">in when it bites, out when it is answered, undecided when neither.</param>
/// <param name="Ground">When out: given-up, source-out or undercut; when undecided: stale, half-conceded, source-undecided or relevance-undecided; null when it bites.</param>
/// <param name="By">When out, what the answer rests on: a concession, or a contribution.</param>
/// <param name="Sentence">How it fares, in English.</param>
public sealed record AttackView(string Link, string Label, string? Ground, string? By, string Sentence)
{
    internal static AttackView? Of(Dispute place) => place.Attack is null ? null : new(
        place.Attack, Rows.Word(place.AttackLabel!.Value), place.Answer?.GroundCode ?? place.Because?.Code(), place.Answer?.By, place.Fares()!.ToString());
}

/// <summary>An event that changed the standing of a root claim.</summary>
/// <param name="Version">The event's version.</param>
/// <param name="Claim">The root claim.</param>
/// <param name="Change">How it stood before and after.</param>
/// <param name="Sentence">The change in English, with the contributions through which the event reached the claim.</param>
/// <param name="Via">A shortest way from what the event itself changed to the claim, by labels and link ids; empty when the claim's label (in, out, undecided) stayed the same.</param>
/// <param name="Words">Which words turned it; null when no words did.</param>
/// <param name="Event">The event.</param>
public sealed record TurningPointView(
    long Version, string Claim, StandingChange Change, string Sentence, IReadOnlyList<string> Via, TurningWordsView? Words, EntryView Event)
{
    internal static TurningPointView Of(Turn turn, Debate debate, Speakers speakers)
    {
        var (point, shift) = (turn.Point, turn.Shift);
        var words = turn.Words is null ? null
            : new TurningWordsView(turn.Label, turn.Label is { } label && debate.Hidden.ContainsKey(label) ? null : turn.Words.Text);
        return new(
            point.Version, point.Claim, StandingChange.Of(point.Claim, point.From, point.To), shift.Say().ToString(), shift.Via(), words,
            EntryView.Of(turn.Entry, debate, speakers));
    }
}

/// <summary>The words by which an event turned a claim.</summary>
/// <param name="Label">Whose words; null when they are a moderator's reason.</param>
/// <param name="Text">The words as they stood then; null while hidden.</param>
public sealed record TurningWordsView(string? Label, string? Text);
