namespace ArgumentLedger.Web.Webhooks;

/// <summary>The <c>Webhooks</c> section of the configuration.</summary>
public sealed class WebhookOptions
{
    /// <summary>Whether addresses on this machine and on private networks may be called: for a site that is itself on one.</summary>
    public bool AllowPrivateNetworks { get; init; }

    /// <summary>Whether http addresses may be called, which anybody on the way can read and change.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>The ports that may be called, with blanks between them, or <c>*</c> for any.</summary>
    public string Ports { get; init; } = "80 443 8080 8443";

    /// <summary>How long a receiver may take to answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause after a first failure; after each further one it doubles.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A webhook all of whose deliveries have failed for so long is disabled.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long the secret before the last one still signs, so that receivers can change over.</summary>
    public TimeSpan FormerSecretStands { get; init; } = TimeSpan.FromDays(1);

    /// <summary>For how long a node has a webhook to itself; when the node dies, another sends on after that.</summary>
    public TimeSpan Lease => Timeout + TimeSpan.FromSeconds(10);

    internal bool AllowsPort(int port) => Ports == "*" || Ports.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains($"{port}");
}
