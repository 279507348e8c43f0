namespace ArgumentLedger.Web.Identity;

/// <summary>What a login may do, carried as a claim by cookies and tokens alike.</summary>
public static class Scopes
{
    /// <summary>The type of the claim.</summary>
    public const string Claim = "scope";

    /// <summary>May read what its owner may read.</summary>
    public const string Read = "read";

    /// <summary>May also log moves.</summary>
    public const string Write = "write";

    /// <summary>Whether a word names a scope.</summary>
    public static bool Knows(string? scope) => scope is Read or Write;
}
