using System.Globalization;
using System.Security.Claims;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Webhooks;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Api;

/// <summary>Webhooks: addresses that are told of events.</summary>
static class WebhookEndpoints
{
    const string Json = "application/json";
    const int MostBytes = 16 * 1024;

    internal static void MapWebhooks(this RouteGroupBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks").WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        webhooks.MapGet("", ListAsync).RequireAuthorization(Policies.CanRead).WithName("ListWebhooks").WithSummary("Your webhooks, the oldest first").WithDescription("How each fares, and without their secrets.")
            .Takes().Produces<Page<WebhookView>>().Refuses(400, 401);
        webhooks.MapPost("", MakeAsync).RequireAuthorization(Policies.CanWrite).WithName("MakeWebhook").WithSummary("Have an address told of events")
            .WithDescription("Each event is posted as a CloudEvent 1.0 in JSON whose “source” and “id” are the same each time it is sent, one after the other, at least once. The header Ledger-Signature, "
                + "“t=…,v1=…”, has the time in seconds and the HMAC-SHA256, in hexadecimal, of that time, a full stop and the body, keyed with the secret in this answer, which is never shown again. "
                + "Any status of success takes the event; anything else, a redirect too, has it sent again after a pause that doubles, for three days, after which the webhook is disabled.")
            .Takes().Accepts<NewWebhook>(Json).Produces<WebhookMade>(StatusCodes.Status201Created).Refuses(400, 401, 403, 413, 415, 422);
        webhooks.MapGet("/{id:guid}", ReadAsync).RequireAuthorization(Policies.CanRead).WithName("ReadWebhook").WithSummary("One of your webhooks").WithDescription("How it fares, and without its secret.")
            .Takes().Produces<WebhookView>().Refuses(400, 401, 404);
        webhooks.MapPatch("/{id:guid}", ChangeAsync).RequireAuthorization(Policies.CanWrite).WithName("ChangeWebhook").WithSummary("Change where a webhook is called, or have it wait")
            .WithDescription("One that fails is tried at once, and one that the site disabled is active again. What was logged while it was disabled is not told.")
            .Takes().Accepts<WebhookChange>(Json).Produces<WebhookView>().Refuses(400, 401, 403, 404, 413, 415, 422);
        webhooks.MapDelete("/{id:guid}", DeleteAsync).RequireAuthorization(Policies.CanWrite).WithName("DeleteWebhook").WithSummary("Delete a webhook and its deliveries").WithDescription("It is not called again; what is under way comes to its end.")
            .Takes().Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 404);
        webhooks.MapPost("/{id:guid}/secret", RotateAsync).RequireAuthorization(Policies.CanWrite).WithName("RotateWebhookSecret").WithSummary("Give a webhook a new secret")
            .WithDescription("For a day deliveries carry two signatures, “v1” twice: one with the new secret, one with the former.")
            .Takes().Produces<WebhookSecretMade>().Refuses(400, 401, 403, 404);
        webhooks.MapPost("/{id:guid}/test", TestAsync).RequireAuthorization(Policies.CanWrite).WithName("TestWebhook").WithSummary("Call a webhook with a test")
            .WithDescription("At once, whether or not it is active, and out of turn: an event of type argument-ledger.test.")
            .Takes().Produces<WebhookTrialView>().Refuses(400, 401, 403, 404, 429);
        webhooks.MapGet("/{id:guid}/deliveries", DeliveriesAsync).RequireAuthorization(Policies.CanRead).WithName("ListWebhookDeliveries").WithSummary("What was sent to a webhook, and waits to be, the latest first")
            .WithDescription("What was delivered is kept for 30 days.")
            .Takes(QueryParameters.OfPage).Produces<Page<WebhookDeliveryView>>().Refuses(400, 401, 404);
        webhooks.MapPost("/{id:guid}/deliveries/{number:long}/redeliver", SendAgainAsync).RequireAuthorization(Policies.CanWrite).WithName("RedeliverToWebhook").WithSummary("Send an event to a webhook again")
            .WithDescription("At once and out of turn, as it may be read now.")
            .Takes().Produces<WebhookTrialView>().Refuses(400, 401, 403, 404, 429);
    }

    static async Task<IResult> ListAsync(ClaimsPrincipal user, WebhookStore webhooks, CancellationToken ct) =>
        TypedResults.Ok(new Page<WebhookView>([.. (await webhooks.OfAsync(IdOf(user), ct)).Select(WebhookView.Of)], null));

    static async Task<IResult> MakeAsync(HttpContext http, WebhookWishes wishes, WebhookMaking making, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<NewWebhook>(http.Request);
        if (!body.IsRead)
            return body.Refused;
        var (granted, faults) = await wishes.ReadAsync(http.User, new(body.Value.Url, body.Value.Debate, body.Value.Label, body.Value.Query), ct);
        if (granted is null)
            return Refuse(faults);
        if (await making.MakeAsync(IdOf(http.User), granted, ct) is not { } made)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "too-many-webhooks", "You have as many webhooks as you may", $"Delete one first: you have {Webhook.MostOfOne}.");
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/webhooks/{made.Webhook.Id}", new WebhookMade(WebhookView.Of(made.Webhook), made.Secret));
    }

    static Task<IResult> ReadAsync(Guid id, ClaimsPrincipal user, WebhookStore webhooks, CancellationToken ct) =>
        WithAsync(id, user, webhooks, webhook => Task.FromResult<IResult>(TypedResults.Ok(WebhookView.Of(webhook))), ct);

    static Task<IResult> ChangeAsync(Guid id, HttpContext http, WebhookWishes wishes, WebhookStore webhooks, CancellationToken ct) =>
        WithAsync(id, http.User, webhooks, async webhook =>
        {
            var body = await JsonBody.ReadAsync<WebhookChange>(http.Request);
            if (!body.IsRead)
                return body.Refused;
            var (address, fault) = body.Value.Url is { } typed ? wishes.ReadAddress(typed) : (webhook.Address, null);
            if (address is null)
                return Refuse(Faults.Of("url", fault!));
            if (!await wishes.StandsAsync(http.User, webhook, ct))
                return Problems.Of(StatusCodes.Status422UnprocessableEntity, "webhook-refused", "The webhook was not changed", "You may no longer read its debate: delete it.");
            await webhooks.ChangeAsync(webhook, address, body.Value.Paused ?? webhook.State == WebhookState.Paused, ct);
            return TypedResults.Ok(WebhookView.Of(await webhooks.FindAsync(id, webhook.Owner, ct) ?? webhook));
        }, ct);

    static Task<IResult> DeleteAsync(Guid id, ClaimsPrincipal user, WebhookStore webhooks, CancellationToken ct) => WithAsync(id, user, webhooks, async webhook =>
    {
        await webhooks.DeleteAsync(webhook, ct);
        return TypedResults.NoContent();
    }, ct);

    static Task<IResult> RotateAsync(Guid id, HttpContext http, WebhookStore webhooks, WebhookMaking making, CancellationToken ct) => WithAsync(id, http.User, webhooks, async webhook =>
    {
        var (secret, formerUntil) = await making.RotateAsync(webhook, ct);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new WebhookSecretMade(secret, formerUntil));
    }, ct);

    static Task<IResult> TestAsync(Guid id, ClaimsPrincipal user, WebhookStore webhooks, WebhookTrial trial, CancellationToken ct) =>
        WithAsync(id, user, webhooks, async webhook => Answer(await trial.TestAsync(webhook, ct)), ct);

    static async Task<IResult> DeliveriesAsync(Guid id, HttpContext http, WebhookStore webhooks, CancellationToken ct)
    {
        var (limit, badLimit) = http.Request.ReadLimit();
        if (badLimit is not null)
            return badLimit;
        var before = long.MaxValue;
        if (http.Request.Parameter("after") is { } after && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return RequestReading.BadParameter("after", "Give the “next” of the page before.");
        return await WithAsync(id, http.User, webhooks, async webhook =>
        {
            var found = await webhooks.DeliveriesAsync(webhook, before, limit + 1, ct);
            var next = found.Count > limit ? found[limit - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
            return TypedResults.Ok(new Page<WebhookDeliveryView>([.. found.Take(limit).Select(WebhookDeliveryView.Of)], next));
        }, ct);
    }

    static Task<IResult> SendAgainAsync(Guid id, long number, ClaimsPrincipal user, WebhookStore webhooks, WebhookTrial trial, CancellationToken ct) =>
        WithAsync(id, user, webhooks, async webhook => await webhooks.DeliveryAsync(webhook, number, ct) is { } delivery
            ? Answer(await trial.SendAgainAsync(webhook, delivery, ct))
            : Problems.Of(StatusCodes.Status404NotFound, "unknown-delivery", "No such delivery", "This webhook has no delivery of that number, or it is kept no longer."), ct);

    static async Task<IResult> WithAsync(Guid id, ClaimsPrincipal user, WebhookStore webhooks, Func<Webhook, Task<IResult>> answer, CancellationToken ct) =>
        await webhooks.FindAsync(id, IdOf(user), ct) is { } webhook
            ? await answer(webhook)
            : Problems.Of(StatusCodes.Status404NotFound, "unknown-webhook", "No such webhook", "You have no webhook with this id; GET /api/webhooks lists those you have.");

    static IResult Answer(TrialOutcome? outcome) => outcome is not null
        ? TypedResults.Ok(WebhookTrialView.Of(outcome))
        : Problems.Of(StatusCodes.Status429TooManyRequests, "too-many-tests", "It was called a moment ago", "Wait some seconds, then ask again.");

    static IResult Refuse(Faults faults) => Problems.Of(
        StatusCodes.Status422UnprocessableEntity, "webhook-refused", "The webhook was refused", string.Join(" ", faults.ByField.Values.SelectMany(said => said)), faults.ByField);

    static Guid IdOf(ClaimsPrincipal user) => Guid.Parse(user.ContributorId()!);
}
