using System.Collections.Immutable;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>How much of a contribution is accepted.</summary>
public enum Extent
{
    /// <summary>All of it.</summary>
    Full,

    /// <summary>Part of it.</summary>
    Partial,
}

/// <summary>An element given up by a concession, at the revisions it had then; later wordings are not given up.</summary>
/// <param name="Element">A contribution's label or a link's id.</param>
/// <param name="Revision">The contribution's revision; for a link that of its target.</param>
/// <param name="FromRevision">For a link, the revision of where it comes from; for a contribution, 0.</param>
public sealed record GivenUp(string Element, int Revision, int FromRevision);

/// <summary>A speaker's acceptance of somebody else's contribution, wholly or in part.</summary>
public sealed record Concession : IKeepsPast<Concession>
{
    /// <summary>Its label, such as <c>k1</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Who gave way: a cast label or a contributor's id.</summary>
    public required string Speaker { get; init; }

    /// <summary>Id of the contributor who logged it.</summary>
    public required string Recorder { get; init; }

    /// <summary>The contribution accepted.</summary>
    public required string What { get; init; }

    /// <summary>The wording that was accepted.</summary>
    public required int Revision { get; init; }

    /// <summary>How much of it.</summary>
    public required Extent Extent { get; init; }

    /// <summary>The conceder's own contribution or explicit link given up to it; null when none is named.</summary>
    public string? Yields { get; init; }

    /// <summary>What they said in giving way, if anything.</summary>
    public Words? Text { get; init; }

    /// <summary>Everything it gives up (standing.md §1): what is yielded, and the conceder's own attacks on <see cref="What"/>.</summary>
    public ImmutableList<GivenUp> GivesUp { get; init; } = [];

    /// <summary>The event that made it.</summary>
    public required long Version { get; init; }

    /// <summary>When it was logged, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was said, if known, UTC.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>Set once taken back.</summary>
    public Withdrawal? Withdrawn { get; init; }

    /// <summary>Whether it had been made, and not taken back, at a version.</summary>
    public bool IsLiveAt(long version) => Version <= version && !(Withdrawn?.Version <= version);

    /// <summary>What it was before.</summary>
    internal Past<Concession> Past { get; set; }

    Past<Concession> IKeepsPast<Concession>.Past => Past;
}
