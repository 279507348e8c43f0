using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>What came of an attempt to deliver.</summary>
enum AttemptResult
{
    /// <summary>The receiver took it: it answered with a status of success.</summary>
    Delivered,

    /// <summary>It did not, and is asked again later.</summary>
    Failed,

    /// <summary>Nothing was sent: the webhook's owner may not read this, and may read what comes after.</summary>
    Withheld,

    /// <summary>Nothing more is to be sent to this webhook.</summary>
    Over,
}

/// <summary>What came of an attempt to deliver.</summary>
/// <param name="Result">What.</param>
/// <param name="Status">The status that was answered; null when there was none.</param>
/// <param name="Outcome">The same in a sentence for its owner, who learns nothing of the site's own network from it.</param>
sealed record Attempt(AttemptResult Result, int? Status, string Outcome);

/// <summary>
/// Delivers to webhooks. What is sent is made at that moment, of what the webhook's owner may read then: words that were
/// hidden or erased since are not in it, nor anything of a debate that they were removed from.
/// </summary>
public sealed class WebhookCourier(WebhookConnections connections, WebhookSecrets secrets, DebateReader reader, ContributorDirectory directory, TimeProvider clock)
{
    /// <summary>Sends an event.</summary>
    internal async Task<Attempt> DeliverAsync(Webhook webhook, WebhookDelivery delivery, IEnumerable<string> signing, CancellationToken ct)
    {
        if (await reader.HeadAsync(delivery.Debate, ct) is not { } head || !IsFor(webhook, head))
            return webhook.Subject.Debate is not null
                ? new(AttemptResult.Over, null, "You may no longer read the debate.")
                : new(AttemptResult.Withheld, null, "Not sent: you may no longer read the debate.");
        if (await reader.EntriesAsync(delivery.Debate, delivery.Version, 1, ct) is not [var entry])
            return new(AttemptResult.Withheld, null, "Not sent: there is no such event.");
        var speakers = await Speakers.OfAsync(directory, EntryView.People([entry]), ct);
        return await SendAsync(webhook, delivery.Number.ToString(CultureInfo.InvariantCulture), WebhookEnvelope.Of(delivery.Debate, entry, head, speakers), signing, ct);
    }

    /// <summary>Sends a test.</summary>
    internal Task<Attempt> TestAsync(Webhook webhook, IEnumerable<string> signing, CancellationToken ct) =>
        SendAsync(webhook, "test", WebhookEnvelope.OfTest(webhook, clock.GetUtcNow()), signing, ct);

    async Task<Attempt> SendAsync(Webhook webhook, string delivery, WebhookEnvelope envelope, IEnumerable<string> signing, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Address) { Content = new ReadOnlyMemoryContent(envelope.Body) };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(envelope.Type.ToString());
            request.Headers.UserAgent.Add(new("ArgumentLedger", "1"));
            request.Headers.Add(WebhookSecrets.Header, secrets.Sign(envelope.Body.Span, clock.GetUtcNow(), signing));
            request.Headers.Add("Ledger-Webhook", webhook.Id.ToString());
            request.Headers.Add("Ledger-Delivery", delivery);
            using var answer = await connections.SendAsync(request, ct);
            return Of(answer.StatusCode);
        }
        catch (CryptographicException)
        {
            return new(AttemptResult.Over, null, "Its secret was lost with the site's keys: make a new one.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Failed("It did not answer in time.");
        }
        catch (HttpRequestException failed)
        {
            return Failed(Why(failed));
        }
    }

    // What was found among all debates must be found there still.
    static bool IsFor(Webhook webhook, Debate head) =>
        webhook.Subject.Debate is null ? head.IsFindable(webhook.Owner.ToString()) : head.MayRead(webhook.Owner.ToString());

    static Attempt Of(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => new(AttemptResult.Delivered, (int)status, $"It answered {(int)status}."),
        >= 300 and < 400 => new(AttemptResult.Failed, (int)status, $"It answered {(int)status}, a redirect, and redirects are not followed: give the address that it leads to."),
        410 => new(AttemptResult.Over, 410, "It answered 410, that it is gone."),
        _ => new(AttemptResult.Failed, (int)status, $"It answered {(int)status}."),
    };

    static Attempt Failed(string why) => new(AttemptResult.Failed, null, why);

    static string Why(HttpRequestException failed) => failed switch
    {
        { InnerException: AddressRefusedException } => "The host's name leads to no address of the public internet.",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection came about: its certificate may be wrong.",
        { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => "No connection came about.",
        _ => "It broke off, or did not answer in HTTP.",
    };
}
