using ArgumentLedger.Web.Api;
using Microsoft.AspNetCore.Identity;
using Microsoft.Net.Http.Headers;

namespace ArgumentLedger.Web.Identity;

/// <summary>Which login a request uses, and what programs hear when it does not do.</summary>
public static class Logins
{
    internal const string Scheme = "Ledger";
    internal const string Bearer = "Bearer";

    // A browser sends its cookie along with requests other sites make it send, and /api has no antiforgery token
    // to tell them apart. So a cookie may read at /api, and only a token, which no browser adds by itself, may write.
    // Pages do whatever the person at them may do, a token only what its scope includes: no token counts at a page.
    internal static string SchemeFor(HttpContext context) =>
        context.Request.IsApi() && (context.Request.Headers.ContainsKey(HeaderNames.Authorization) || MayChange(context.Request))
            ? Bearer
            : IdentityConstants.ApplicationScheme;

    /// <summary>
    /// Reads who is asking and holds endpoints to their policies. A token that does not stand is refused even where
    /// no login is needed, so that whoever sent it hears of it.
    /// </summary>
    public static IApplicationBuilder UseLedgerLogins(this IApplicationBuilder app) => app
        .UseAuthentication()
        .Use((context, next) => HasBadToken(context) ? RefuseStrangerAsync(context) : next(context))
        .UseAuthorization();

    internal static Task RefuseStrangerAsync(HttpContext context)
    {
        var told = context.Request.Headers.ContainsKey(HeaderNames.Authorization);
        context.Response.Headers.WWWAuthenticate = told ? "Bearer realm=\"ledger\", error=\"invalid_token\"" : "Bearer realm=\"ledger\"";
        return Problems.Of(
            StatusCodes.Status401Unauthorized,
            told ? "bad-token" : "no-token",
            told ? "The token does not stand" : "Who is asking?",
            told
                ? "The token is unknown, has expired or was revoked. Make a new one on your account page or with POST /api/tokens."
                : "Send “Authorization: Bearer” with a token. Make one on your account page or with POST /api/tokens.")
            .ExecuteAsync(context);
    }

    internal static Task ForbidAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"ledger\", error=\"insufficient_scope\"";
        return Problems.Of(
            StatusCodes.Status403Forbidden,
            "forbidden",
            "This login may not do that",
            "The token may not do this. To log moves, use a token of scope write; to moderate, one of scope moderate.")
            .ExecuteAsync(context);
    }

    private static bool HasBadToken(HttpContext context) =>
        context.Request.IsApi()
        && context.Request.Headers.ContainsKey(HeaderNames.Authorization)
        && context.User.Identity is not { IsAuthenticated: true };

    private static bool MayChange(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));
}
