namespace ArgumentLedger.Web.Ledger;

/// <summary>A command that waits for its debate's writer, and the answer its sender waits for.</summary>
sealed class PendingCommand(MakeMove command)
{
    readonly TaskCompletionSource<MoveAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal MakeMove Command { get; } = command;

    internal Task<MoveAnswer> Answer => answer.Task;

    internal void Complete(MoveAnswer given) => answer.TrySetResult(given);

    internal void Fail(Exception reason) => answer.TrySetException(reason);
}
