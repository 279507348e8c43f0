using ArgumentLedger.Web.Projections.Finding;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>Whether a webhook is called.</summary>
public enum WebhookState
{
    /// <summary>It is called.</summary>
    Active,

    /// <summary>Its owner has it wait: what is new is kept for it, up to <see cref="Webhook.MostWaiting"/> events.</summary>
    Paused,

    /// <summary>The site gave it up and keeps nothing more for it; its owner can make it active again.</summary>
    Disabled,
}

/// <summary>What a webhook is told of.</summary>
/// <param name="Debate">The debate; null for positions of all debates that its owner finds.</param>
/// <param name="Label">The position of that debate; null for all of the debate, or for positions that are wished for.</param>
/// <param name="Query">Which positions, as its owner wrote it; null when it is about a debate or one position.</param>
/// <param name="Wish">The same, read: people by their ids.</param>
public sealed record WebhookSubject(Guid? Debate, string? Label, string? Query, PositionWish? Wish)
{
    /// <summary>debate, position or query.</summary>
    public string About => Wish is not null ? "query" : Label is not null ? "position" : "debate";
}

/// <summary>An address of a contributor's that is told of events.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Owner">The contributor.</param>
/// <param name="Address">Where it is called.</param>
/// <param name="Subject">What it is told of.</param>
/// <param name="State">Whether it is called.</param>
/// <param name="Why">Why it is disabled, in a sentence; null when it is not.</param>
/// <param name="MadeAt">When it was made, UTC.</param>
/// <param name="Waiting">How many events wait for it.</param>
/// <param name="FailingSince">Since when it has failed, UTC; null when it did not the last time.</param>
/// <param name="NextAt">When it is tried next, UTC; null when nothing waits, or it is not active.</param>
public sealed record Webhook(
    Guid Id, Guid Owner, Uri Address, WebhookSubject Subject, WebhookState State, string? Why, DateTimeOffset MadeAt, long Waiting, DateTimeOffset? FailingSince, DateTimeOffset? NextAt)
{
    /// <summary>So many one contributor may have.</summary>
    public const int MostOfOne = 20;

    /// <summary>So many events may wait for one; with more it is disabled.</summary>
    public const int MostWaiting = 10_000;
}

/// <summary>An event on its way to a webhook, or that was.</summary>
/// <param name="Number">Its number among those of the webhook, from 1, in the order they are sent.</param>
/// <param name="Debate">The debate.</param>
/// <param name="Version">The event.</param>
/// <param name="State">Whether it was delivered.</param>
/// <param name="QueuedAt">When it was taken up, UTC.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Status">The last status that was answered; null when there was none.</param>
/// <param name="Outcome">What came of the last time, in a sentence; null before the first.</param>
/// <param name="TriedAt">When that was, UTC.</param>
public sealed record WebhookDelivery(
    long Number, Guid Debate, long Version, DeliveryState State, DateTimeOffset QueuedAt, int Attempts, int? Status, string? Outcome, DateTimeOffset? TriedAt);

/// <summary>How far a delivery is.</summary>
public enum DeliveryState
{
    /// <summary>It is to be sent, or sent again.</summary>
    Waiting,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>It was not sent: by then the webhook’s owner could no longer read it.</summary>
    Withheld,
}
