namespace ArgumentLedger.Web.Webhooks;

/// <summary>
/// Sends what waits for webhooks: of each webhook one event after the other, and the next only when the receiver took the
/// one before or it was withheld; of several webhooks at once. What fails is sent again after a pause that grows.
/// </summary>
/// <remarks>
/// Wolverine's durable queues would lose what is asked of this: a message that is scheduled again comes behind those that
/// were sent after it, and order per webhook across nodes would take a queue for each. The events are stored durably and in
/// order as it is; how far each webhook has come among them, and when it is due, is a row of its own.
/// </remarks>
sealed class WebhookSender(WaitingDeliveries waiting, WebhookCourier courier, WebhookSignal signal, WebhookOptions options, ILogger<WebhookSender> log) : BackgroundService
{
    const int AtOnce = 32;

    // So many of one webhook before others get their turn.
    const int MostOfOneTurn = 100;

    static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);
    static readonly TimeSpan SweepsEvery = TimeSpan.FromHours(1);
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    readonly Guid node = Guid.NewGuid();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sending = new List<Task>();
        var swept = DateTime.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            sending.RemoveAll(one => one.IsCompleted);
            try
            {
                if (DateTime.UtcNow - swept > SweepsEvery)
                {
                    await waiting.SweepAsync(Kept, stoppingToken);
                    swept = DateTime.UtcNow;
                }
                var taken = sending.Count < AtOnce ? await waiting.TakeAsync(node, AtOnce - sending.Count, stoppingToken) : [];
                sending.AddRange(taken.Select(webhook => Task.Run(() => SendAsync(webhook, stoppingToken), CancellationToken.None)));
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                log.LogWarning("Webhooks could not be called; it is tried again: {Why}", away.Message);
            }
            await WaitAsync(stoppingToken);
        }
        await Task.WhenAll(sending);
    }

    async Task WaitAsync(CancellationToken stop)
    {
        try
        {
            await signal.WaitAsync(LooksEvery, stop);
        }
        catch (OperationCanceledException)
        {
            // What is under way is seen to its end first.
        }
    }

    async Task SendAsync(Guid webhook, CancellationToken stop)
    {
        var sent = 0;
        try
        {
            while (sent < MostOfOneTurn && !stop.IsCancellationRequested && await SendNextAsync(webhook, stop))
                sent++;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            log.LogWarning("Webhook {Webhook} could not be called; it is tried again: {Why}", webhook, broken.Message);
        }
        finally
        {
            await LeaveAsync(webhook);
            if (sent == MostOfOneTurn)
                signal.Raise();
        }
    }

    async Task LeaveAsync(Guid webhook)
    {
        try
        {
            await waiting.LeaveAsync(webhook, node);
        }
        catch (Exception away)
        {
            log.LogInformation("Webhook {Webhook} is left to others a little later: {Why}", webhook, away.Message);
        }
    }

    /// <summary>Sends the next event of a webhook; false when no other is to follow it now.</summary>
    async Task<bool> SendNextAsync(Guid webhook, CancellationToken stop)
    {
        if (await waiting.NextAsync(webhook, node, stop) is not { } next)
            return false;
        var attempt = await courier.DeliverAsync(next.Webhook, next.Delivery, next.Secrets, stop);
        switch (attempt.Result)
        {
            case AttemptResult.Failed:
                await waiting.FailAsync(next, node, attempt, PauseAfter(next.Failures + 1), CancellationToken.None);
                return false;
            case AttemptResult.Over:
                await waiting.DisableAsync(next, node, attempt.Outcome, CancellationToken.None);
                return false;
            default:
                await waiting.PassAsync(next, node, attempt, CancellationToken.None);
                return true;
        }
    }

    // Doubled each time and up to a quarter more or less, so that many who failed together do not come back together.
    TimeSpan PauseAfter(int failures)
    {
        var doubled = options.FirstPause * Math.Pow(2, Math.Min(failures - 1, 40));
        return (doubled < options.LongestPause ? doubled : options.LongestPause) * (0.75 + (Random.Shared.NextDouble() / 2));
    }
}
