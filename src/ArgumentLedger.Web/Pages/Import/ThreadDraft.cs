using ArgumentLedger.Domain;
using ArgumentLedger.Web.Transfer.Threads;
using JasperFx;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>A pasted thread as a contributor has corrected it so far. It is theirs alone, and no event: it goes when it is confirmed, deleted or old.</summary>
public sealed record ThreadDraft : IRevisioned
{
    /// <summary>How long a draft is kept after its last change.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(42);

    /// <summary>Its id; a new debate made of it gets the same.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the contributor whose it is.</summary>
    public required string Owner { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The motion of the debate that is to be opened.</summary>
    public string Motion { get; init; } = "";

    /// <summary>Who may find and read that debate.</summary>
    public Visibility Visibility { get; init; }

    /// <summary>The debate it is to be added to; null for a new one.</summary>
    public Guid? Debate { get; init; }

    /// <summary>What was understood of the thread.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>How often it was kept; two who change one at the same time find out by it.</summary>
    public int Version { get; set; }
}
