using System.Collections.Immutable;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>What kind of element of the argument a contribution is.</summary>
public enum ContributionKind
{
    /// <summary>An assertion that answers the motion, or a question.</summary>
    Claim,

    /// <summary>A claim offered for another contribution.</summary>
    Support,

    /// <summary>A claim that another contribution is false.</summary>
    Rebuttal,

    /// <summary>A claim that another contribution does not bear on what it is offered for.</summary>
    Undercut,

    /// <summary>A verbatim excerpt of a source or of an earlier contribution.</summary>
    Quote,

    /// <summary>A request for grounds or meaning; it attacks nothing.</summary>
    Question,
}

/// <summary>How a root claim answers the motion.</summary>
public enum Stance
{
    /// <summary>It speaks for the motion.</summary>
    For,

    /// <summary>It speaks against the motion.</summary>
    Against,

    /// <summary>It speaks to the motion, on neither side.</summary>
    Neither,
}

/// <summary>A wording of a contribution, pinned to the event that gave it.</summary>
/// <param name="Text">The words.</param>
/// <param name="Version">The event that made them the contribution's words.</param>
/// <param name="Reason">Why the author changed the words before; null for the first wording.</param>
public sealed record Wording(Words Text, long Version, Words? Reason);

/// <summary>Why and by which event a contribution, link or concession was taken back.</summary>
public sealed record Withdrawal(long Version, Words Reason);

/// <summary>Why and by which event a moderator hid some words from readers.</summary>
public sealed record Hiding(long Version, Words Reason);

/// <summary>How likely a contributor holds a contribution to be, pinned to the wording they judged.</summary>
/// <param name="By">The contributor's id.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="Revision">The wording that was judged.</param>
/// <param name="Version">The event that stated it.</param>
public sealed record Credence(string By, double Probability, int Revision, long Version);

/// <summary>An element of the argument: a claim, support, rebuttal, undercut, quote or question.</summary>
public sealed record Contribution : IKeepsPast<Contribution>
{
    /// <summary>Unique in the debate and never used again: a letter by kind and a number, such as <c>c7</c>.</summary>
    public required string Label { get; init; }

    /// <summary>What it is.</summary>
    public required ContributionKind Kind { get; init; }

    /// <summary>Whose words it is: a cast label or a contributor's id.</summary>
    public required string Speaker { get; init; }

    /// <summary>Id of the contributor who logged it.</summary>
    public required string Recorder { get; init; }

    /// <summary>The event that made it.</summary>
    public required long Version { get; init; }

    /// <summary>When it was logged, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was said, if known, UTC.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>Its wordings, oldest first; never empty. The wording of revision n is at index n − 1.</summary>
    public required ImmutableList<Wording> Wordings { get; init; }

    /// <summary>What it is called beside its words; null when it has no title. Amending leaves it.</summary>
    public Words? Title { get; init; }

    /// <summary>The contribution it was made in reply to; null for one that answers the motion.</summary>
    public string? Parent { get; init; }

    /// <summary>How a root claim answers the motion; null for all else and when not said.</summary>
    public Stance? Stance { get; init; }

    /// <summary>What a quote is anchored in; null for all else.</summary>
    public Quotes.Anchor? Anchor { get; init; }

    /// <summary>Set once its author has taken it back.</summary>
    public Withdrawal? Withdrawn { get; init; }

    /// <summary>Each contributor's latest credence, in the order in which they first stated one.</summary>
    public ImmutableList<Credence> Credences { get; init; } = [];

    /// <summary>What it was before.</summary>
    internal Past<Contribution> Past { get; set; }

    Past<Contribution> IKeepsPast<Contribution>.Past => Past;

    /// <summary>The current revision, from 1.</summary>
    public int Revision => Wordings.Count;

    /// <summary>The revision at an earlier version; 0 before it was made.</summary>
    public int RevisionAt(long version)
    {
        var revision = Revision;
        while (revision > 0 && Wordings[revision - 1].Version > version)
            revision--;
        return revision;
    }

    /// <summary>The current words.</summary>
    public Words Text => Wordings[^1].Text;

    /// <summary>Whether it was logged by somebody else than its speaker.</summary>
    public bool IsReported => Speaker != Recorder;

    /// <summary>Whether it can be attacked, supported, conceded or believed; questions cannot.</summary>
    public bool IsArguable => Kind != ContributionKind.Question;

    /// <summary>Id of the link that this contribution would own.</summary>
    public string OwnLink => Link.OwnedBy(Label);
}
