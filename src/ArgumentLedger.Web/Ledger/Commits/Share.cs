using System.Diagnostics;

namespace ArgumentLedger.Web.Ledger.Commits;

/// <summary>A debate's part of a commit.</summary>
/// <param name="Queue">Where the commands waited.</param>
/// <param name="Commands">The commands, at least one, in order.</param>
sealed record Share(DebateQueue Queue, IReadOnlyList<PendingCommand> Commands)
{
    internal Guid Debate => Queue.Debate;

    /// <summary>The ids under which its commands are remembered, where they have keys.</summary>
    internal IEnumerable<string> Ids => Commands.Select(command => command.Id).OfType<string>();

    /// <summary>The span of the first of its commands that is traced; null when none is.</summary>
    internal Activity? Span => Commands.FirstOrDefault(command => command.Trace is not null)?.Trace?.Span;

    /// <summary>Takes note of what its commands came to when they were sent before; false when none was.</summary>
    internal bool Learn(Committed committed)
    {
        var isNew = false;
        foreach (var command in Commands)
        {
            if (command is not { Id: { } id, Earlier: null } || !committed.Earlier.TryGetValue(id, out var earlier))
                continue;
            command.Earlier = earlier;
            isNew = true;
        }
        return isNew;
    }
}
