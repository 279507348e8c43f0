using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>Which positions are wanted: those that all of it fits.</summary>
public sealed record PositionWish
{
    /// <summary>Of this debate.</summary>
    public Guid? Debate { get; init; }

    /// <summary>Of this kind.</summary>
    public ContributionKind? Kind { get; init; }

    /// <summary>Of this status.</summary>
    public Status? Status { get; init; }

    /// <summary>In, out or undecided.</summary>
    public Level? Label { get; init; }

    /// <summary>Claims that answer the motion in this way.</summary>
    public Stance? Stance { get; init; }

    /// <summary>Quotes that hold in this way.</summary>
    public Fidelity? Fidelity { get; init; }

    /// <summary>Whether what a quote was taken from was amended since, withdrawn or hidden, or is not on record.</summary>
    public bool? IsOrphaned { get; init; }

    /// <summary>Whether it waits for an answer.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Whether it must be a rebuttal, undercut or question that waits for an answer.</summary>
    public bool IsUnanswered { get; init; }

    /// <summary>Whether live challenges stand against it.</summary>
    public bool? IsChallenged { get; init; }

    /// <summary>Who logged it, said it, stands by it or conceded it: contributors' ids, or cast labels of the debate.</summary>
    public IReadOnlyDictionary<VoiceRole, string> Voices { get; init; } = new Dictionary<VoiceRole, string>();

    /// <summary>Quotes taken from this source or contribution of the debate.</summary>
    public string? Quoted { get; init; }

    /// <summary>Logged at this instant or before.</summary>
    public DateTimeOffset? LoggedUntil { get; init; }

    /// <summary>Those whose label or status became another at this instant or since.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>The instant at which it is to have stood so, by when moves were logged; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>With all of these words, of which the last may have only begun.</summary>
    public string? Words { get; init; }

    /// <summary>Whether it asks for somebody who is nobody: a cast label is somebody within a debate only.</summary>
    internal bool IsOfNobody => Voices.Values.Any(who => !(Debate is not null && ArgumentLedger.Domain.Debate.IsLabel(who)) && !Guid.TryParse(who, out _));

    /// <summary>Whether it asks for nothing of what has few values.</summary>
    internal bool IsOfAnyClass =>
        !IsUnanswered && (Kind, Status, Label, Stance, Fidelity, IsOrphaned, IsOpen, IsChallenged, ChangedSince) is (null, null, null, null, null, null, null, null, null);
}

/// <summary>What somebody has to do with a position.</summary>
public enum VoiceRole
{
    /// <summary>They conceded it, wholly or in part.</summary>
    Conceder,

    /// <summary>Their words are quoted in it.</summary>
    Quoted,

    /// <summary>They logged it for somebody else.</summary>
    Reporter,

    /// <summary>They logged it, for themselves or somebody else.</summary>
    By,

    /// <summary>They stand by it.</summary>
    Holder,

    /// <summary>They said it.</summary>
    Speaker,
}
