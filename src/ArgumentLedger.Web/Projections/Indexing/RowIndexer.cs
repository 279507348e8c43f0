using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Live;

namespace ArgumentLedger.Web.Projections.Indexing;

/// <summary>Indexes what was committed a moment ago, so that whoever asks next need not wait for it.</summary>
public sealed class RowIndexer(RowIndex index, MovedDebates moved, ILogger<RowIndexer> log) : BackgroundService
{
    // The node where something was committed is woken; what was left, be it after a fall, is found at the next look.
    static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(10);

    // What is written again and again in this time, as the first claim of a hot debate is, is indexed once.
    static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    readonly CommitSignal woken = new();

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        moved.Placed += woken.Raise;
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        moved.Placed -= woken.Raise;
        woken.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await index.CatchUpAsync(stoppingToken);
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                log.LogWarning("Rows could not be indexed; it is tried again within {Pause}, or by whoever asks: {Why}", LooksEvery, away.Message);
            }
            await woken.WaitAsync(LooksEvery, stoppingToken);
            await Task.Delay(Rest, stoppingToken);
        }
    }
}
