using MailKit.Security;

namespace ArgumentLedger.Web.Mail;

/// <summary>How the way to the mail server is kept from others.</summary>
public enum MailSecurity
{
    /// <summary>It begins in the open and goes on in TLS (RFC 3207), or not at all.</summary>
    StartTls,

    /// <summary>It is in TLS from its first byte (RFC 8314).</summary>
    Tls,

    /// <summary>It is open: for a server on the same machine or network.</summary>
    None,
}

/// <summary>The configuration of mail lacks something; the message says to the operator what.</summary>
public sealed class MailSettingsException(string message) : Exception(message);

/// <summary>The <c>Mail</c> section of the configuration. Off unless it names a server.</summary>
public sealed class MailOptions
{
    /// <summary>The server that takes mail.</summary>
    public string? Host { get; init; }

    /// <summary>Its port; 587 is the usual one for submission (RFC 6409).</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the way there is kept from others.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>Who the site is there; null where nobody asks.</summary>
    public string? User { get; init; }

    /// <summary>Its password there.</summary>
    public string? Password { get; init; }

    /// <summary>The address letters come from, such as “Argument Ledger &lt;ledger@example.org&gt;”.</summary>
    public string? From { get; init; }

    /// <summary>Where people reach this site, such as “https://ledger.example.org”.</summary>
    public Uri? Site { get; init; }

    /// <summary>Whether the site sends mail.</summary>
    public bool IsOn => !string.IsNullOrEmpty(Host);

    internal SecureSocketOptions Sockets => Security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    /// <summary>What is missing, in a sentence; null when nothing is.</summary>
    internal string? Fault => this switch
    {
        { IsOn: false } => null,
        _ when !MimeKit.MailboxAddress.TryParse(From, out _) => "Mail:Host is set: set Mail:From too, the address that letters come from.",
        { Site: not { IsAbsoluteUri: true, Scheme: "http" or "https" } } => "Mail:Host is set: set Mail:Site too, the http or https address at which people reach this site, for the links in letters.",
        _ => null,
    };
}
