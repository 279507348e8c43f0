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
}
