namespace ArgumentLedger.Web.Identity;

/// <summary>Somebody's word to the moderators of a debate that something in it should perhaps be hidden. Not part of the ledger.</summary>
public sealed class Report
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 1_000;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The debate.</summary>
    public required Guid Debate { get; init; }

    /// <summary>The label of what it is about.</summary>
    public required string Label { get; init; }

    /// <summary>Why, to 1,000 characters; only moderators read it.</summary>
    public required string Reason { get; init; }

    /// <summary>Who reports.</summary>
    public required Guid By { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a moderator dealt with it; null while it waits.</summary>
    public DateTimeOffset? SettledAt { get; set; }
}
