using ArgumentLedger.Web.Mail;

namespace ArgumentLedger.Web.Identity;

/// <summary>What the site writes to people about their accounts.</summary>
public sealed class AccountLetters(IMailer mailer, Outbox outbox)
{
    /// <summary>Asks whoever reads mail at an address to say that it is theirs.</summary>
    internal void AskToConfirm(string address, string handle, string code) => outbox.Post(new Letter(address, "Is this your address?", $"""
        The account “{handle}” at {mailer.LinkTo("/")} names this as its address. If it is yours, follow
        this link while you are signed in; it stands for {EmailAddresses.Life.Days} days:

        {mailer.LinkTo($"/account/email?code={code}")}

        If you know nothing of it, do nothing: without the link nothing is ever sent here again.
        """));

    /// <summary>A link with which a new password can be set once.</summary>
    internal Letter OfReset(Contributor contributor, string code) => new(contributor.Email!, "Set a new password", $"""
        Somebody, you we hope, asked for a new password for the account “{contributor.UserName}” at
        {mailer.LinkTo("/")} . Set it here within an hour; the link works once:

        {mailer.LinkTo($"/account/reset?who={contributor.Id}&code={code}")}

        If it was not you, do nothing: your password stays as it is.
        """);

    /// <summary>Tells the owner of an account, if they have an address, that its password was set.</summary>
    internal void TellOfPassword(Contributor contributor)
    {
        if (contributor is not { EmailConfirmed: true, Email: { } address }) return;
        outbox.Post(new Letter(address, "Your password was changed", $"""
            The password of the account “{contributor.UserName}” at {mailer.LinkTo("/")} was
            changed just now. If that was not you, set another and look at your sessions:

            {mailer.LinkTo("/account/forgot")}
            """));
    }

    /// <summary>Tells whoever reads mail at an account's former address that it no longer is.</summary>
    internal void TellOfAddress(string former, string handle) => outbox.Post(new Letter(former, "Your address was changed", $"""
        This is no longer the address of the account “{handle}” at {mailer.LinkTo("/")} .
        If that was not you, ask an administrator of the site at once.
        """));
}
