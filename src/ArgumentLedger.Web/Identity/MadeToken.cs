namespace ArgumentLedger.Web.Identity;

/// <summary>A new token with its secret, or what was wrong with the wish.</summary>
public sealed record MadeToken(ApiToken? Token, string? Secret, Faults Faults);
