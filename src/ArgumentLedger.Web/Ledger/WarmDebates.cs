using ArgumentLedger.Domain;
using Microsoft.Extensions.Caching.Memory;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// The debates' states kept in memory, least recently used out first. What is here may be behind the store, never
/// ahead of it: states are put here only after their events are committed.
/// </summary>
public sealed class WarmDebates : IDisposable
{
    // An event costs about a kilobyte of state; a debate without events would still cost something.
    const long MostEvents = 400_000;
    const long Overhead = 8;

    readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostEvents });
    readonly Lock gate = new();

    /// <summary>The debate as last seen, or null.</summary>
    public Debate? Find(Guid id) => cache.Get<Debate>(id);

    /// <summary>Keeps a committed state, unless a later one is here already.</summary>
    public void Keep(Guid id, Debate debate)
    {
        lock (gate)
        {
            if (Find(id) is { } known && known.Version >= debate.Version)
                return;
            cache.Set(id, debate, new MemoryCacheEntryOptions { Size = debate.Version + Overhead });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => cache.Dispose();
}
