namespace ArgumentLedger.Web.Hosting;

/// <summary>
/// The <c>RateLimits</c> section of the configuration. Each limit is a bucket: so many requests at once, and then as
/// many as run in.
/// </summary>
public sealed class RateLimits
{
    /// <summary>Whether there are limits at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Requests of one network address: how many at once.</summary>
    public int AddressBurst { get; init; } = 3_000;

    /// <summary>Requests of one network address: how many run in each second.</summary>
    public int AddressPerSecond { get; init; } = 100;

    /// <summary>What one person or token changes: how many requests at once.</summary>
    public int PersonBurst { get; init; } = 600;

    /// <summary>What one person or token changes: how many requests run in each second.</summary>
    public int PersonPerSecond { get; init; } = 20;

    /// <summary>Passwords, codes and registrations tried from one address: how many at once.</summary>
    public int SignInBurst { get; init; } = 30;

    /// <summary>Passwords, codes and registrations tried from one address: how many run in each minute.</summary>
    public int SignInPerMinute { get; init; } = 12;
}
