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

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Lead, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var holder = await tokens.HolderAsync(header[Lead.Length..].Trim(), Context.RequestAborted);
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
