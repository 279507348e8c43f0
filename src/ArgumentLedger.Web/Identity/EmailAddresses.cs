using Microsoft.AspNetCore.Identity;

namespace ArgumentLedger.Web.Identity;

/// <summary>
/// The e-mail addresses of accounts: none needed, one at most, and it counts once a mailed link was followed. Several
/// accounts may have the same one, so that nobody learns here who has which.
/// </summary>
public sealed class EmailAddresses(UserManager<Contributor> contributors, AccountLetters letters, TimeProvider clock)
{
    /// <summary>How long a mailed link stands.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Has a link mailed to an address that somebody says is theirs; any link before it stops.</summary>
    public async Task<Faults> WantAsync(Contributor contributor, string? typed)
    {
        var (address, now) = ((typed ?? "").Trim(), clock.GetUtcNow());
        if (AccountRules.FaultOfEmail(address) is { } fault) return Faults.Of("address", fault);
        if (contributor.EmailExpiresAt - Life + Pause > now) return Faults.Of("address", "A letter is on its way already: wait a minute.");
        var code = OneTimeCode.Make();
        contributor.WantedEmail = address;
        contributor.EmailHash = OneTimeCode.HashOf(code);
        contributor.EmailExpiresAt = (now + Life).ToMicroseconds();
        if (await contributors.UpdateAsync(contributor) is not { Succeeded: true }) return ChangedElsewhere();
        letters.AskToConfirm(address, contributor.UserName!, code);
        return new Faults();
    }

    /// <summary>Takes the wanted address for the account's, if this is the code that was mailed there.</summary>
    public async Task<Faults> ConfirmAsync(Contributor contributor, string? code)
    {
        if (contributor is not { WantedEmail: { } wanted, EmailHash: { } kept } || contributor.EmailExpiresAt <= clock.GetUtcNow() || !OneTimeCode.Opens(code, kept))
            return Faults.Of("code", "This link was used or has expired, or it was mailed for another account or address.");
        return await ChangeAsync(contributor, wanted);
    }

    /// <summary>Forgets the account's address, and the one that is wanted.</summary>
    public Task<Faults> DropAsync(Contributor contributor) => ChangeAsync(contributor, null);

    private async Task<Faults> ChangeAsync(Contributor contributor, string? address)
    {
        var former = contributor.EmailConfirmed ? contributor.Email : null;
        contributor.Email = address;
        contributor.EmailConfirmed = address is not null;
        // What was mailed to the former address sets no password any more.
        contributor.WantedEmail = null;
        contributor.EmailHash = contributor.ResetHash = null;
        contributor.EmailExpiresAt = contributor.ResetExpiresAt = null;
        if (await contributors.UpdateAsync(contributor) is not { Succeeded: true }) return ChangedElsewhere();
        if (former is not null && former != address) letters.TellOfAddress(former, contributor.UserName!);
        return new Faults();
    }

    private static Faults ChangedElsewhere() =>
        Faults.Of("address", "Your account was changed elsewhere at the same moment: look again and repeat.");
}
