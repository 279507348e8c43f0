using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace ArgumentLedger.Web.Identity;

/// <summary>The names of the authorization policies.</summary>
public static class Policies
{
    /// <summary>Signed in by cookie, or a token of either scope.</summary>
    public const string CanRead = nameof(CanRead);

    /// <summary>Signed in by cookie, or a token of scope write; a read token is forbidden.</summary>
    public const string CanWrite = nameof(CanWrite);

    internal static void Add(AuthorizationBuilder to) => to
        .AddPolicy(CanRead, p => p.RequireAuthenticatedUser().RequireClaim(Scopes.Claim, Scopes.Read, Scopes.Write))
        .AddPolicy(CanWrite, p => p.RequireAuthenticatedUser().RequireClaim(Scopes.Claim, Scopes.Write));

    /// <summary>The id ("D" form, as events carry it) of whoever is signed in, or null.</summary>
    public static string? ContributorId(this ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier);
}
