using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ArgumentLedger.Web.Identity;

/// <summary>No options of its own.</summary>
internal sealed class BearerOptions : AuthenticationSchemeOptions;

/// <summary>Signs in whoever sends “Authorization: Bearer” with a token that stands.</summary>
internal sealed class BearerAuthentication(
    IOptionsMonitor<BearerOptions> options, ILoggerFactory logs, UrlEncoder encoder, Tokens tokens)
    : AuthenticationHandler<BearerOptions>(options, logs, encoder)
{
    private const string Lead = "Bearer ";

    /// <summary>The secret that a request carries; null when it carries none.</summary>
    internal static string? SecretIn(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Lead, StringComparison.OrdinalIgnoreCase) ? header[Lead.Length..].Trim() : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SecretIn(Request) is not { } secret) return AuthenticateResult.NoResult();
        var holder = await tokens.HolderAsync(secret, Context.RequestAborted);
        return holder is null
            ? AuthenticateResult.Fail("The token does not stand.")
            : AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(holder), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Logins.RefuseStrangerAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Logins.ForbidAsync(Context);

    private ClaimsPrincipal PrincipalOf(TokenHolder holder)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, holder.ContributorId),
                new Claim(ClaimTypes.Name, holder.Handle),
                new Claim(Scopes.Claim, holder.Scope),
            ],
            Scheme.Name);
        if (holder.Administers) identity.AddClaim(new Claim(Policies.AdministratorClaim, "yes"));
        return new ClaimsPrincipal(identity);
    }
}
