using ArgumentLedger.Domain;
using Marten;

namespace ArgumentLedger.Web.Ledger;

/// <summary>Reads debates: their state at the head or at any version, and their entries. All of it comes from the one fold.</summary>
public sealed class DebateReader(IDocumentStore store, WarmDebates warm)
{
    const int PageOfEvents = 5_000;

    /// <summary>The debate as it stands now; null when there is none.</summary>
    public async Task<Debate?> HeadAsync(Guid id, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return (await WarmAsync(session, id, ct))?.State;
    }

    /// <summary>The debate after its first <paramref name="version"/> events; null when there is none or it is shorter.</summary>
    public async Task<Debate?> AtAsync(Guid id, long version, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var head = await WarmAsync(session, id, ct);
        if (head is null || head.State.Version < version || version < 1)
            return null;
        if (head.State.Version == version)
            return head.State;
        var entries = await EntriesAsync(session, id, version, version, ct);
        return entries is [var last] ? head.State.Again(last) : throw new InvalidDataException($"Debate {id} lacks version {version}.");
    }

    /// <summary>The debate at each of these versions, which ascend; it must be at least as long as the last of them.</summary>
    public async Task<IReadOnlyList<Debate>> StatesAsync(Guid id, Debate debate, IReadOnlyCollection<long> versions, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var states = new List<Debate>();
        foreach (var version in versions)
        {
            var known = debate.NearestTo(version);
            if (states is [.., var last] && last.Version > known.Version)
                known = last;
            states.Add((await FoldAsync(session, id, version, new(known, ""), ct))?.State
                ?? throw new InvalidDataException($"Debate {id} lacks version {version}."));
        }
        return states;
    }

    /// <summary>
    /// The debate as it stood at an earlier version, with the words that are hidden now hidden then too: what a
    /// moderator hid is shown at no moment.
    /// </summary>
    public async Task<Debate?> LookBackAsync(Guid id, Debate head, long version, CancellationToken ct)
    {
        if (version == head.Version)
            return head;
        return await AtAsync(id, version, ct) is { } then ? then with { Hidden = then.Hidden.SetItems(head.Hidden) } : null;
    }

    /// <summary>Entries from one version on, at most so many, oldest first.</summary>
    public async Task<IReadOnlyList<Entry>> EntriesAsync(Guid id, long from, int most, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await EntriesAsync(session, id, from, from + most - 1, ct);
    }

    /// <summary>The entries at these versions, in the order given.</summary>
    public async Task<IReadOnlyList<Entry>> EntriesAsync(Guid id, IReadOnlyCollection<long> versions, CancellationToken ct)
    {
        if (versions.Count == 0)
            return [];
        await using var session = store.QuerySession();
        var wanted = versions.ToArray();
        var events = await session.Events.QueryAllRawEvents()
            .Where(stored => stored.StreamId == id && wanted.Contains(stored.Version))
            .ToListAsync(ct);
        return [.. events.OrderBy(stored => stored.Version).Select(StoredEntry.Unwrap)];
    }

    /// <summary>The debate as it stands now with the hash of its ledger; null when there is none.</summary>
    internal async Task<WarmDebate?> WarmAsync(IQuerySession session, Guid id, CancellationToken ct)
    {
        var stream = await session.Events.FetchStreamStateAsync(id, ct);
        if (stream is null)
            return null;
        var known = warm.Find(id);
        if (known?.State.Version == stream.Version)
            return known;
        var head = await FoldAsync(session, id, stream.Version, known, ct)
            ?? throw new InvalidDataException($"Debate {id} has fewer events than its stream says.");
        warm.Keep(id, head);
        return head;
    }

    /// <summary>Folds up to a version, going on from what is known; null when the debate is shorter.</summary>
    internal static async Task<WarmDebate?> FoldAsync(IQuerySession session, Guid id, long version, WarmDebate? known, CancellationToken ct)
    {
        var debate = known is not null && known.State.Version <= version ? known : WarmDebate.None(id);
        while (debate.State.Version < version)
        {
            var upTo = Math.Min(version, debate.State.Version + PageOfEvents);
            var events = await session.Events.FetchStreamAsync(id, version: upTo, fromVersion: debate.State.Version + 1, token: ct);
            if (events.Count == 0)
                return null;
            debate = new(debate.State.ApplyAll(events.Select(StoredEntry.Unwrap)), StoredEntry.HashOf(events[^1]));
        }
        return debate.State.Version == 0 ? null : debate;
    }

    static async Task<IReadOnlyList<Entry>> EntriesAsync(IQuerySession session, Guid id, long from, long to, CancellationToken ct)
    {
        var events = await session.Events.FetchStreamAsync(id, version: to, fromVersion: from, token: ct);
        return [.. events.Select(StoredEntry.Unwrap)];
    }
}
