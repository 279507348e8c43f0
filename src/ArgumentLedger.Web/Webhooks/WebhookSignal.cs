using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>Tells within this process that something waits for a webhook.</summary>
public sealed class WebhookSignal : IDisposable
{
    readonly CommitSignal raised = new();

    /// <summary>Has the one who sends look.</summary>
    public void Raise() => raised.Raise();

    /// <summary>Waits until it was raised, or for so long.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken ct) => raised.WaitAsync(most, ct);

    /// <inheritdoc/>
    public void Dispose() => raised.Dispose();
}
