using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Live;

/// <summary>
/// What is done after moves, off their way. The node where something was logged is woken; what was left, be it by a node
/// that fell, is found at the next look.
/// </summary>
/// <param name="moved">Wakes it.</param>
/// <param name="looksEvery">How long until it looks though nothing woke it, or when it failed.</param>
/// <param name="rest">What comes within this time is gone through together, which costs less than one after the other.</param>
/// <param name="log">Where failures are told.</param>
public abstract class AfterMoves(MovedDebates moved, TimeSpan looksEvery, TimeSpan rest, ILogger log) : BackgroundService
{
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
        GC.SuppressFinalize(this);
    }

    /// <summary>Does all that is left to do.</summary>
    protected abstract Task CatchUpAsync(CancellationToken ct);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUpAsync(stoppingToken);
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                log.LogWarning("What follows moves could not be done; it is tried again within {Pause}: {Why}", looksEvery, away.Message);
            }
            await woken.WaitAsync(looksEvery, stoppingToken);
            await Task.Delay(rest, stoppingToken);
        }
    }
}
