using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace ArgumentLedger.Web.Identity;

/// <summary>Signs people in and out by cookie, each time in a session that its owner can see and end.</summary>
public sealed class SignIns(SignInManager<Contributor> manager, LoginSessions sessions, TimeProvider clock)
{
    /// <summary>For how long after signing in somebody may change by what they sign in.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Whether whoever sits at this device has just shown who they are, so that one left open for a while does not give
    /// the account away for good.
    /// </summary>
    public async Task<bool> AreFreshAsync(HttpContext context) =>
        await CurrentAsync(context) is { } session
        && await sessions.BeganAsync(session, context.RequestAborted) is { } began
        && began > clock.GetUtcNow() - Freshness;

    /// <summary>Signs somebody in on this device.</summary>
    /// <param name="context">The request of the device.</param>
    /// <param name="contributor">Who they have shown to be.</param>
    /// <param name="remember">Whether the session outlives the browser's.</param>
    public async Task InAsync(HttpContext context, Contributor contributor, bool remember)
    {
        if (await CurrentAsync(context) is not null) await OutAsync(context);
        var session = await sessions.BeginAsync(contributor.Id, context.Request.Headers.UserAgent, context.RequestAborted);
        await manager.SignInAsync(contributor, new AuthenticationProperties { IsPersistent = remember }.WithSession(session));
    }

    /// <summary>Ends this device's session.</summary>
    public async Task OutAsync(HttpContext context)
    {
        var contributor = context.User.ContributorId();
        if (contributor is not null && await CurrentAsync(context) is { } session)
            await sessions.EndAsync(Guid.Parse(contributor), session, context.RequestAborted);
        await manager.SignOutAsync();
    }

    /// <summary>Renews this device's cookie after its owner's password changed, and ends all their other sessions.</summary>
    public async Task KeepOnlyThisAsync(HttpContext context, Contributor contributor)
    {
        await sessions.EndOthersAsync(contributor.Id, await CurrentAsync(context), context.RequestAborted);
        await RenewAsync(contributor);
    }

    /// <summary>Renews this device's cookie after its owner's account changed.</summary>
    public Task RenewAsync(Contributor contributor) => manager.RefreshSignInAsync(contributor);

    /// <summary>The session of this device; null when it has none.</summary>
    public static async Task<Guid?> CurrentAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.SessionId();
}

/// <summary>Where a cookie carries its session: among its properties, which outlive the renewal of its claims.</summary>
internal static class SessionProperties
{
    private const string Name = "session";

    internal static Guid? SessionId(this AuthenticationProperties properties) =>
        Guid.TryParse(properties.GetString(Name), out var id) ? id : null;

    internal static AuthenticationProperties WithSession(this AuthenticationProperties properties, Guid session)
    {
        properties.SetString(Name, session.ToString());
        return properties;
    }
}
