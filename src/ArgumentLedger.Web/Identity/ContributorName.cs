namespace ArgumentLedger.Web.Identity;

/// <summary>What a page or an answer calls a contributor; the handle is null when the account is gone.</summary>
public sealed record ContributorName(string Id, string? Handle, string DisplayName)
{
    /// <summary>The name of an id whose account was erased or never was.</summary>
    public static ContributorName Former(string id) => new(id, null, "a former contributor");
}
