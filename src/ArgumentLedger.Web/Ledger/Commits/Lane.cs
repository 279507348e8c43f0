namespace ArgumentLedger.Web.Ledger.Commits;

/// <summary>Debates that wait for their turn in a commit. Guarded by <see cref="WaitingCommands"/>.</summary>
/// <param name="mostRunners">How many commits may be under way at once.</param>
/// <param name="mostCommands">About how many commands share a commit.</param>
sealed class Lane(int mostRunners, int mostCommands)
{
    readonly Queue<DebateQueue> line = new();
    int runners;

    internal int MostCommands { get; } = mostCommands;

    /// <summary>Whether commands share commits here.</summary>
    internal bool IsShared => MostCommands > 1;

    /// <summary>Puts a debate at the end of the line; true when one more runner is to start.</summary>
    internal bool Join(DebateQueue queue)
    {
        line.Enqueue(queue);
        if (runners >= mostRunners)
            return false;
        runners++;
        return true;
    }

    /// <summary>Takes the first of the line; null, and a runner the fewer, when nobody waits.</summary>
    internal DebateQueue? Next(bool isFirst)
    {
        if (line.TryDequeue(out var queue))
            return queue;
        if (isFirst)
            runners--;
        return null;
    }
}
