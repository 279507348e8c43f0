using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ArgumentLedger.Web.Mail;

/// <summary>Sends each letter in a session of its own with the server of the configuration (SMTP, RFC 5321).</summary>
internal sealed class SmtpMailer(MailOptions options) : IMailer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public bool IsOn => options.IsOn;

    public Uri LinkTo(string path) => new(options.Site!, path);

    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        if (!IsOn) throw new InvalidOperationException("This site sends no mail.");
        using var message = MessageOf(letter);
        try
        {
            await SendAsync(message, ct);
        }
        // What a server says may repeat the address: it stays out of the message, which is logged.
        catch (SmtpCommandException refused)
        {
            throw new LetterNotSentException($"the mail server answered {(int)refused.StatusCode}", (int)refused.StatusCode is >= 400 and < 500, refused);
        }
        catch (Exception failed) when (failed is IOException or SocketException or TimeoutException or ProtocolException or ServiceNotConnectedException)
        {
            throw new LetterNotSentException("the mail server was not reached", mayPass: true, failed);
        }
        catch (Exception failed) when (failed is AuthenticationException or SslHandshakeException or NotSupportedException or CommandException)
        {
            throw new LetterNotSentException($"the mail server and the configuration do not fit ({failed.GetType().Name})", mayPass: false, failed);
        }
    }

    private async Task SendAsync(MimeMessage message, CancellationToken ct)
    {
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(options.Host!, options.Port, options.Sockets, ct);
        if (!string.IsNullOrEmpty(options.User)) await client.AuthenticateAsync(options.User, options.Password ?? "", ct);
        await client.SendAsync(message, ct);
        await client.DisconnectAsync(quit: true, ct);
    }

    private MimeMessage MessageOf(Letter letter)
    {
        var message = new MimeMessage { Subject = letter.Subject, Body = new TextPart("plain") { Text = letter.Text } };
        message.From.Add(MailboxAddress.Parse(options.From!));
        message.To.Add(new MailboxAddress("", letter.To));
        // Nobody's absence is to answer it (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (letter.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.AbsoluteUri}>");
            // In one step: mail programs post this there (RFC 8058).
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return message;
    }
}
