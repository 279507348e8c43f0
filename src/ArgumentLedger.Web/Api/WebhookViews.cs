using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Webhooks;

namespace ArgumentLedger.Web.Api;

/// <summary>A webhook to be made: told of a debate, of one position of it, or of all positions that fit a query.</summary>
/// <param name="Url">Where it is to be called.</param>
/// <param name="Debate">The debate.</param>
/// <param name="Label">The position of that debate; the whole debate if left out.</param>
/// <param name="Query">
/// In place of both, some of the parameters of GET /api/positions: debate, kind, status, label, stance, by, speaker, holder, concededBy, challenged, open, q. Told are the
/// events, of debates that you find, that bear on a position that fits just before or just after them.
/// </param>
public sealed record NewWebhook(string? Url, Guid? Debate, string? Label, string? Query);

/// <summary>What is to be changed of a webhook; what is left out stays. Either has one that fails tried at once, and one that is disabled active again.</summary>
/// <param name="Url">Where it is to be called.</param>
/// <param name="Paused">Whether it is to wait: what is new is kept for it.</param>
public sealed record WebhookChange(string? Url, bool? Paused);

/// <summary>A webhook.</summary>
/// <param name="Url">Where it is called.</param>
/// <param name="About">debate, position or query.</param>
/// <param name="Debate">The debate it is told of; null for a query over all debates.</param>
/// <param name="Label">The position it is told of; null when it is told of a debate or a query.</param>
/// <param name="Query">The query, as it was given; null when it is told of a debate or a position.</param>
/// <param name="State">active, paused, or disabled by the site.</param>
/// <param name="Why">Why the site disabled it; null when it did not.</param>
/// <param name="Waiting">How many events wait for it.</param>
/// <param name="FailingSince">Since when it fails, UTC; null when it took what was sent last.</param>
/// <param name="NextAt">When it is called next, UTC; null when nothing waits or it is not active.</param>
public sealed record WebhookView(
    Guid Id, string Url, string About, Guid? Debate, string? Label, string? Query, string State, string? Why, long Waiting, DateTimeOffset? FailingSince, DateTimeOffset? NextAt, DateTimeOffset CreatedAt)
{
    internal static WebhookView Of(Webhook one) => new(
        one.Id, one.Address.AbsoluteUri, one.Subject.About, one.Subject.Debate, one.Subject.Label, one.Subject.Query, Rows.Word(one.State), one.Why, one.Waiting, one.FailingSince, one.NextAt, one.MadeAt);
}

/// <summary>A webhook just made, with its secret.</summary>
/// <param name="Webhook">The webhook.</param>
/// <param name="Secret">With what its deliveries are signed; shown this once.</param>
public sealed record WebhookMade(WebhookView Webhook, string Secret);

/// <summary>A webhook's new secret.</summary>
/// <param name="Secret">With what its deliveries are signed; shown this once.</param>
/// <param name="FormerUntil">Until when they are signed with the former one too, UTC.</param>
public sealed record WebhookSecretMade(string Secret, DateTimeOffset FormerUntil);

/// <summary>An event that is or was sent to a webhook.</summary>
/// <param name="Number">Its number among those of the webhook, from 1, in the order they are sent.</param>
/// <param name="Version">The event.</param>
/// <param name="State">waiting, delivered, or withheld because you may no longer read it.</param>
/// <param name="QueuedAt">When it was taken up, UTC.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Answered">The status that the receiver answered last; null when it answered none.</param>
/// <param name="Outcome">What came of the last time, in a sentence; null before the first.</param>
/// <param name="TriedAt">When that was, UTC.</param>
public sealed record WebhookDeliveryView(
    long Number, Guid Debate, long Version, string State, DateTimeOffset QueuedAt, int Attempts, int? Answered, string? Outcome, DateTimeOffset? TriedAt)
{
    internal static WebhookDeliveryView Of(WebhookDelivery one) => new(
        one.Number, one.Debate, one.Version, Rows.Word(one.State), one.QueuedAt, one.Attempts, one.Status, one.Outcome, one.TriedAt);
}

/// <summary>What came of calling a webhook.</summary>
/// <param name="IsDelivered">Whether the receiver took it.</param>
/// <param name="Answered">The status that it answered; null when it answered none.</param>
/// <param name="Outcome">The same in a sentence.</param>
public sealed record WebhookTrialView(bool IsDelivered, int? Answered, string Outcome)
{
    internal static WebhookTrialView Of(TrialOutcome one) => new(one.IsDelivered, one.Status, one.Outcome);
}
