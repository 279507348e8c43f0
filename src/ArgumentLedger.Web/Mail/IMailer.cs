namespace ArgumentLedger.Web.Mail;

/// <summary>Sends mail, where the site has a server for it.</summary>
public interface IMailer
{
    /// <summary>Whether this site sends mail at all.</summary>
    bool IsOn { get; }

    /// <summary>An absolute link to a page of this site, as a letter needs it: from the configuration, since a request may name any host.</summary>
    /// <param name="path">The path with its query, from “/”.</param>
    Uri LinkTo(string path);

    /// <summary>Hands a letter to the mail server. What must not wait for that, or fail with it, posts it in the <see cref="Outbox"/>.</summary>
    /// <exception cref="LetterNotSentException">The server was not reached, or did not take it.</exception>
    Task SendAsync(Letter letter, CancellationToken ct);
}

/// <summary>A letter was not sent; the message says why and names nobody.</summary>
public sealed class LetterNotSentException(string message, bool mayPass, Exception inner) : Exception(message, inner)
{
    /// <summary>Whether it may be taken later.</summary>
    public bool MayPass { get; } = mayPass;
}
