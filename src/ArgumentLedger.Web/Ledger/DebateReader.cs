using System.Collections.Concurrent;
using System.Security.Claims;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Tracing;
using Marten;

namespace ArgumentLedger.Web.Ledger;

/// <summary>Reads debates: their state at the head or at any version, and their entries. All of it comes from the one fold.</summary>
public sealed class DebateReader(IDocumentStore store, WarmDebates warm, StoredCheckpoints checkpoints, Checkpointing checkpointing, RecentSteps recent, CommitSignal committed, LedgerMeter meter)
{
    // Whoever comes while a cold debate is being opened waits for that, rather than doing it all again.
    readonly ConcurrentDictionary<Guid, Lazy<Task<WarmDebate>>> opening = new();

    /// <summary>The debate as it stands now; null when there is none.</summary>
    public async Task<Debate?> HeadAsync(Guid id, CancellationToken ct) => (await WarmAsync(id, ct))?.State;

    /// <summary>The debate at a version that it has reached, or later, where it is at hand; asks the store for nothing.</summary>
    internal Debate? AtHand(Guid id, long version) => warm.Find(id) is { State: var debate } && debate.Version >= version ? debate : null;

    /// <summary>
    /// The debate as it stands now, for somebody who may read it; null for others as when there is none. One that is not at
    /// hand is not opened to find that out, and either answer asks the store for the same two rows, so that it takes no
    /// longer to be shut out of a long debate than to ask for none.
    /// </summary>
    public async Task<Debate?> HeadForAsync(Guid id, ClaimsPrincipal reader, CancellationToken ct)
    {
        var isAtHand = warm.Find(id) is not null;
        if (!isAtHand && await CardAsync(id, ct) is { } card && !card.MayRead(reader))
        {
            await VersionAsync(id, ct);
            return null;
        }
        if (await WarmAsync(id, ct) is { State: var debate } && debate.MayRead(reader))
            return debate;
        if (isAtHand) await CardAsync(id, ct);
        return null;
    }

    async Task<DebateCard?> CardAsync(Guid id, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<DebateCard>(id, ct);
    }

    // Asked before each answer, so by a statement that is ready, and not by way of Marten, which takes twice the time.
    async Task<long> VersionAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await store.OpenConnectionAsync(ct);
        return await connection.ReadyValueAsync<long>("select version from ledger.mt_streams where id = $1", [id], ct);
    }

    /// <summary>Whether a debate is at hand and, as last seen, one that somebody may read; asks the store for nothing.</summary>
    public bool IsOpenTo(Guid id, ClaimsPrincipal reader) => warm.Find(id) is { State: var debate } && debate.MayRead(reader);

    /// <summary>The debate after its first <paramref name="version"/> events; null when there is none or it is shorter.</summary>
    public async Task<Debate?> AtAsync(Guid id, long version, CancellationToken ct)
    {
        if (await WarmAsync(id, ct) is not { State: var head })
            return null;
        await using var session = store.QuerySession();
        return await BackAsync(session, id, head, version, ct);
    }

    // Nothing but the version's own entry is read: all else is in the head.
    static async Task<Debate?> BackAsync(IQuerySession session, Guid id, Debate head, long version, CancellationToken ct)
    {
        if (version < 1 || version > head.Version)
            return null;
        if (version == head.Version)
            return head;
        var entries = await EntriesAsync(session, id, version, version, ct);
        return entries is [var last] ? head.Again(last) : throw new InvalidDataException($"Debate {id} lacks version {version}.");
    }

    /// <summary>The debate at each of these versions, which ascend; it must be at least as long as the last of them.</summary>
    public async Task<IReadOnlyList<Debate>> StatesAsync(Guid id, Debate debate, IReadOnlyCollection<long> versions, CancellationToken ct)
    {
        var entries = await EntriesAsync(id, versions, ct);
        return entries.Count == versions.Count
            ? [.. entries.Select(debate.Again)]
            : throw new InvalidDataException($"Debate {id} lacks some of the versions {string.Join(", ", versions)}.");
    }

    /// <summary>
    /// The debate as it stood at an earlier version, with the words that are hidden now hidden then too: what a
    /// moderator hid is shown at no moment.
    /// </summary>
    public async Task<Debate?> LookBackAsync(Guid id, Debate head, long version, CancellationToken ct)
    {
        if (version == head.Version)
            return head;
        await using var session = store.QuerySession();
        return await BackAsync(session, id, head, version, ct) is { } then ? Hiding(head, then) : null;
    }

    /// <summary>As <see cref="LookBackAsync"/>, but for what the last event of the moment changed; nothing is read.</summary>
    /// <param name="head">The debate now.</param>
    /// <param name="version">The version, from 1 to that of now.</param>
    public static Debate LookBack(Debate head, long version) => Hiding(head, head.At(version));

    static Debate Hiding(Debate head, Debate then) => then with { Hidden = then.Hidden.SetItems(head.Hidden) };

    /// <summary>Entries from one version on, at most so many, oldest first.</summary>
    public async Task<IReadOnlyList<Entry>> EntriesAsync(Guid id, long from, int most, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await EntriesAsync(session, id, from, from + most - 1, ct);
    }

    /// <summary>The entries at these versions, oldest first.</summary>
    public async Task<IReadOnlyList<Entry>> EntriesAsync(Guid id, IReadOnlyCollection<long> versions, CancellationToken ct)
    {
        if (versions.Count == 0)
            return [];
        await using var connection = store.Storage.Database.CreateConnection();
        var entries = new List<Entry>(versions.Count);
        await foreach (var entry in EntryRows.ReadAsync(connection, id, versions, ct))
            entries.Add(entry);
        return entries;
    }

    async Task<WarmDebate?> WarmAsync(Guid id, CancellationToken ct)
    {
        var version = await VersionAsync(id, ct);
        if (version == 0)
            return null;
        var known = warm.Find(id);
        if (known is null)
        {
            meter.Missed();
            return await OpenOnceAsync(id, version);
        }
        if (known.State.Version >= version)
        {
            meter.Hit();
            return known;
        }
        meter.Behind();
        await using var session = store.QuerySession();
        var head = await FoldAsync(session, id, version, known, ct) ?? throw IsShort(id);
        Keep(id, head);
        return head;
    }

    /// <summary>The debate as it stands now with the hash of its ledger; null when there is none.</summary>
    internal Task<WarmDebate?> LatestAsync(Guid id) => WarmAsync(id, CancellationToken.None);

    /// <summary>Keeps a state at hand that was just committed, and what led to it, and sees to it that it comes to be kept in a checkpoint.</summary>
    internal void Committed(Guid id, WarmDebate debate, IReadOnlyList<DebateStep> steps)
    {
        recent.Add(id, steps);
        Keep(id, debate);
    }

    void Keep(Guid id, WarmDebate debate)
    {
        warm.Keep(id, debate);
        committed.Raise();
        checkpointing.Consider(id, debate.State);
    }

    async Task<WarmDebate> OpenOnceAsync(Guid id, long version)
    {
        var open = opening.GetOrAdd(id, _ => new(() => OpenAsync(id, version)));
        try
        {
            return await open.Value;
        }
        finally
        {
            opening.TryRemove(new(id, open));
        }
    }

    async Task<WarmDebate> OpenAsync(Guid id, long version)
    {
        using var span = LedgerTracing.Start("ledger.open", id, version);
        await using var session = store.QuerySession();
        var stored = version < Checkpointing.ShortestDebate ? null : await checkpoints.ReadAsync(id, version, CancellationToken.None);
        var head = await FoldAsync(session, id, version, stored, CancellationToken.None) ?? throw IsShort(id);
        if (ReferenceEquals(head, stored) && await EntriesAsync(session, id, version, version, CancellationToken.None) is [var last])
            head = head with { State = head.State.Retold(last) };
        span?.SetTag("ledger.checkpoint", stored?.State.Version ?? 0);
        warm.Keep(id, head);
        checkpointing.Opened(id, head.State, stored?.State.Version ?? 0);
        return head;
    }

    static InvalidDataException IsShort(Guid id) => new($"Debate {id} has fewer events than its stream says.");

    /// <summary>Folds up to a version, going on from what is known; null when the debate is shorter.</summary>
    internal static async Task<WarmDebate?> FoldAsync(IQuerySession session, Guid id, long version, WarmDebate? known, CancellationToken ct)
    {
        var (state, head) = known is not null && known.State.Version <= version ? known : WarmDebate.None(id);
        if (state.Version == version)
            return version == 0 ? null : known;
        using var span = LedgerTracing.Start("ledger.fold", id, version);
        span?.SetTag("ledger.events", version - state.Version);
        await using var connection = session.Database.CreateConnection();
        var fold = new Fold(state);
        await foreach (var (entry, hash) in EntryRows.ReadAsync(connection, id, state.Version + 1, version, ct))
        {
            if (entry.Version != fold.Version + 1)
                throw new InvalidDataException($"Debate {id} lacks version {fold.Version + 1}.");
            fold.Apply(entry);
            head = hash;
        }
        return fold.Version == version ? new(fold.Finish(), head) : null;
    }

    static async Task<IReadOnlyList<Entry>> EntriesAsync(IQuerySession session, Guid id, long from, long to, CancellationToken ct)
    {
        await using var connection = session.Database.CreateConnection();
        var entries = new List<Entry>();
        await foreach (var (entry, _) in EntryRows.ReadAsync(connection, id, from, to, ct))
            entries.Add(entry);
        return entries;
    }
}
