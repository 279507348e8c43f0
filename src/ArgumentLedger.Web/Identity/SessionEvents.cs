using ArgumentLedger.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace ArgumentLedger.Web.Identity;

/// <summary>Ends sessions that were ended elsewhere or whose password changed, and keeps redirects away from programs.</summary>
internal sealed class SessionEvents : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // The page that says the database is away must not ask the database who is reading it.
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null) return;
        var sessions = context.HttpContext.RequestServices.GetRequiredService<LoginSessions>();
        if (context.Properties.SessionId() is { } id && await sessions.StandsAsync(id, context.HttpContext.RequestAborted))
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        context.Request.IsApi() ? Logins.RefuseStrangerAsync(context.HttpContext) : base.RedirectToLogin(context);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.IsApi()) return Logins.ForbidAsync(context.HttpContext);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
