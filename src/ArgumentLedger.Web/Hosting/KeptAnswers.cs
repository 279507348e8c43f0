using System.Globalization;
using System.Runtime.CompilerServices;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace ArgumentLedger.Web.Hosting;

/// <summary>
/// Keeps what is answered about debates as they stand now, pages and over REST, for whoever comes next without being signed
/// in: it is made once for each state of its debate. Whether the debate has moved on, and may be read, is asked each time.
/// </summary>
sealed class KeptAnswers : IOutputCachePolicy
{
    /// <summary>The policy's name.</summary>
    internal const string Policy = nameof(KeptAnswers);

    // The other ways to ask for less than all are without number.
    static readonly HashSet<string> FewValued = new(StringComparer.OrdinalIgnoreCase) { "limit", "kind", "status", "label" };

    // How long ago something was said is told in pages, in minutes.
    static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var state = IsPlain(context.HttpContext) ? await StateAsync(context.HttpContext, cancellation) : null;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = state is not null;
        context.ResponseExpirationTimeSpan = KeptFor;
        context.CacheVaryByRules.VaryByValues["state"] = state ?? "";
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = HeaderNames.Accept;
    }

    /// <inheritdoc/>
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }

    // What was just done is told once, to whoever did it, by a cookie.
    static bool IsPlain(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && http.Request.Cookies.Count == 0 && http.User.Identity is not { IsAuthenticated: true }
        && (http.Request.IsApi() ? IsPlainCall(http.Request) : !http.Request.QueryString.HasValue);

    // A token that is none, and a page of another site, are for the API to answer.
    static bool IsPlainCall(HttpRequest request) =>
        request.Headers.Authorization.Count == 0 && request.Headers.Origin.Count == 0 && request.Query.Keys.All(FewValued.Contains);

    // One version comes to be read twice where words were erased in between.
    static async ValueTask<string?> StateAsync(HttpContext http, CancellationToken ct)
    {
        if (!Guid.TryParse(http.Request.RouteValues["id"] as string, out var id)
            || await http.RequestServices.GetRequiredService<DebateReader>().HeadForAsync(id, http.User, ct) is not { } debate)
            return null;
        var renamed = http.RequestServices.GetRequiredService<ContributorDirectory>().Forgotten;
        return string.Create(CultureInfo.InvariantCulture, $"{debate.Version} {RuntimeHelpers.GetHashCode(debate)} {renamed}");
    }
}
