namespace ArgumentLedger.Web.Ledger.Commits;

/// <summary>How many commands may wait before others are told to come again.</summary>
/// <param name="InAll">On all debates together.</param>
/// <param name="OnOneDebate">On one debate.</param>
public sealed record MostWaiting(int InAll, int OnOneDebate)
{
    /// <summary>How many may wait on all debates unless told otherwise.</summary>
    public const int UsualInAll = 20_000;

    /// <summary>How many may wait on one debate unless told otherwise.</summary>
    public const int UsualOnOneDebate = 2_000;
}

/// <summary>
/// Commands on their way into the ledger. Those of one debate keep their order and are in one commit at a time; debates
/// take turns, and each may put only so many into a commit, so that none waits for long behind another. What takes long
/// goes in a lane of its own.
/// </summary>
/// <param name="most">How many may wait.</param>
/// <param name="start">Starts a runner of a lane.</param>
sealed class WaitingCommands(MostWaiting most, Action<Lane> start)
{
    const int MostOfOneDebate = 64;

    readonly Lock gate = new();
    readonly Dictionary<Guid, DebateQueue> debates = [];
    readonly Lane shared = new(mostRunners: 2, mostCommands: 256);
    readonly Lane alone = new(mostRunners: 1, mostCommands: 1);
    readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int count;
    bool isClosed;

    /// <summary>How many commands wait or are being committed.</summary>
    internal int Count
    {
        get
        {
            lock (gate)
                return count;
        }
    }

    /// <summary>Puts a command behind those that wait on its debate.</summary>
    /// <exception cref="LedgerBusyException">Too many wait, or the site is stopping.</exception>
    internal void Add(PendingCommand command)
    {
        Lane? toStart = null;
        lock (gate)
        {
            if (isClosed)
                throw new LedgerBusyException("The site is stopping.");
            if (count >= most.InAll)
                throw new LedgerBusyException("Too many moves are waiting.");
            var debate = command.Command.Debate;
            var isUnderWay = debates.TryGetValue(debate, out var queue);
            queue ??= debates[debate] = new(debate);
            if (queue.Count >= most.OnOneDebate)
                throw new LedgerBusyException("Too many moves are waiting on this debate.");
            queue.Add(command);
            count++;
            if (!isUnderWay)
                toStart = Line(queue);
        }
        if (toStart is not null)
            start(toStart);
    }

    /// <summary>Takes what goes into a lane's next commit; a runner that is given nothing ends.</summary>
    internal List<Share> Take(Lane lane)
    {
        var shares = new List<Share>();
        lock (gate)
        {
            for (var taken = 0; taken < lane.MostCommands && lane.Next(isFirst: taken == 0) is { } queue; taken += shares[^1].Commands.Count)
                shares.Add(new(queue, queue.Take(MostOfOneDebate)));
        }
        return shares;
    }

    /// <summary>Ends a debate's turn; commands that came to nothing wait again, before all others.</summary>
    internal void Finish(Share share, IReadOnlyList<PendingCommand> again)
    {
        Lane? toStart = null;
        lock (gate)
        {
            var queue = share.Queue;
            count -= share.Commands.Count - again.Count;
            queue.PutBack(again);
            if (queue.Count > 0)
                toStart = Line(queue);
            else
                debates.Remove(queue.Debate);
            if (isClosed && count == 0)
                drained.TrySetResult();
        }
        if (toStart is not null)
            start(toStart);
    }

    /// <summary>Takes no more commands, and completes when all that wait are answered.</summary>
    internal Task DrainAsync()
    {
        lock (gate)
        {
            isClosed = true;
            if (count == 0)
                drained.TrySetResult();
        }
        return drained.Task;
    }

    Lane? Line(DebateQueue queue)
    {
        var lane = queue.StartsAlone ? alone : shared;
        return lane.Join(queue) ? lane : null;
    }
}
