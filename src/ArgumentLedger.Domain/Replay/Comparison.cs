using System.Collections.Immutable;
using ArgumentLedger.Domain.Moves;

namespace ArgumentLedger.Domain.Replay;

/// <summary>
/// What differs between two moments of one debate, each difference with the event that made it. Computed from the two
/// states of the fold; only what these do not know the event of is looked up among the entries between. What came and
/// went in between is no difference. It names labels and versions, never words, so that nothing hidden is in it.
/// </summary>
public sealed record Comparison
{
    /// <summary>The kinds of events of which the states do not know by which of them something came about.</summary>
    public static readonly ImmutableArray<Type> NeededEvents =
    [
        typeof(MotionReworded), typeof(DebateClosed), typeof(DebateReopened), typeof(ContributionRestored),
        typeof(SpeakerIdentified), typeof(CredenceStated), typeof(ParticipantAdmitted), typeof(ParticipantRemoved),
    ];

    /// <summary>The version of the earlier moment; 0 for the debate before its first event.</summary>
    public required long From { get; init; }

    /// <summary>The version of the later moment.</summary>
    public required long To { get; init; }

    /// <summary>Contributions that were made, withdrawn ones among them.</summary>
    public ImmutableArray<Happening> Made { get; init; } = [];

    /// <summary>Contributions that were reworded, new ones among them.</summary>
    public ImmutableArray<Rewording> Reworded { get; init; } = [];

    /// <summary>Contributions that were withdrawn.</summary>
    public ImmutableArray<Happening> Withdrawn { get; init; } = [];

    /// <summary>What is hidden by a moderator and was not.</summary>
    public ImmutableArray<Happening> Hidden { get; init; } = [];

    /// <summary>What was hidden and is shown again.</summary>
    public ImmutableArray<Happening> Restored { get; init; } = [];

    /// <summary>Concessions that were made, by their labels, those taken back since among them.</summary>
    public ImmutableArray<Happening> Conceded { get; init; } = [];

    /// <summary>Concessions that were taken back.</summary>
    public ImmutableArray<Happening> ConcessionsTakenBack { get; init; } = [];

    /// <summary>Explicit links that were made, by id.</summary>
    public ImmutableArray<Happening> Linked { get; init; } = [];

    /// <summary>Explicit links that were taken back.</summary>
    public ImmutableArray<Happening> Unlinked { get; init; } = [];

    /// <summary>Links that are stale and were not, by id, with the rewording that made them so.</summary>
    public ImmutableArray<Happening> GoneStale { get; init; } = [];

    /// <summary>Links that were confirmed for reworded ends.</summary>
    public ImmutableArray<Happening> Confirmed { get; init; } = [];

    /// <summary>Cast members who were introduced.</summary>
    public ImmutableArray<Happening> Introduced { get; init; } = [];

    /// <summary>Cast members of whom it became known which account they are.</summary>
    public ImmutableArray<Happening> Identified { get; init; } = [];

    /// <summary>Sources that were put on record.</summary>
    public ImmutableArray<Happening> Recorded { get; init; } = [];

    /// <summary>The event that gave the motion or the description its later words; null when both read as before.</summary>
    public long? MotionReworded { get; init; }

    /// <summary>The event that closed or reopened the debate; null when it is closed, or open, as before.</summary>
    public long? ClosedOrReopened { get; init; }

    /// <summary>Contributions that stand otherwise, in the order they were made.</summary>
    public ImmutableArray<Restanding> Standing { get; init; } = [];

    /// <summary>Who came to stand by what, and who no longer does.</summary>
    public ImmutableArray<CommitmentMoved> Commitments { get; init; } = [];

    /// <summary>Credences that differ.</summary>
    public ImmutableArray<CredenceMoved> Credences { get; init; } = [];

    /// <summary>Roles that differ.</summary>
    public ImmutableArray<RoleMoved> Roles { get; init; } = [];

    /// <summary>Compares two moments of one debate.</summary>
    /// <param name="earlier">The debate at the earlier moment; <see cref="Debate.None"/> before its first event.</param>
    /// <param name="later">The debate at the later moment, or at the same.</param>
    /// <param name="between">At least the entries after the earlier moment, to the later one, that are <see cref="NeededEvents"/>.</param>
    /// <exception cref="ArgumentException">The later moment is before the earlier.</exception>
    public static Comparison Between(Debate earlier, Debate later, IEnumerable<Entry> between)
    {
        if (later.Version < earlier.Version)
            throw new ArgumentException($"Version {later.Version} is before {earlier.Version}.", nameof(later));
        return new Comparing(earlier, later, [.. between]).Compare();
    }
}
