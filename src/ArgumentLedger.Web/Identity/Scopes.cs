using System.Security.Claims;

namespace ArgumentLedger.Web.Identity;

/// <summary>What a login may do, carried as a claim by cookies and tokens alike; each scope includes those before it.</summary>
public static class Scopes
{
    /// <summary>The type of the claim.</summary>
    public const string Claim = "scope";

    /// <summary>May read what its owner may read.</summary>
    public const string Read = "read";

    /// <summary>May also log moves.</summary>
    public const string Write = "write";

    /// <summary>May also make the moves of moderators, where its owner is one.</summary>
    public const string Moderate = "moderate";

    private static readonly string[] Rising = [Read, Write, Moderate];

    /// <summary>Whether a word names a scope.</summary>
    public static bool Knows(string? scope) => Rising.Contains(scope);

    /// <summary>The scopes that include one: itself and those that may do more.</summary>
    public static IEnumerable<string> Including(string scope) => Rising.SkipWhile(lesser => lesser != scope);

    /// <summary>Whether somebody's login includes a scope.</summary>
    public static bool Includes(this ClaimsPrincipal user, string scope) => Including(scope).Any(enough => user.HasClaim(Claim, enough));
}
