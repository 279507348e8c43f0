using System.Globalization;
using System.Runtime.CompilerServices;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using Microsoft.AspNetCore.OutputCaching;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>
/// Keeps pages of debates as they stand now for whoever comes next without being signed in: a page is made once for each
/// state of its debate. Whether the debate has moved on, and may be read, is asked each time.
/// </summary>
sealed class KeptPages : IOutputCachePolicy
{
    /// <summary>The policy's name.</summary>
    internal const string Policy = nameof(KeptPages);

    // How long ago something was said is told in the page, in minutes.
    static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var state = IsPlain(context.HttpContext) ? await StateAsync(context.HttpContext, cancellation) : null;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = state is not null;
        context.ResponseExpirationTimeSpan = KeptFor;
        context.CacheVaryByRules.VaryByValues["state"] = state ?? "";
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

    // What was just done is told once, to whoever did it, by a cookie; the ways to ask for less than all are without number.
    static bool IsPlain(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && !http.Request.QueryString.HasValue && http.Request.Cookies.Count == 0 && http.User.Identity is not { IsAuthenticated: true };

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
