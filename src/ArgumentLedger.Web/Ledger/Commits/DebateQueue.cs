using System.Diagnostics.CodeAnalysis;

namespace ArgumentLedger.Web.Ledger.Commits;

/// <summary>Commands that wait on one debate, in the order in which they came. Guarded by <see cref="WaitingCommands"/>.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "The word of the field.")]
sealed class DebateQueue(Guid debate)
{
    readonly LinkedList<PendingCommand> waiting = [];

    internal Guid Debate { get; } = debate;

    internal int Count => waiting.Count;

    /// <summary>The debate as it was when last caught up with; null before that.</summary>
    internal WarmDebate? Known { get; set; }

    /// <summary>Whether another process was found writing the debate too.</summary>
    internal bool IsContested { get; set; }

    internal bool StartsAlone => waiting.First!.Value.GoesAlone;

    internal void Add(PendingCommand command)
    {
        command.Trace?.Waits();
        waiting.AddLast(command);
    }

    internal void PutBack(IReadOnlyList<PendingCommand> commands)
    {
        for (var i = commands.Count - 1; i >= 0; i--)
        {
            commands[i].Trace?.Waits();
            waiting.AddFirst(commands[i]);
        }
    }

    /// <summary>Takes the first commands, at least one; one that goes alone by itself.</summary>
    internal List<PendingCommand> Take(int most)
    {
        var isAlone = StartsAlone;
        var taken = new List<PendingCommand>();
        while (taken.Count < most && waiting.First is { Value: var next } && next.GoesAlone == isAlone)
        {
            taken.Add(next);
            waiting.RemoveFirst();
            if (isAlone)
                break;
        }
        return taken;
    }
}
