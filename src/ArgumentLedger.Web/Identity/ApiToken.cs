namespace ArgumentLedger.Web.Identity;

/// <summary>A contributor's key for other programs; only the hash of its secret is kept.</summary>
public sealed class ApiToken
{
    /// <summary>The token's id, by which it is listed and revoked.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose token it is.</summary>
    public required Guid ContributorId { get; init; }

    /// <summary>What its owner calls it, 1 to 80 characters.</summary>
    public required string Name { get; init; }

    /// <summary><see cref="Scopes.Read"/>, <see cref="Scopes.Write"/> or <see cref="Scopes.Moderate"/>.</summary>
    public required string Scope { get; init; }

    /// <summary>SHA-256 of the secret, 32 bytes; a random secret of 256 bits needs no salt.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it no longer works.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was last used, to the minute; null when never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>When its owner revoked it; null while it stands.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
