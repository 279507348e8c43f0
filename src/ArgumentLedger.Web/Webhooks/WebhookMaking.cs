namespace ArgumentLedger.Web.Webhooks;

/// <summary>Makes webhooks and their secrets, each of which is in one answer and nowhere else.</summary>
public sealed class WebhookMaking(WebhookStore webhooks, WebhookSecrets secrets, WebhookOptions options, TimeProvider clock)
{
    /// <summary>Makes a webhook; null when its owner has as many as they may.</summary>
    internal async Task<(Webhook Webhook, string Secret)?> MakeAsync(Guid owner, GrantedWebhook granted, CancellationToken ct)
    {
        var secret = WebhookSecrets.Make();
        return await webhooks.AddAsync(owner, granted.Address, granted.Subject, granted.After, secrets.Protect(secret), ct) is { } made ? (made, secret) : null;
    }

    /// <summary>Gives a webhook a new secret; with until when the one it had signs too.</summary>
    internal async Task<(string Secret, DateTimeOffset FormerUntil)> RotateAsync(Webhook webhook, CancellationToken ct)
    {
        var secret = WebhookSecrets.Make();
        await webhooks.RotateAsync(webhook, secrets.Protect(secret), options.FormerSecretStands, ct);
        return (secret, clock.GetUtcNow() + options.FormerSecretStands);
    }
}
