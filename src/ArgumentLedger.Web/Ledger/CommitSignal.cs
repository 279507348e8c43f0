namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// Tells within this process that something was committed, here or elsewhere, so that who waits for it looks at once. It
/// may be raised for nothing; whoever waits must look now and then all the same.
/// </summary>
public sealed class CommitSignal : IDisposable
{
    readonly SemaphoreSlim raised = new(0);

    /// <summary>Has the one who waits look.</summary>
    public void Raise() => raised.Release();

    /// <summary>Waits until it was raised since the last time, or for so long.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken ct)
    {
        if (!await raised.WaitAsync(most, ct))
            return;
        while (raised.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            // One look is for all that was raised before it.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => raised.Dispose();
}
