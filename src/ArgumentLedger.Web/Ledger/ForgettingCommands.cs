using ArgumentLedger.Domain;
using ArgumentLedger.Web.Projections.Finding;
using Marten;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// Forgets idempotency keys some days after their use, and how lists were sorted before, so that what is remembered does not grow for ever.
/// </summary>
public sealed class ForgettingCommands(IDocumentStore store, PositionIndex positions, TimeProvider clock, ILogger<ForgettingCommands> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ForgetAsync(stoppingToken);
                await positions.ForgetPastAsync(clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                log.LogWarning(away, "Old idempotency keys and orders of lists could not be forgotten; it is tried again in {Pause}", Pause);
            }
        }
    }

    /// <summary>Forgets every key that was used longer ago than keys are kept.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        var oldest = Microseconds.Of(clock.GetUtcNow() - SentCommand.Kept);
        await using var session = store.LightweightSession();
        session.DeleteWhere<SentCommand>(sent => sent.At < oldest);
        await session.SaveChangesAsync(ct);
    }
}
