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
}
