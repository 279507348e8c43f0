using ArgumentLedger.Web.Tracing;

namespace ArgumentLedger.Web.Ledger.Commits;

/// <summary>A command that waits to be committed, and the answer its sender waits for.</summary>
sealed class PendingCommand(MakeMove command)
{
    /// <summary>A command of more moves than this takes long to decide: it is committed alone, beside those of others.</summary>
    const int ManyMoves = 64;

    readonly TaskCompletionSource<MoveAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal MakeMove Command { get; } = command;

    /// <summary>Under what id the command is remembered; null when its sender gave it no key.</summary>
    internal string? Id { get; } = command.Key is { } key ? SentCommand.IdOf(key) : null;

    /// <summary>Its trace; null when nobody traces.</summary>
    internal MoveTrace? Trace { get; init; }

    /// <summary>What an earlier sending of it came to; null until the ledger has told of one.</summary>
    internal SentCommand? Earlier { get; set; }

    /// <summary>How many commits it was in that came to nothing.</summary>
    internal int Attempts { get; set; }

    /// <summary>Whether it was in a commit that failed for a reason that may lie in it.</summary>
    internal bool IsSuspect { get; set; }

    internal bool GoesAlone => IsSuspect || Command.Moves.Length > ManyMoves;

    internal Task<MoveAnswer> Answer => answer.Task;

    internal void Complete(MoveAnswer given) => answer.TrySetResult(given);

    internal void Fail(Exception reason) => answer.TrySetException(reason);
}
