namespace ArgumentLedger.Web.Identity;

/// <summary>A new account, or what was wrong with the wish for one.</summary>
public sealed record Registered(Contributor? Contributor, Faults Faults);
