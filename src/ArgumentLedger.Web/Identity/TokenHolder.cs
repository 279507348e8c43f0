namespace ArgumentLedger.Web.Identity;

/// <summary>Who presented a token that stands, and what it lets them do.</summary>
internal sealed record TokenHolder(Guid TokenId, string ContributorId, string Handle, string Scope, bool IsAdministrator, DateTimeOffset ExpiresAt)
{
    /// <summary>Whether the token lets its owner act as administrator.</summary>
    internal bool Administers => IsAdministrator && Scope == Scopes.Moderate;
}
