using System.Collections.Immutable;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Importing;

/// <summary>How far an import is.</summary>
public enum ImportState
{
    /// <summary>Others are before it.</summary>
    Waiting,

    /// <summary>Its moves are being made.</summary>
    Running,

    /// <summary>All its moves are logged.</summary>
    Done,

    /// <summary>None of its moves are logged.</summary>
    Failed,
}

/// <summary>Why an import failed.</summary>
/// <param name="Code">The code of the refusal.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
/// <param name="Place">The place in the file of the move that was refused; null when it is about no move.</param>
public sealed record ImportFailure(string Code, string Sentence, Place? Place);

/// <summary>An import at one moment.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Logged">How many of its moves are logged: all or none, since they count together.</param>
/// <param name="Version">The debate's version after them; null before.</param>
/// <param name="Failure">Why it failed, if it did.</param>
public sealed record ImportProgress(ImportState State, int Logged, long? Version, ImportFailure? Failure);

/// <summary>A file being imported by somebody: all of it becomes one batch of moves, or nothing.</summary>
public sealed record ImportJob
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Id of the contributor who imports.</summary>
    public required string Owner { get; init; }

    /// <summary>The name of the format.</summary>
    public required string Format { get; init; }

    /// <summary>The debate's id; a new one unless the moves go into a debate that is there.</summary>
    public required Guid Debate { get; init; }

    /// <summary>When it was submitted, UTC.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The moves.</summary>
    public required ImmutableArray<PlacedMove> Moves { get; init; }

    /// <summary>What the format says that the ledger cannot carry.</summary>
    public required ImmutableArray<Loss> Losses { get; init; }

    /// <summary>What its sender calls it and the digest of what was sent, so that sending it again is the same import.</summary>
    public required Ledger.IdempotencyKey Key { get; init; }

    readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    ImportProgress progress = new(ImportState.Waiting, 0, null, null);

    /// <summary>How far it is now.</summary>
    public ImportProgress Progress => Volatile.Read(ref progress);

    /// <summary>Ends when the import does.</summary>
    public Task Ended => ended.Task;

    internal void Become(ImportProgress now)
    {
        Volatile.Write(ref progress, now);
        if (now.State is ImportState.Done or ImportState.Failed)
            ended.TrySetResult();
    }
}
