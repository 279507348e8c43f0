using System.Globalization;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Live;

namespace ArgumentLedger.Web.Api;

/// <summary>Hearing at once of what happens, as Server-Sent Events.</summary>
static class StreamEndpoints
{
    internal static void MapStreams(this RouteGroupBuilder api)
    {
        var debates = api.MapGroup("/debates").WithTags("Live");
        debates.MapGet("/{id:guid}/events/stream", HearDebateAsync).WithName("HearDebate").WithSummary("A debate's events as they are recorded, as Server-Sent Events")
            .WithDescription(
                "Each event has its version as id and an EntryView as data, each version once and in order, so that whoever comes back misses nothing and hears nothing twice. "
                + "A comment follows when all there was has been told, and then every 15 seconds.")
            .Takes(QueryParameter.Number("after", "The version to go on after; from now on if left out.", 0, null, 12)).TakesHeaders(TakenHeader.LastEvent)
            .Produces<EntryView>(StatusCodes.Status200OK, EventStream.MediaType).Refuses(400, 404, 503);
        debates.MapGet("/stream", HearSite).WithName("HearSite").WithSummary("Debates that move, as Server-Sent Events")
            .WithDescription(
                "Each event has the debate's line in the list as data: public debates and your own, each as it stands after it moved; moves "
                + "that come soon after each other, or while you are away, may be told as one. The ids are opaque.")
            .Takes(QueryParameter.Text("after", "The id to go on after, which is opaque; from now on if left out.", "CfDJ8Pq0…")).TakesHeaders(TakenHeader.LastEvent)
            .Produces<DebateCardView>(StatusCodes.Status200OK, EventStream.MediaType).Refuses(400, 503);
    }

    static async Task<IResult> HearDebateAsync(Guid id, HttpContext http, ReadableDebate readable, Listening listening, ListenerLimit limit, CancellationToken ct)
    {
        if (await readable.FindAsync(http, id, ct) is not { } debate)
            return Answers.UnknownDebate();
        var given = Given(http.Request);
        var after = debate.Version;
        if (given is not null && !(long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out after) && after <= debate.Version))
            return BadId(string.Create(CultureInfo.InvariantCulture, $"Give a version that the debate has: 0 to {debate.Version}."));
        return limit.IsReached ? TooMany(http) : new EventStream((context, over) => listening.ToDebateAsync(id, after, context, over));
    }

    static IResult HearSite(HttpContext http, Listening listening, SiteBroadcast site, ListenerLimit limit)
    {
        var after = Given(http.Request) is { } id ? site.PositionOf(id) : null;
        if (after is null && Given(http.Request) is not null)
            return BadId("Give the id of an event of this stream, or leave it out to hear from now on.");
        return limit.IsReached ? TooMany(http) : new EventStream((context, over) => listening.ToSiteAsync(after, context, over));
    }

    static string? Given(HttpRequest request) =>
        request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : request.Parameter("after");

    static IResult BadId(string sentence) =>
        Problems.Of(StatusCodes.Status400BadRequest, "bad-last-event-id", "The id to go on after is wrong", $"Last-Event-ID, or “after”: {sentence}");

    static IResult TooMany(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "30";
        return Problems.Of(StatusCodes.Status503ServiceUnavailable, "too-many-listeners", "Too many listen already", "Wait as many seconds as Retry-After says, or ask for the events page by page.");
    }
}
