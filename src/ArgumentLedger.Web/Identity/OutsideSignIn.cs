using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ArgumentLedger.Web.Identity;

/// <summary>The <c>OpenIdConnect</c> section of the configuration: a provider people may sign in with. Off unless it names one.</summary>
public sealed class OutsideSignInOptions
{
    /// <summary>The provider's issuer address.</summary>
    public Uri? Authority { get; init; }

    /// <summary>What this site is called there.</summary>
    public string? ClientId { get; init; }

    /// <summary>The secret it has with this site.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "your organisation";

    /// <summary>Whether there is such a provider.</summary>
    public bool IsOn => Authority is not null && !string.IsNullOrEmpty(ClientId);
}

/// <summary>Signing in with an OpenID Connect provider (OpenID Connect Core 1.0, authorization code flow with PKCE).</summary>
internal static class OutsideSignIn
{
    /// <summary>The scheme, under which logins are kept.</summary>
    internal const string Scheme = "oidc";

    /// <summary>Whose account the answer is to be joined to, among a login's properties; absent when somebody signs in.</summary>
    private const string Joins = "joins";

    internal static AuthenticationBuilder AddOutsideSignIn(this AuthenticationBuilder builder, OutsideSignInOptions provider)
    {
        if (!provider.IsOn) return builder;
        return builder.AddOpenIdConnect(Scheme, options =>
        {
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.Authority = provider.Authority!.ToString();
            options.ClientId = provider.ClientId;
            options.ClientSecret = provider.ClientSecret;
            options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
            options.CallbackPath = "/account/outside/callback";
            options.ResponseType = OpenIdConnectResponseType.Code;
            // The answer comes as a link, so that cookies may stay on the site they belong to.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            options.MapInboundClaims = false;
            options.DisableTelemetry = true;
            options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Events.OnRemoteFailure = context =>
            {
                context.HandleResponse();
                context.Response.Redirect("/account/outside?failed=true");
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>What a login with the provider is to come back to.</summary>
    internal static AuthenticationProperties Asking(string? returnUrl, Guid? joins)
    {
        var asking = new AuthenticationProperties { RedirectUri = "/account/outside" + QueryString.Create("returnUrl", returnUrl ?? "") };
        if (joins is { } contributor) asking.SetString(Joins, contributor.ToString());
        return asking;
    }

    /// <summary>Who the provider says has just signed in there; null when nobody has.</summary>
    internal static async Task<OutsidePerson?> PersonAsync(HttpContext context)
    {
        var answer = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (answer is not { Succeeded: true, Principal: { } principal } || principal.FindFirst("sub")?.Value is not { Length: > 0 and <= 255 } subject) return null;
        Guid? joins = Guid.TryParse(answer.Properties.GetString(Joins), out var contributor) ? contributor : null;
        return new(subject, principal.FindFirst("preferred_username")?.Value, principal.FindFirst("name")?.Value, joins);
    }
}

/// <summary>Somebody a provider vouches for. Only the subject says who they are: names and addresses there can change hands.</summary>
internal sealed record OutsidePerson(string Subject, string? Handle, string? Name, Guid? Joins);
