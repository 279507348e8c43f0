using System.Globalization;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Mail;
using ArgumentLedger.Web.Notifying;
using ArgumentLedger.Web.Notifying.Digests;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Api;

/// <summary>Something that concerns the reader.</summary>
public sealed record NotificationView(
    long Number, string Kind, Guid Debate, string Motion, long Version, string About, string? Label, string? Text, string? By, DateTimeOffset At, bool IsUnread);

/// <summary>Up to which of the reader's notifications they have read.</summary>
public sealed record ReadUpTo(long? UpTo);

/// <summary>How often what the reader has yet to read is mailed to them.</summary>
/// <param name="Rhythm">none, daily or weekly.</param>
public sealed record DigestView(string? Rhythm);

/// <summary>What concerns the reader.</summary>
static class NotificationEndpoints
{
    const int MostBytes = 1_024;

    internal static void MapNotifications(this RouteGroupBuilder api)
    {
        var notifications = api.MapGroup("/notifications").WithTags("Notifications");
        notifications.MapGet("", ListAsync).RequireAuthorization(Policies.CanRead).WithName("ListNotifications").WithSummary("What concerns you, the latest first")
            .WithDescription("Replies to you, quotes of you, concessions to you, and changes of how something stands that you hold, in debates you may read.")
            .Takes(
            [
                QueryParameter.Flag("unread", "Only those that you have yet to read."),
                .. QueryParameters.OfPage,
            ])
            .Produces<Page<NotificationView>>().Refuses(400, 401);
        notifications.MapPost("/read", ReadAsync).RequireAuthorization(Policies.CanWrite).WithName("ReadNotifications").WithSummary("Mark notifications as read, up to a number")
            .WithDescription("Those before it are then read too; never the other way.")
            .Accepts<ReadUpTo>("application/json").Produces(StatusCodes.Status204NoContent).Refuses(400, 401, 403, 413, 415)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes));
        notifications.MapGet("/digest", DigestAsync).RequireAuthorization(Policies.CanRead).WithName("ReadDigest").WithSummary("How often what is new is mailed to you")
            .WithDescription("A letter comes only when there is something that you have yet to read, and tells only of what you may read then.")
            .Takes().Produces<DigestView>().Refuses(400, 401);
        notifications.MapPut("/digest", SetDigestAsync).RequireAuthorization(Policies.CanWrite).WithName("SetDigest").WithSummary("Have what is new mailed to you, or no more")
            .WithDescription("To the address of your account, once it is confirmed, where the site sends mail.")
            .Takes().Accepts<DigestView>("application/json").Produces<DigestView>().Refuses(400, 401, 403, 413, 415, 422)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes));
    }

    static async Task<IResult> DigestAsync(HttpContext http, DigestStore digests, CancellationToken ct) =>
        TypedResults.Ok(new DigestView(Rows.Word(await digests.OfAsync(Guid.Parse(http.User.ContributorId()!), ct))));

    static async Task<IResult> SetDigestAsync(HttpContext http, DigestStore digests, IMailer mailer, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<DigestView>(http.Request);
        if (!body.IsRead)
            return body.Refused;
        if (Enum.GetValues<DigestRhythm>().Where(one => Rows.Word(one) == body.Value.Rhythm).ToList() is not [var rhythm])
            return Problems.Of(StatusCodes.Status400BadRequest, "malformed", "How often?", "Give “rhythm”: none, daily or weekly.",
                new Dictionary<string, string[]> { ["rhythm"] = ["Give none, daily or weekly."] });
        if (!mailer.IsOn && rhythm != DigestRhythm.None)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "no-mail", "This site sends no mail", "Read your notifications here, or have a webhook told.");
        await digests.SetAsync(Guid.Parse(http.User.ContributorId()!), rhythm, ct);
        return TypedResults.Ok(new DigestView(Rows.Word(rhythm)));
    }

    static async Task<IResult> ListAsync(HttpContext http, NoticeStore notices, ContributorDirectory directory, CancellationToken ct)
    {
        var (limit, badLimit) = http.Request.ReadLimit();
        if (badLimit is not null)
            return badLimit;
        if (http.Request.Parameter("unread") is not (null or "true" or "false"))
            return RequestReading.BadParameter("unread", "Give true or false.");
        var before = long.MaxValue;
        if (http.Request.Parameter("after") is { } after && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return RequestReading.BadParameter("after", "Give the “next” of the page before.");
        var rows = await notices.OfAsync(Guid.Parse(http.User.ContributorId()!), before, http.Request.Parameter("unread") == "true", limit + 1, ct);
        var names = await Speakers.OfAsync(directory, rows.Select(row => row.By), ct);
        var next = rows.Count > limit ? rows[limit - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Page<NotificationView>([.. rows.Take(limit).Select(row => ViewOf(row, names))], next));
    }

    static async Task<IResult> ReadAsync(HttpContext http, NoticeStore notices, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<ReadUpTo>(http.Request);
        if (!body.IsRead)
            return body.Refused;
        if (body.Value.UpTo is not { } number || number < 0)
            return Problems.Of(StatusCodes.Status400BadRequest, "malformed", "Up to which?", "Give “upTo”: the number of the last notification that was read.",
                new Dictionary<string, string[]> { ["upTo"] = ["Give the number of a notification."] });
        await notices.ReadUpToAsync(Guid.Parse(http.User.ContributorId()!), number, ct);
        return TypedResults.NoContent();
    }

    static NotificationView ViewOf(NoticeStore.Row row, Speakers names) => new(
        row.Number, Rows.Word(row.Kind), row.Debate, row.Motion, row.Version, row.About, row.Label, row.Words, names.Name(row.By), row.At, row.IsUnread);
}
