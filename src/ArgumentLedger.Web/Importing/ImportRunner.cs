using ArgumentLedger.Web.Ledger;
using Marten;

namespace ArgumentLedger.Web.Importing;

/// <summary>
/// Runs stored imports one after the other. Of several nodes on one database one has the right to, by a lock that goes
/// with its connection: when it dies, another takes up what it left, or it does so itself when it is started again.
/// </summary>
public sealed class ImportRunner(ImportStore imports, IDocumentStore store, DebateReader reader, IServiceScopeFactory scopes, ILogger<ImportRunner> log)
    : BackgroundService
{
    // An import that ends the process each time must not do so for ever.
    const int MostAttempts = 10;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    readonly SemaphoreSlim woken = new(0);

    /// <summary>Tells that there is an import to run; without, it is found some seconds later.</summary>
    public void Wake() => woken.Release();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var swept = DateTime.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (DateTime.UtcNow - swept > SweepEvery)
                {
                    await imports.SweepAsync(stoppingToken);
                    swept = DateTime.UtcNow;
                }
                await RunWaitingAsync(stoppingToken);
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                log.LogWarning(away, "Imports could not be run; it is tried again in {Pause}", Pause);
            }
            await woken.WaitAsync(Pause, stoppingToken);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        woken.Dispose();
        base.Dispose();
    }

    async Task RunWaitingAsync(CancellationToken stop)
    {
        if (!await imports.IsAnyToRunAsync(stop))
            return;
        await using var right = await imports.OpenAsync(stop);
        if (!await right.ValueAsync<bool>("select pg_try_advisory_lock(hashtextextended('imports run', 0))", [], stop))
            return;
        try
        {
            while (await imports.TakeUpAsync(stop) is { } taken && await RunAsync(taken.Job, taken.Attempts, stop))
            {
            }
        }
        finally
        {
            // The connection goes back to others, which must not hold the right.
            if (right.State == System.Data.ConnectionState.Open)
                await right.RunAsync("select pg_advisory_unlock(hashtextextended('imports run', 0))", [], CancellationToken.None);
        }
    }

    /// <summary>Runs one; false when it did not end and is to be taken up again later.</summary>
    async Task<bool> RunAsync(ImportJob job, int attempts, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var run = new ImportRun(job, imports, store, reader, scope.ServiceProvider.GetRequiredService<MoveSender>(), stop);
        try
        {
            var end = attempts > MostAttempts ? await run.LoggedAsync() ?? GivenUp : await run.RunAsync();
            if (end is not null)
                await imports.EndAsync(job.Id, end, CancellationToken.None);
            return end is not null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Import {Id} was cut off for the {Attempt}. time; it is taken up again", job.Id, attempts);
            return false;
        }
    }

    static ImportEnd GivenUp => new(ImportState.Failed, null, new("import-failed", "The ledger could not take it: nothing was logged. Try again later, or divide the file.", null));
}
