using System.Collections.Immutable;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Live;

/// <summary>What all listeners of a debate are told at a moment.</summary>
/// <param name="Head">The debate; <see cref="Debate.None"/> until it was read.</param>
/// <param name="Recent">The latest events, rendered as that state shows them; without gaps, the last is the head.</param>
/// <param name="Beat">Counts the beats.</param>
/// <param name="Quiet">The version at the last beat.</param>
sealed record Told(Debate Head, ImmutableList<Frame> Recent, long Beat, long Quiet)
{
    internal static readonly Told Nothing = new(Debate.None, [], 0, 0);

    /// <summary>Events after a version, up to the head; null when they are not all at hand.</summary>
    internal IReadOnlyList<Frame>? After(long version) =>
        version >= Head.Version ? []
        : Recent.Count > 0 && Recent[0].Position <= version + 1 ? Recent.GetRange((int)(version + 1 - Recent[0].Position), (int)(Head.Version - version))
        : null;

    // Those who listen have long heard what is recent by then, and names may change.
    internal Told AfterBeat() => this with { Beat = Beat + 1, Quiet = Head.Version, Recent = Quiet == Head.Version ? [] : Recent };
}

/// <summary>
/// One debate's events to all who listen on this node. New events are read and rendered once; each listener keeps the
/// version that they have come to, and reads what they missed from the store.
/// </summary>
sealed class DebateBroadcast(Guid debate, DebateReader reader, ContributorDirectory directory, ILogger log)
{
    const int MostRecent = 256;
    const int Page = 200;

    readonly Pulse<Told> told = new(Told.Nothing);
    readonly Lock gate = new();
    Task recalling = Task.CompletedTask;
    int listeners;
    bool isReading;
    bool isBehind;

    internal (Told Value, Task Changed) Now => told.Now;

    /// <summary>How many listen.</summary>
    internal int Listeners
    {
        get => Volatile.Read(ref listeners);
        set => Volatile.Write(ref listeners, value);
    }

    /// <summary>Has the debate read up to its head.</summary>
    internal void Moved()
    {
        lock (gate)
        {
            isBehind = true;
            if (isReading)
                return;
            isReading = true;
        }
        _ = Task.Run(CatchUpAsync);
    }

    internal void Beat() => told.Set(now => now.AfterBeat());

    /// <summary>
    /// Events after a version as this moment shows them, oldest first; not all at once where there are many, and none when
    /// the debate has moved on, so that whoever asks looks again.
    /// </summary>
    internal async Task<IReadOnlyList<Frame>> AfterAsync(long version, Told now, CancellationToken ct)
    {
        if (now.After(version) is { } atHand)
            return atHand;
        if (version + MostRecent < now.Head.Version)
            return await RenderAsync(version + 1, Page, now.Head, ct);
        await RecallAsync().WaitAsync(ct);
        return [];
    }

    // Many come back at once, after a restart for instance: what they missed is read for all of them.
    Task RecallAsync()
    {
        lock (gate)
            return recalling = recalling.IsCompleted ? Task.Run(ReadRecentAsync) : recalling;
    }

    async Task ReadRecentAsync()
    {
        var head = told.Now.Value.Head;
        var from = Math.Max(1, head.Version - MostRecent + 1);
        ImmutableList<Frame> recent = [.. await RenderAsync(from, MostRecent, head, CancellationToken.None)];
        told.Set(now => ReferenceEquals(now.Head, head) ? now with { Recent = recent } : now);
    }

    async Task CatchUpAsync()
    {
        while (IsToRead())
        {
            try
            {
                await ReadAsync();
            }
            catch (Exception away)
            {
                log.LogWarning("Debate {Debate} could not be read for those who listen to it; it is tried again: {Why}", debate, away.Message);
                lock (gate)
                    isBehind = true;
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
            await Task.Delay(Breath());
        }
    }

    // Moves that come thick are told together, one write for several events: the more who listen, the more that spares.
    TimeSpan Breath() => TimeSpan.FromMilliseconds(Math.Clamp(Listeners / 20, 10, 150));

    bool IsToRead()
    {
        lock (gate)
            (isReading, isBehind) = (isBehind, false);
        return isReading;
    }

    async Task ReadAsync()
    {
        var before = told.Now.Value;
        if (await reader.HeadAsync(debate, CancellationToken.None) is not { } head || head.Version <= before.Head.Version)
            return;
        var news = head.Version - before.Head.Version;
        ImmutableList<Frame> recent = before.Head.Version == 0 || news > MostRecent
            ? []
            : [.. Lasting(before, head, MostRecent - (int)news), .. await RenderAsync(before.Head.Version + 1, (int)news, head, CancellationToken.None)];
        told.Set(now => now with { Head = head, Recent = recent });
    }

    // What a moderator has hidden since must not be told as it was rendered before.
    static IEnumerable<Frame> Lasting(Told before, Debate head, int most) =>
        ReferenceEquals(before.Head.Hidden, head.Hidden) ? before.Recent.Skip(before.Recent.Count - most) : [];

    async Task<IReadOnlyList<Frame>> RenderAsync(long from, int most, Debate head, CancellationToken ct)
    {
        // What came after the head is told with the next one.
        var entries = await reader.EntriesAsync(debate, from, (int)Math.Min(most, head.Version - from + 1), ct);
        var speakers = await Speakers.OfAsync(directory, EntryView.People(entries), ct);
        return [.. entries.Select(entry => Frame.Of(entry.Version, EntryView.Of(entry, head, speakers)))];
    }
}
