using System.Collections.Immutable;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Importing;

/// <summary>How far an import is.</summary>
public enum ImportState
{
    /// <summary>Somebody looks at it; nobody has submitted it.</summary>
    Draft,

    /// <summary>Others are before it.</summary>
    Waiting,

    /// <summary>Its moves are being made.</summary>
    Running,

    /// <summary>All its moves are logged.</summary>
    Done,

    /// <summary>None of its moves are logged, because something stood in the way.</summary>
    Failed,

    /// <summary>None of its moves are logged, because its owner said so.</summary>
    Cancelled,
}

/// <summary>Why an import failed.</summary>
/// <param name="Code">The code of the refusal.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
/// <param name="Place">The place in the file of the move that was refused; null when it is about no move.</param>
public sealed record ImportFailure(string Code, string Sentence, string? Place);

/// <summary>How an import ended.</summary>
/// <param name="State">Done, failed or cancelled.</param>
/// <param name="Version">The debate's version after it; null unless it is done.</param>
/// <param name="Failure">Why it failed; null unless it did.</param>
public sealed record ImportEnd(ImportState State, long? Version, ImportFailure? Failure);

/// <summary>
/// A file being imported by somebody: all of it becomes one batch of moves, or nothing. It is stored, with the file
/// until it has ended, so that neither a restart nor a crash loses it; only its owner sees it.
/// </summary>
public sealed record ImportJob
{
    /// <summary>How long a draft is kept that nobody submits.</summary>
    public static readonly TimeSpan DraftKept = TimeSpan.FromDays(1);

    /// <summary>How long an import can be asked for after it was submitted: longer than its idempotency key is remembered.</summary>
    public static readonly TimeSpan Kept = Ledger.SentCommand.Kept + TimeSpan.FromDays(1);

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the contributor who imports.</summary>
    public required string Owner { get; init; }

    /// <summary>What its sender calls it and the digest of what was sent, so that sending it again is the same import.</summary>
    public required Ledger.IdempotencyKey Key { get; init; }

    /// <summary>The name of the format.</summary>
    public required string Format { get; init; }

    /// <summary>The debate's id; a new one unless the moves go into a debate that is there.</summary>
    public required Guid Debate { get; init; }

    /// <summary>What opens the debate; null when the moves go into one that is there.</summary>
    public required OpenDebate? Opening { get; init; }

    /// <summary>When it was submitted, or first looked at, UTC.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>How many moves it makes, with that which opens the debate.</summary>
    public required int Total { get; init; }

    /// <summary>What the format says that the ledger cannot carry.</summary>
    public required ImmutableArray<Loss> Losses { get; init; }

    /// <summary>How far it is.</summary>
    public ImportState State { get; init; }

    /// <summary>How many of its moves were decided; they are logged all together once all are.</summary>
    public int Decided { get; init; }

    /// <summary>Whether its owner has asked to end it, which happens unless all was decided by then.</summary>
    public bool IsCancelAsked { get; init; }

    /// <summary>The debate's version after it; null before.</summary>
    public long? Version { get; init; }

    /// <summary>Why it failed, if it did.</summary>
    public ImportFailure? Failure { get; init; }

    /// <summary>Whether nothing more will come of it.</summary>
    public bool IsEnded => State is ImportState.Done or ImportState.Failed or ImportState.Cancelled;

    /// <summary>How many of its moves are logged: all or none.</summary>
    public int Logged => State == ImportState.Done ? Total : 0;

    /// <summary>A file as an import to be stored.</summary>
    public static ImportJob Of(
        Guid id, Ledger.IdempotencyKey key, ReadImport import, OpenDebate? opening, Guid? debate, DateTimeOffset now) => new()
        {
            Id = id,
            Owner = key.Sender,
            Key = key,
            Format = import.Format.Name,
            Debate = debate ?? Guid.CreateVersion7(),
            Opening = opening,
            SubmittedAt = Microseconds.Of(now),
            Total = import.Read.Moves.Length + (opening is null ? 0 : 1),
            Losses = import.Read.Losses,
        };
}
