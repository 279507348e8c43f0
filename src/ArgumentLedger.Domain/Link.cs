using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>How one contribution bears on another element.</summary>
public enum LinkKind
{
    /// <summary>It says the other contribution is false.</summary>
    Attack,

    /// <summary>It is offered for the other contribution.</summary>
    Support,

    /// <summary>It says another link does not hold: its source does not bear on its target.</summary>
    Undercut,
}

/// <summary>
/// A relation of attack, support or undercut. A rebuttal, undercut, supporting claim or quote may own one; explicit
/// links join contributions that stand already.
/// </summary>
public sealed record Link : IKeepsPast<Link>
{
    /// <summary>Its label (<c>l1</c>) when explicit; the owning contribution's label and <c>&gt;</c> when owned.</summary>
    public required string Id { get; init; }

    /// <summary>What it says.</summary>
    public required LinkKind Kind { get; init; }

    /// <summary>The contribution it comes from.</summary>
    public required string From { get; init; }

    /// <summary>What it points at: a contribution's label, or for an undercut the id of a link.</summary>
    public required string To { get; init; }

    /// <summary>
    /// The scheme of argument it follows, in the words of whoever made it, such as “Argument from Expert Opinion”
    /// (D. Walton, C. Reed, F. Macagno, “Argumentation Schemes”, 2008); null when none was named.
    /// </summary>
    public Words? Scheme { get; init; }

    /// <summary>Whose link it is: a cast label or a contributor's id.</summary>
    public required string Owner { get; init; }

    /// <summary>Id of the contributor who logged it.</summary>
    public required string Recorder { get; init; }

    /// <summary>The revision of <see cref="From"/> it was made or last confirmed for.</summary>
    public required int FromRevision { get; init; }

    /// <summary>The revision of <see cref="To"/> it was made or last confirmed for.</summary>
    public required int ToRevision { get; init; }

    /// <summary>The event that made it.</summary>
    public required long Version { get; init; }

    /// <summary>The event that last confirmed it for reworded ends; null when none did.</summary>
    public long? Confirmed { get; init; }

    /// <summary>Set once an explicit link was taken back; an owned link goes with its contribution.</summary>
    public Withdrawal? Withdrawn { get; init; }

    /// <summary>What it was before.</summary>
    internal Past<Link> Past { get; set; }

    Past<Link> IKeepsPast<Link>.Past => Past;

    /// <summary>Whether it belongs to the contribution it comes from.</summary>
    public bool IsOwned => Id.EndsWith('>');

    /// <summary>The id of the link that a contribution owns.</summary>
    public static string OwnedBy(string label) => label + ">";
}
