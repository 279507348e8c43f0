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
    public async Task<Debate?> FindAsync(HttpContext http, Guid id, CancellationToken ct)
    {
        var debate = await reader.HeadAsync(id, ct);
        return debate is not null && debate.MayRead(http.User.ContributorId()) ? debate : null;
    }

    /// <summary>Answers with a view of the debate, or with 404; carries the version as ETag and knows If-None-Match.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http, Guid id, Func<Debate, Speakers, IResult> view, CancellationToken ct)
    {
        if (await FindAsync(http, id, ct) is not { } debate)
            return Answers.UnknownDebate();
        var tag = TagOf(debate.Version);
        http.Response.Headers.ETag = tag;
        // Names can change without the debate moving on, so a cache asks each time.
        http.Response.Headers.CacheControl = debate.Visibility == Visibility.Private ? "private, no-cache" : "no-cache";
        if (IsKnown(http.Request, tag))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return view(debate, await Speakers.OfAsync(directory, Speakers.In(debate), ct));
    }

    // A proxy that compresses answers makes their tags weak, which here means the same.
    static bool IsKnown(HttpRequest request, string tag) => request.GetTypedHeaders().IfNoneMatch.Any(known =>
        known.Equals(EntityTagHeaderValue.Any) || known.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));

    /// <summary>The ETag of a version.</summary>
    public static string TagOf(long version) => string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");
}
