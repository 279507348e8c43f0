using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using Microsoft.Net.Http.Headers;

namespace ArgumentLedger.Web.Api;

/// <summary>Finds the debate that a request names, if its sender may read it.</summary>
public sealed class ReadableDebate(DebateReader reader, ContributorDirectory directory)
{
    /// <summary>The debate at its head, or null when there is none for this reader.</summary>
    public Task<Debate?> FindAsync(HttpContext http, Guid id, CancellationToken ct) => reader.HeadForAsync(id, http.User, ct);

    /// <summary>
    /// Answers with a view of the debate at the moment asked for, or with 404. At the head the answer carries the
    /// version as ETag and knows If-None-Match.
    /// </summary>
    public Task<IResult> AnswerAsync(HttpContext http, Guid id, Func<Debate, Speakers, IResult> view, CancellationToken ct) =>
        AnswerAsync(http, id, (debate, speakers) => Task.FromResult(view(debate, speakers)), ct);

    /// <summary>As <see cref="AnswerAsync(HttpContext, Guid, Func{Debate, Speakers, IResult}, CancellationToken)"/>, with a view that has to read more.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http, Guid id, Func<Debate, Speakers, Task<IResult>> view, CancellationToken ct)
    {
        var found = await FindMomentAsync(http, id, ct);
        if (found.Debate is not { } debate)
            return found.Problem!;
        // Names can change without the debate moving on, so a cache asks each time.
        http.Response.Headers.CacheControl = debate.Visibility == Visibility.Private ? "private, no-cache" : "no-cache";
        if (found.IsHead)
        {
            var tag = TagOf(debate.Version);
            http.Response.Headers.ETag = tag;
            if (IsKnown(http.Request, tag))
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }
        return await view(debate, await Speakers.OfAsync(directory, Speakers.In(debate), ct));
    }

    /// <summary>A debate at the moment that a request asks for, or the problem to answer with.</summary>
    public sealed record Found(Debate? Debate, bool IsHead, IResult? Problem);

    /// <summary>Finds the debate at the moment that a request's parameters ask for.</summary>
    public async Task<Found> FindMomentAsync(HttpContext http, Guid id, CancellationToken ct)
    {
        var request = http.Request;
        var (moment, parameter, sentence) = Moment.Read(request.Parameter("at"), request.Parameter("asOf"), request.Parameter("clock"));
        if (moment is null)
            return new(null, false, RequestReading.BadParameter(parameter, sentence));
        if (await FindAsync(http, id, ct) is not { } head)
            return new(null, false, Answers.UnknownDebate());
        if (moment.IsNow)
            return new(head, true, null);
        var version = moment.VersionIn(head);
        return await reader.LookBackAsync(id, head, version, ct) is { } then
            ? new(then, false, null)
            : new(null, false, Answers.UnknownMoment(moment, head));
    }

    // A proxy that compresses answers makes their tags weak, which here means the same.
    static bool IsKnown(HttpRequest request, string tag) => request.GetTypedHeaders().IfNoneMatch.Any(known =>
        known.Equals(EntityTagHeaderValue.Any) || known.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));

    /// <summary>The ETag of a version.</summary>
    public static string TagOf(long version) => string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");
}
