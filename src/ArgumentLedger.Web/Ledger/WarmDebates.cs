using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Ledger;
using Microsoft.Extensions.Caching.Memory;

namespace ArgumentLedger.Web.Ledger;

/// <summary>A debate's committed state and the hash that its ledger has come to.</summary>
public sealed record WarmDebate(Debate State, string Head)
{
    /// <summary>A debate before its first event.</summary>
    public static WarmDebate None(Guid id) => new(Debate.None, Chain.Genesis(id));
}

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
    public WarmDebate? Find(Guid id) => cache.Get<WarmDebate>(id);

    /// <summary>Keeps a committed state, unless a later one is here already.</summary>
    public void Keep(Guid id, WarmDebate debate)
    {
        lock (gate)
        {
            if (Find(id) is { } known && known.State.Version >= debate.State.Version)
                return;
            cache.Set(id, debate, new MemoryCacheEntryOptions { Size = debate.State.Version + Overhead });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => cache.Dispose();
}
