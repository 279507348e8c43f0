using System.Collections.Concurrent;
using System.Threading.Channels;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Importing;

/// <summary>
/// Takes imports one after the other through the ordinary writer, each as one batch of moves. They are kept in memory:
/// after a restart an import that was not done is unknown, nothing of it was logged, and it can be sent again.
/// </summary>
public sealed class ImportJobs(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ImportJobs> log) : BackgroundService
{
    const int MostWaiting = 20;

    /// <summary>How long an import can be asked for after it was submitted.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    readonly ConcurrentDictionary<Guid, ImportJob> jobs = [];
    readonly ConcurrentDictionary<(string Owner, string Key), Guid> byKey = [];
    readonly Channel<ImportJob> waiting = Channel.CreateBounded<ImportJob>(MostWaiting);

    /// <summary>Somebody's import; null when it is not theirs, or not known here.</summary>
    public ImportJob? Find(Guid id, string owner) => jobs.TryGetValue(id, out var job) && job.Owner == owner ? job : null;

    /// <summary>What came of submitting: the import, or that the key was used for something else, or that too many wait.</summary>
    public sealed record Submitted(ImportJob? Job, bool IsKeyReused);

    /// <summary>Submits an import; one that was sent under the same key before is the same import.</summary>
    public Submitted Submit(ImportJob job)
    {
        ForgetOld();
        if (byKey.TryGetValue((job.Owner, job.Key.Key), out var known) && jobs.TryGetValue(known, out var earlier) && earlier.Progress.State != ImportState.Failed)
            return earlier.Key.BodyHash == job.Key.BodyHash ? new(earlier, false) : new(null, true);
        jobs[job.Id] = job;
        byKey[(job.Owner, job.Key.Key)] = job.Id;
        if (waiting.Writer.TryWrite(job))
            return new(job, false);
        jobs.TryRemove(job.Id, out _);
        return new(null, false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            job.Become(new(ImportState.Running, 0, null, null));
            try
            {
                job.Become(await RunAsync(job, stoppingToken));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The next import must not suffer for it.
                log.LogError(failure, "Import {Id} failed", job.Id);
                job.Become(new(ImportState.Failed, 0, null, new("import-failed", "The ledger could not take it just now: nothing was logged; try again.", null)));
            }
        }
    }

    async Task<ImportProgress> RunAsync(ImportJob job, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sender = scope.ServiceProvider.GetRequiredService<MoveSender>();
        var answer = await sender.SendAsync(job.Owner, job.Debate, [.. job.Moves.Select(placed => placed.Move)], job.Key, null, ct);
        return answer switch
        {
            MovesMade made => new(ImportState.Done, job.Moves.Length, made.State.Version, null),
            MovesRefused refused => new(ImportState.Failed, 0, null, new(refused.Refusal.Code, refused.Refusal.Sentence, PlaceOf(job, refused))),
            _ => new(ImportState.Failed, 0, null, new("idempotency-mismatch", "The same key came with another file before: send this one under a new key.", null)),
        };
    }

    static Transfer.Place? PlaceOf(ImportJob job, MovesRefused refused) =>
        job.Moves[refused.Index] is { Move.Opens: false } placed ? placed.Place : null;

    void ForgetOld()
    {
        var limit = clock.GetUtcNow() - Kept;
        foreach (var (id, job) in jobs)
            if (job.SubmittedAt < limit && job.Ended.IsCompleted && jobs.TryRemove(id, out _))
                byKey.TryRemove(new((job.Owner, job.Key.Key), id));
    }
}
