namespace ArgumentLedger.Web.Identity;

/// <summary>What somebody wants of a new token; days default to 90.</summary>
public sealed record TokenWish(string? Name, string? Scope, int? ExpiresInDays)
{
    /// <summary>The longest life of a token, in days.</summary>
    public const int LongestLife = 366;

    /// <summary>The life of a token when nothing is said, in days.</summary>
    public const int UsualLife = 90;

    internal Faults FindFaults() => new Faults()
        .Add("name", string.IsNullOrWhiteSpace(Name) ? "Say what the token is for, so that you know it again." : AccountRules.FaultOfName(Name.Trim()))
        .Add("scope", Scopes.Knows(Scope) ? null : "Say read, write or moderate.")
        .Add("expiresInDays", ExpiresInDays is null or (>= 1 and <= LongestLife) ? null : $"From 1 to {LongestLife} days.");
}
