namespace ArgumentLedger.Web.Ledger;

/// <summary>Takes the commands of one debate in the order in which they come, as many at a time as wait.</summary>
sealed class DebateWriter(Guid debate, CommandBatch batch, Action<DebateWriter> retire)
{
    const int MostWaiting = 2_000;
    const int MostAtOnce = 128;

    readonly Lock gate = new();
    readonly Queue<PendingCommand> waiting = new();
    bool isRunning;
    bool isRetired;

    internal Guid Debate { get; } = debate;

    /// <summary>Queues a command; false when this writer has retired and another must be asked for.</summary>
    internal bool TryEnqueue(PendingCommand command)
    {
        lock (gate)
        {
            if (isRetired)
                return false;
            if (waiting.Count >= MostWaiting)
                throw new LedgerBusyException("Too many moves are waiting on this debate.");
            waiting.Enqueue(command);
            if (isRunning)
                return true;
            isRunning = true;
        }
        _ = Task.Run(RunAsync);
        return true;
    }

    async Task RunAsync()
    {
        while (TakeWaiting() is { Count: > 0 } commands)
        {
            try
            {
                await batch.CommitAsync(commands);
            }
            catch (Exception failure)
            {
                // Whatever went wrong goes to those whose commands were in this commit, and to nobody else.
                commands.ForEach(command => command.Fail(failure));
            }
        }
    }

    List<PendingCommand> TakeWaiting()
    {
        lock (gate)
        {
            var taken = new List<PendingCommand>(Math.Min(waiting.Count, MostAtOnce));
            while (taken.Count < MostAtOnce && waiting.TryDequeue(out var command))
                taken.Add(command);
            if (taken.Count > 0)
                return taken;
            isRetired = true;
        }
        retire(this);
        return [];
    }
}
