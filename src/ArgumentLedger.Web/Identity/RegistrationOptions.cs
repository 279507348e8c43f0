namespace ArgumentLedger.Web.Identity;

/// <summary>The <c>Registration</c> section of the configuration.</summary>
public sealed class RegistrationOptions
{
    /// <summary>Whether anybody may open an account; when not, only those there are may sign in.</summary>
    public bool Open { get; init; } = true;
}
