using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Identity;

/// <summary>A link that lets one person in: to the site, or to a debate with a role. It counts once and expires.</summary>
public sealed class Invitation
{
    /// <summary>The longest life of an invitation, in days.</summary>
    public const int LongestLife = 60;

    /// <summary>Its id, by which it is listed and revoked.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 of the code in its link, 32 bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The debate it lets into; null for an invitation to open an account.</summary>
    public Guid? Debate { get; init; }

    /// <summary>The role it gives in the debate.</summary>
    public Role Role { get; init; }

    /// <summary>Who invites; for a debate the role is given by their authority.</summary>
    public required Guid MadeBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it no longer counts.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used; null while it stands.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
