using ArgumentLedger.Web.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ArgumentLedger.Web.Identity;

/// <summary>Sets new passwords by links mailed to addresses that accounts have confirmed.</summary>
public sealed class PasswordResets(UserManager<Contributor> contributors, Accounts accounts, AccountLetters letters, Outbox outbox, TimeProvider clock)
{
    /// <summary>How long a mailed link stands.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private const int MostOfOneAddress = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Has a link mailed to whoever has this handle or address, if anybody does. All of that comes after the answer,
    /// which therefore tells nothing, by its words or its time.
    /// </summary>
    public void Ask(string? typed) =>
        outbox.Post((services, ct) => services.GetRequiredService<PasswordResets>().WriteAsync((typed ?? "").Trim(), ct));

    /// <summary>Sets a password by a mailed code, which is used up.</summary>
    public async Task<(Contributor? Contributor, Faults Faults)> ResetAsync(Guid who, string? code, string? wanted)
    {
        var contributor = await contributors.FindByIdAsync(who.ToString());
        if (contributor is not { BlockedAt: null, ResetHash: { } kept } || contributor.ResetExpiresAt <= clock.GetUtcNow() || !OneTimeCode.Opens(code, kept))
            return (null, Faults.Of("code", "This link was used or has expired: ask for another."));
        if (AccountRules.FaultOfPassword(wanted, contributor.UserName!) is { } fault)
            return (null, Faults.Of("newPassword", fault));
        return await accounts.SetPasswordAsync(contributor, wanted!)
            ? (contributor, new Faults())
            : (null, Faults.Of("code", "Your account was changed elsewhere at the same moment: try again."));
    }

    private async Task<IReadOnlyList<Letter>> WriteAsync(string typed, CancellationToken ct)
    {
        var written = new List<Letter>();
        foreach (var contributor in await OfAsync(typed, ct))
        {
            // Nobody can have somebody's letter box filled, nor the link that they have just been sent taken from them.
            if (contributor.ResetExpiresAt - Life + Pause > clock.GetUtcNow()) continue;
            var code = OneTimeCode.Make();
            contributor.ResetHash = OneTimeCode.HashOf(code);
            contributor.ResetExpiresAt = (clock.GetUtcNow() + Life).ToMicroseconds();
            if (await contributors.UpdateAsync(contributor) is { Succeeded: true }) written.Add(letters.OfReset(contributor, code));
        }
        return written;
    }

    private async Task<IReadOnlyList<Contributor>> OfAsync(string typed, CancellationToken ct)
    {
        var reachable = contributors.Users.Where(c => c.EmailConfirmed && c.BlockedAt == null);
        var (handle, address) = (AccountRules.FoldHandle(typed), contributors.NormalizeEmail(typed));
        if (AccountRules.MayBeHandle(handle)) return await reachable.Where(c => c.UserName == handle).ToListAsync(ct);
        return AccountRules.FaultOfEmail(typed) is null
            ? await reachable.Where(c => c.NormalizedEmail == address).OrderBy(c => c.Id).Take(MostOfOneAddress).ToListAsync(ct)
            : [];
    }
}
