namespace ArgumentLedger.Web.Identity;

/// <summary>Who may open an account.</summary>
public enum RegistrationMode
{
    /// <summary>Anybody.</summary>
    Open,

    /// <summary>Whoever has an invitation of an administrator.</summary>
    Invited,

    /// <summary>Nobody; the first account can always be opened.</summary>
    Closed,
}

/// <summary>The <c>Registration</c> section of the configuration.</summary>
public sealed class RegistrationOptions
{
    /// <summary>Who may open an account.</summary>
    public RegistrationMode Mode { get; init; } = RegistrationMode.Open;

    /// <summary>Whether the first account with a password, which is the operator's, administers the site.</summary>
    public bool FirstAdministers { get; init; } = true;
}
