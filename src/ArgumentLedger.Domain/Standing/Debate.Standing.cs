using System.Collections.Immutable;

namespace ArgumentLedger.Domain;

// How everything stands: computed in the fold, asked for here.
public sealed partial record Debate
{
    /// <summary>The standing of every contribution but questions, by label.</summary>
    public Standings Standings { get; init; } = Standings.None;

    /// <summary>How the last event changed the standing of what was there before it, in the order it was made.</summary>
    public ImmutableArray<StandingShift> Changes => Standings.Changes;

    /// <summary>How a contribution stands; null for a question and for what is no contribution.</summary>
    public Standing? StandingOf(string label) => Standings.TryGetValue(label, out var standing) ? standing : null;

    /// <summary>How a contribution stood at an earlier version; null before it was made.</summary>
    public Standing? StandingOf(string label, long version) => StandingOf(label)?.At(version);

    /// <summary>What contributors think of a contribution; null for a question and for what is no contribution.</summary>
    public Opinion? OpinionOf(string label) =>
        Standings.Find(label) is { IsLink: false } one ? Opinion.Of(Contributions[label], one) : null;

    /// <summary>How events changed the label or status of the claims that answer the motion, in order; one event may change several.</summary>
    public IReadOnlyList<TurningPoint> TurningPoints() =>
    [
        .. from label in Replies.At("")
           where Contributions[label].Kind == ContributionKind.Claim && Standings.ContainsKey(label)
           from turn in StandingOf(label)!.Turns()
           orderby turn.To.Since, Contributions[label].Version
           select new TurningPoint(turn.To.Since, label, turn.From, turn.To),
    ];

    /// <summary>Why some contributions stand as they do; all of them when none is named. Labels without a standing are passed over.</summary>
    public Explanation Explain(params IReadOnlyCollection<string> labels) =>
        new(this, labels.Count == 0
            ? Enumerable.Range(0, Standings.Elements.Count)
            : labels.Select(Standings.Find).OfType<Element>().Select(one => one.Number));
}
