using Microsoft.AspNetCore.Identity;

namespace ArgumentLedger.Web.Identity;

/// <summary>A person with an account, who logs moves; the ledger's events carry only the id.</summary>
public sealed class Contributor : IdentityUser<Guid>
{
    /// <summary>Names a new contributor; the id sorts by the time it was made.</summary>
    public Contributor() => Id = Guid.CreateVersion7();

    /// <summary>The name shown beside the contributor's words, 1 to 80 characters.</summary>
    public required string DisplayName { get; set; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether they administer the site: moderate every debate, invite and block people.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>Since when an administrator keeps them out; null when they may sign in.</summary>
    public DateTimeOffset? BlockedAt { get; set; }

    /// <summary>SHA-256 of the code with which they may set a new password; null when there is none.</summary>
    public byte[]? RecoveryHash { get; set; }

    /// <summary>Until when that code stands; null for one that stands until it is used.</summary>
    public DateTimeOffset? RecoveryExpiresAt { get; set; }

    /// <summary>The e-mail address they want and have yet to confirm; null when there is none. One that is confirmed is <c>Email</c>.</summary>
    public string? WantedEmail { get; set; }

    /// <summary>SHA-256 of the code mailed there; null when none was.</summary>
    public byte[]? EmailHash { get; set; }

    /// <summary>Until when that code stands.</summary>
    public DateTimeOffset? EmailExpiresAt { get; set; }

    /// <summary>SHA-256 of the code mailed to set a new password; null when none was, or it was used.</summary>
    public byte[]? ResetHash { get; set; }

    /// <summary>Until when that code stands.</summary>
    public DateTimeOffset? ResetExpiresAt { get; set; }
}
