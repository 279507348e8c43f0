using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ArgumentLedger.Web.Identity;

/// <summary>The claims in a session's cookie: id, handle, security stamp, and that a person at the page may do all that they may.</summary>
internal sealed class ContributorClaims(UserManager<Contributor> contributors, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Contributor>(contributors, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Contributor user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Scopes.Claim, Scopes.Moderate));
        if (user.IsAdministrator) identity.AddClaim(new Claim(Policies.AdministratorClaim, "yes"));
        return identity;
    }
}
