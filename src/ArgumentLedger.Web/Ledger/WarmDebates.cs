using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Ledger;

namespace ArgumentLedger.Web.Ledger;

/// <summary>A debate's committed state and the hash that its ledger has come to.</summary>
public sealed record WarmDebate(Debate State, string Head)
{
    /// <summary>A debate before its first event.</summary>
    public static WarmDebate None(Guid id) => new(Debate.None, Chain.Genesis(id));
}

/// <summary>
/// The debates' states kept in memory, least recently used out first, by what they weigh. What is here may be behind
/// the store, never ahead of it: states are put here only after their events are committed.
/// </summary>
/// <param name="mostBytes">How much all of them may weigh together; the one used last is kept whatever it weighs.</param>
public sealed class WarmDebates(long mostBytes)
{
    /// <summary>How much states may weigh unless told otherwise.</summary>
    public const long UsualBytes = 256L << 20;

    readonly Lock gate = new();
    readonly Dictionary<Guid, LinkedListNode<Kept>> places = [];
    readonly LinkedList<Kept> byUse = [];
    long bytes;

    sealed record Kept(Guid Id, WarmDebate Debate, long Bytes);

    /// <summary>Keeps as much as is usual.</summary>
    public WarmDebates() : this(UsualBytes)
    {
    }

    /// <summary>How many debates are here.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return places.Count;
        }
    }

    /// <summary>What the states here weigh, estimated, in bytes.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
                return bytes;
        }
    }

    /// <summary>The debate as last seen, or null.</summary>
    public WarmDebate? Find(Guid id)
    {
        lock (gate)
        {
            if (!places.TryGetValue(id, out var place))
                return null;
            byUse.Remove(place);
            byUse.AddFirst(place);
            return place.Value.Debate;
        }
    }

    /// <summary>Keeps a committed state, unless a later one is here already.</summary>
    public void Keep(Guid id, WarmDebate debate)
    {
        var weight = debate.State.EstimateBytes();
        lock (gate)
        {
            if (places.TryGetValue(id, out var known) && known.Value.Debate.State.Version >= debate.State.Version)
                return;
            Drop(known);
            places.Add(id, byUse.AddFirst(new Kept(id, debate, weight)));
            bytes += weight;
            while (bytes > mostBytes && byUse.Count > 1)
                Drop(byUse.Last);
        }
    }

    /// <summary>Lets go of a debate, which is then read anew when next asked for.</summary>
    public void Forget(Guid id)
    {
        lock (gate)
            Drop(places.GetValueOrDefault(id));
    }

    void Drop(LinkedListNode<Kept>? place)
    {
        if (place is null)
            return;
        byUse.Remove(place);
        places.Remove(place.Value.Id);
        bytes -= place.Value.Bytes;
    }
}
