using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace ArgumentLedger.Web.Identity;

/// <summary>The names of the authorization policies.</summary>
public static class Policies
{
    /// <summary>Signed in by cookie, or a token of any scope.</summary>
    public const string CanRead = nameof(CanRead);

    /// <summary>Signed in by cookie, or a token of scope write or moderate; a read token is forbidden.</summary>
    public const string CanWrite = nameof(CanWrite);

    /// <summary>An administrator of the site, signed in by cookie or with a token of scope moderate.</summary>
    public const string Administers = nameof(Administers);

    /// <summary>The type of the claim that an administrator's login carries.</summary>
    internal const string AdministratorClaim = "administrator";

    internal static void Add(AuthorizationBuilder to) => to
        .AddPolicy(CanRead, p => p.RequireAuthenticatedUser().RequireClaim(Scopes.Claim, Scopes.Including(Scopes.Read)))
        .AddPolicy(CanWrite, p => p.RequireAuthenticatedUser().RequireClaim(Scopes.Claim, Scopes.Including(Scopes.Write)))
        .AddPolicy(Administers, p => p.RequireAuthenticatedUser().RequireClaim(AdministratorClaim));

    /// <summary>The id ("D" form, as events carry it) of whoever is signed in, or null.</summary>
    public static string? ContributorId(this ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>Whether the login is an administrator's and may act as one.</summary>
    public static bool IsAdministrator(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == AdministratorClaim);
}
