using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Ledger;

/// <summary>An event, and the debate just after it.</summary>
sealed record DebateStep(Entry Entry, Debate After);

/// <summary>
/// The events that were committed here a moment ago, each with the debate after it, for whoever follows them: most need
/// never be read again. What is not here is in the ledger.
/// </summary>
public sealed class RecentSteps
{
    const int Most = 4_000;

    readonly Lock gate = new();
    readonly Dictionary<(Guid Debate, long Version), DebateStep> steps = [];
    readonly Queue<(Guid, long)> order = [];

    internal void Add(Guid debate, IReadOnlyList<DebateStep> made)
    {
        lock (gate)
        {
            foreach (var step in made)
            {
                steps[(debate, step.Entry.Version)] = step;
                order.Enqueue((debate, step.Entry.Version));
            }
            while (order.Count > Most)
                steps.Remove(order.Dequeue());
        }
    }

    /// <summary>Takes the steps of a debate after one version up to another; null when any of them is not here.</summary>
    internal IReadOnlyList<DebateStep>? Take(Guid debate, long from, long to)
    {
        lock (gate)
        {
            var taken = new List<DebateStep>();
            for (var version = from + 1; version <= to; version++)
                if (steps.Remove((debate, version), out var step))
                    taken.Add(step);
            return taken.Count == to - from ? taken : null;
        }
    }
}
