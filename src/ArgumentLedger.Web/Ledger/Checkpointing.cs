using System.Collections.Concurrent;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// Writes checkpoints of long debates in the background, well after the commits they follow: when a debate has gone on
/// for a good part of its length, or has fallen silent. A checkpoint that is never written costs time at the next
/// opening and nothing else, so nothing waits for one, not even the end of the program.
/// </summary>
public sealed class Checkpointing(StoredCheckpoints stored, WarmDebates warm, TimeProvider clock, ILogger<Checkpointing> log) : BackgroundService
{
    /// <summary>A shorter debate is as quickly folded as read.</summary>
    public const int ShortestDebate = 500;

    const int FewestEvents = 64;
    const int ManyEvents = 256;
    const int PartOfLength = 32;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<Guid, long> written = new();
    readonly ConcurrentDictionary<Guid, DateTimeOffset> waiting = new();

    /// <summary>Takes note of a state that was committed.</summary>
    public void Consider(Guid debate, Debate state) => Consider(debate, state, written.GetValueOrDefault(debate));

    /// <summary>Takes note of a state that was opened, and of the version at which it was found stored; 0 when it was not.</summary>
    public void Opened(Guid debate, Debate state, long stored)
    {
        if (state.Version >= ShortestDebate)
            written[debate] = stored;
        Consider(debate, state, stored);
    }

    void Consider(Guid debate, Debate state, long stored)
    {
        if (state.Version >= ShortestDebate && state.Version - stored >= FewestEvents)
            waiting[debate] = clock.GetUtcNow();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var (debate, since) in waiting)
                await WriteWhenDueAsync(debate, since, stoppingToken);
    }

    async Task WriteWhenDueAsync(Guid debate, DateTimeOffset since, CancellationToken ct)
    {
        var state = warm.Find(debate);
        var behind = (state?.State.Version ?? 0) - written.GetValueOrDefault(debate);
        var isDue = state is null || behind >= Math.Max(ManyEvents, state.State.Version / PartOfLength) || clock.GetUtcNow() - since >= Silence;
        if (!isDue || !waiting.TryRemove(new(debate, since)) || state is null)
            return;
        try
        {
            await stored.WriteAsync(debate, state, ct);
            written.AddOrUpdate(debate, state.State.Version, (_, before) => Math.Max(before, state.State.Version));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "The checkpoint of debate {Debate} could not be written; it is tried again after its next event", debate);
        }
    }
}
