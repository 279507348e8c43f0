namespace ArgumentLedger.Web.Projections;

/// <summary>A contribution as something people hold: one row per contribution, for queries across debates.</summary>
public sealed record Position
{
    /// <summary>The debate's id in 32 hexadecimal digits, a slash, and the label.</summary>
    public required string Id { get; init; }

    /// <summary>The debate's id.</summary>
    public required Guid Debate { get; init; }

    /// <summary>The contribution's label.</summary>
    public required string Label { get; init; }

    /// <summary>claim, support, rebuttal, undercut, quote or question.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is called beside its words; null when it has no title, and while hidden.</summary>
    public string? Title { get; init; }

    /// <summary>The current words; null while hidden.</summary>
    public required string? Text { get; init; }

    /// <summary>The current revision, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>Whose words: a cast label, or a contributor's id (that of an identified cast member).</summary>
    public required string Speaker { get; init; }

    /// <summary>Id of the contributor who logged it.</summary>
    public required string By { get; init; }

    /// <summary>The contribution it replies to; null for one that answers the motion.</summary>
    public required string? Parent { get; init; }

    /// <summary>for, against or neither; null when not said.</summary>
    public required string? Stance { get; init; }

    /// <summary>How a quote was found to hold; null for all else.</summary>
    public required string? Fidelity { get; init; }

    /// <summary>The source a quote was taken from; null for all else.</summary>
    public required string? QuotedSource { get; init; }

    /// <summary>The contribution a quote was taken from; null for all else.</summary>
    public required string? QuotedContribution { get; init; }

    /// <summary>Whose words a quote repeats: a cast label or a contributor's id; null for all else, and when that is not on record.</summary>
    public required string? QuotedSpeaker { get; init; }

    /// <summary>unchanged, amended, withdrawn, hidden or unrecorded: what became of that which a quote was taken from; null for all else.</summary>
    public required string? Origin { get; init; }

    /// <summary>Whether its author took it back.</summary>
    public required bool IsWithdrawn { get; init; }

    /// <summary>Whether a moderator hid its words.</summary>
    public required bool IsHidden { get; init; }

    /// <summary>Whether it still waits for an answer.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>in, out or undecided; null for a question.</summary>
    public required string? Standing { get; init; }

    /// <summary>withdrawn, conceded, partlyConceded, refuted, contested, defended or unchallenged; null for a question.</summary>
    public required string? Status { get; init; }

    /// <summary>When it came to stand as it does, label and status, UTC: when it was logged, where that has not changed since; null for a question.</summary>
    public required DateTimeOffset? StandsSince { get; init; }

    /// <summary>How strong it is, 0 to 1; null for a question.</summary>
    public required double? Strength { get; init; }

    /// <summary>Live rebuttals of it and undercuts of its link.</summary>
    public required int Challenges { get; init; }

    /// <summary>Live contributions and links offered for it.</summary>
    public required int Supports { get; init; }

    /// <summary>Quotes taken from it.</summary>
    public required int Quotes { get; init; }

    /// <summary>Who stands by it: cast labels and contributor ids, its speaker first.</summary>
    public required IReadOnlyList<string> Holders { get; init; }

    /// <summary>Who conceded it, wholly or in part.</summary>
    public required IReadOnlyList<string> ConcededBy { get; init; }

    /// <summary>The concessions of it that were not taken back, in the order they were made.</summary>
    public required IReadOnlyList<Concession> Concessions { get; init; }

    /// <summary>public, unlisted or private, as its debate.</summary>
    public required string Visibility { get; init; }

    /// <summary>The event that made it.</summary>
    public required long MadeAt { get; init; }

    /// <summary>The latest event that bears on it.</summary>
    public required long ChangedAt { get; init; }

    /// <summary>When it was logged, UTC.</summary>
    public required DateTimeOffset LoggedAt { get; init; }

    /// <summary>When it was said, if known, UTC.</summary>
    public required DateTimeOffset? SaidAt { get; init; }

    /// <summary>Somebody's acceptance of the position.</summary>
    /// <param name="Label">Its label, such as k1.</param>
    /// <param name="Speaker">Who gave way: a cast label, or a contributor's id (that of an identified cast member).</param>
    /// <param name="By">Id of the contributor who logged it.</param>
    /// <param name="Extent">full or partial.</param>
    /// <param name="Yields">The conceder's own contribution or link given up to the position; null when none was named.</param>
    /// <param name="MadeAt">The event that made it.</param>
    /// <param name="LoggedAt">When it was logged, UTC.</param>
    /// <param name="SaidAt">When it was said, if known, UTC.</param>
    public sealed record Concession(
        string Label, string Speaker, string By, string Extent, string? Yields, long MadeAt, DateTimeOffset LoggedAt, DateTimeOffset? SaidAt);
}
