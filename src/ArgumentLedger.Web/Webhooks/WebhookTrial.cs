namespace ArgumentLedger.Web.Webhooks;

/// <summary>What came of calling a webhook at its owner's wish.</summary>
/// <param name="IsDelivered">Whether the receiver took it.</param>
/// <param name="Status">The status that was answered; null when there was none.</param>
/// <param name="Outcome">The same in a sentence.</param>
public sealed record TrialOutcome(bool IsDelivered, int? Status, string Outcome);

/// <summary>Calls webhooks at once when their owners ask for it, out of turn and without moving on what waits.</summary>
public sealed class WebhookTrial(WebhookStore webhooks, WebhookCourier courier) : IDisposable
{
    const int AtOnce = 8;

    readonly SemaphoreSlim free = new(AtOnce);

    /// <summary>Sends a test; null when the webhook was called so a moment ago, or too many are being called.</summary>
    public Task<TrialOutcome?> TestAsync(Webhook webhook, CancellationToken ct) => CallAsync(webhook, secrets => courier.TestAsync(webhook, secrets, ct), ct);

    /// <summary>Sends a delivery again; null as of a test.</summary>
    public Task<TrialOutcome?> SendAgainAsync(Webhook webhook, WebhookDelivery delivery, CancellationToken ct) => CallAsync(webhook, async secrets =>
    {
        var attempt = await courier.DeliverAsync(webhook, delivery, secrets, ct);
        await webhooks.NoteAsync(webhook, delivery, attempt, ct);
        return attempt;
    }, ct);

    /// <inheritdoc/>
    public void Dispose() => free.Dispose();

    async Task<TrialOutcome?> CallAsync(Webhook webhook, Func<IReadOnlyList<string>, Task<Attempt>> call, CancellationToken ct)
    {
        if (!await free.WaitAsync(TimeSpan.Zero, ct))
            return null;
        try
        {
            if (await webhooks.TakeTestAsync(webhook, ct) is not { } secrets)
                return null;
            var attempt = await call(secrets);
            return new(attempt.Result == AttemptResult.Delivered, attempt.Status, attempt.Outcome);
        }
        finally
        {
            free.Release();
        }
    }
}
