namespace ArgumentLedger.Web.Identity;

/// <summary>Who presented a token that stands, and what it lets them do.</summary>
internal sealed record TokenHolder(Guid TokenId, string ContributorId, string Handle, string Scope, DateTimeOffset ExpiresAt);
