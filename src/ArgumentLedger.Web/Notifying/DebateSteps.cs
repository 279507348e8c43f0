using System.Runtime.CompilerServices;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Notifying;

/// <summary>Goes through events of a debate one by one.</summary>
public sealed class DebateSteps(DebateReader reader)
{
    const int Page = 500;

    /// <summary>Each event with the debate after it, oldest first.</summary>
    internal async IAsyncEnumerable<DebateStep> OfAsync(NewEvents events, [EnumeratorCancellation] CancellationToken ct)
    {
        // The last event by itself, as most are: what it changed, the head tells.
        if (events.Steps is { } steps)
        {
            foreach (var step in steps)
                yield return step;
            yield break;
        }
        if (events.From == events.To - 1 && await reader.HeadAsync(events.Debate, ct) is { } head && head.Version == events.To)
        {
            foreach (var entry in await reader.EntriesAsync(events.Debate, events.To, 1, ct))
                yield return new(entry, head);
            yield break;
        }
        var state = await BeforeAsync(events, ct);
        while (state.Version < events.To)
        {
            var entries = await reader.EntriesAsync(events.Debate, state.Version + 1, (int)Math.Min(Page, events.To - state.Version), ct);
            if (entries.Count == 0)
                throw Lacks(events, state.Version + 1);
            foreach (var entry in entries)
            {
                state = state.Apply(entry);
                yield return new(entry, state);
            }
        }
    }

    /// <summary>The debate before the first of the events.</summary>
    internal async Task<Debate> BeforeAsync(NewEvents events, CancellationToken ct) =>
        events.From == 0 ? Debate.None : await reader.AtAsync(events.Debate, events.From, ct) ?? throw Lacks(events, events.From);

    static InvalidDataException Lacks(NewEvents events, long version) => new($"Debate {events.Debate} lacks version {version}.");
}
