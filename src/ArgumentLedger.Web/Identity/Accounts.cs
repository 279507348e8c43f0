using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ArgumentLedger.Web.Identity;

/// <summary>Opens accounts, checks passwords and changes what their owners may change.</summary>
public sealed class Accounts(
    UserManager<Contributor> contributors, ContributorDirectory directory, Invitations invitations, AccountLetters letters, TimeProvider clock, RegistrationOptions registration)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    private const string Taken = "This handle is taken: choose another.";

    // A hash to check against when there is no account, so that the answer takes as long as when there is.
    private static readonly Contributor Nobody = new() { UserName = "nobody", DisplayName = "", CreatedAt = default };
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Contributor>(IdentitySetup.Hashing).HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>Whether anybody at all may register, without being invited.</summary>
    public bool RegistrationOpen => registration.Mode == RegistrationMode.Open;

    /// <summary>Whether somebody with this invitation, or with none (null), may register.</summary>
    public async Task<bool> MayRegisterAsync(string? invitation, CancellationToken ct) =>
        RegistrationOpen
        || (registration.Mode == RegistrationMode.Invited && await SiteInvitationAsync(invitation, ct) is not null)
        || !await HasAnybodyAsync(ct);

    /// <summary>Opens an account, if need be on an invitation; a blank display name becomes the handle.</summary>
    public async Task<Registered> RegisterAsync(string? handle, string? displayName, string? password, string? invitation, CancellationToken ct)
    {
        Task<Registered> OpenAsync() => RegisterAsync(handle, displayName, password, ct);
        return await HasAnybodyAsync(ct) ? await AdmitAsync(invitation, OpenAsync, ct) : await OpenAsync();
    }

    /// <summary>
    /// Opens an account without a password for somebody whom a provider vouches for, where they might register. The
    /// site's first account is its operator's, and is opened with a password.
    /// </summary>
    public async Task<Registered> RegisterOutsideAsync(string? handle, string? displayName, UserLoginInfo login, string? invitation, CancellationToken ct) =>
        await HasAnybodyAsync(ct)
            ? await AdmitAsync(invitation, () => RegisterOutsideAsync(handle, displayName, login), ct)
            : new Registered(null, Faults.Of("invitation", "Whoever runs this site has to open the first account, with a password."));

    private async Task<Registered> AdmitAsync(string? invitation, Func<Task<Registered>> open, CancellationToken ct)
    {
        if (RegistrationOpen) return await open();
        var used = registration.Mode == RegistrationMode.Invited ? await SiteInvitationAsync(invitation, ct) : null;
        if (used is null || !await invitations.UseAsync(used, ct))
            return new Registered(null, Faults.Of("invitation", "This needs an invitation that stands: ask an administrator for one."));
        var registered = await open();
        if (registered.Contributor is null) await invitations.GiveBackAsync(used, ct);
        return registered;
    }

    private async Task<Registered> RegisterOutsideAsync(string? handle, string? displayName, UserLoginInfo login)
    {
        var folded = AccountRules.FoldHandle(handle);
        var faults = new Faults()
            .Add("handle", AccountRules.FaultOfHandle(folded))
            .Add("displayName", AccountRules.FaultOfName(displayName?.Trim()));
        if (!faults.None) return new Registered(null, faults);
        var contributor = new Contributor { UserName = folded, DisplayName = NameOr(folded, displayName), CreatedAt = clock.GetUtcNow().ToMicroseconds(), LockoutEnabled = true };
        if (!await TryCreateAsync(() => contributors.CreateAsync(contributor)))
            return new Registered(null, Faults.Of("handle", Taken));
        if (await TryCreateAsync(() => contributors.AddLoginAsync(contributor, login)))
            return new Registered(contributor, faults);
        await contributors.DeleteAsync(contributor);
        return new Registered(null, Faults.Of("handle", "An account is joined to this login already: sign in again."));
    }

    private async Task<Registered> RegisterAsync(string? handle, string? displayName, string? password, CancellationToken ct)
    {
        var folded = AccountRules.FoldHandle(handle);
        var faults = new Faults()
            .Add("handle", AccountRules.FaultOfHandle(folded))
            .Add("displayName", AccountRules.FaultOfName(displayName?.Trim()))
            .Add("password", AccountRules.FaultOfPassword(password, folded));
        if (!faults.None) return new Registered(null, faults);
        var contributor = new Contributor
        {
            UserName = folded,
            DisplayName = NameOr(folded, displayName),
            CreatedAt = clock.GetUtcNow().ToMicroseconds(),
            LockoutEnabled = true,
            IsAdministrator = registration.FirstAdministers && !await HasAnybodyAsync(ct),
        };
        return await TryCreateAsync(() => contributors.CreateAsync(contributor, password!))
            ? new Registered(contributor, faults)
            : new Registered(null, Faults.Of("handle", Taken));
    }

    /// <summary>
    /// Whoever has this handle and password, or null: unknown, wrong, blocked, locked out after five failures, or an
    /// account nobody can sign in to. The four answers, and about the time they take, are the same to a stranger.
    /// </summary>
    public async Task<Contributor?> VerifyAsync(string? handle, string? password)
    {
        var begun = Stopwatch.GetTimestamp();
        if (await FindVerifiedAsync(handle, password) is { } contributor) return contributor;
        // Only a failure of an account that is there is written down: the answer waits for the next whole step of time.
        var spent = Stopwatch.GetElapsedTime(begun);
        await Task.Delay(Step - TimeSpan.FromTicks(spent.Ticks % Step.Ticks));
        return null;
    }

    private async Task<Contributor?> FindVerifiedAsync(string? handle, string? password)
    {
        var folded = AccountRules.FoldHandle(handle);
        var contributor = await FindAsync(folded);
        if (contributor is null or { PasswordHash: null } or { BlockedAt: not null } || await contributors.IsLockedOutAsync(contributor))
            return SpendTheTimeOfAHash(password);
        if (password is not { Length: <= AccountRules.LongestPassword } || !await contributors.CheckPasswordAsync(contributor, password))
        {
            await contributors.AccessFailedAsync(contributor);
            return null;
        }
        await contributors.ResetAccessFailedCountAsync(contributor);
        return contributor;
    }

    /// <summary>Changes the name shown beside somebody's words, everywhere and at once; blank falls back to the handle.</summary>
    public async Task<Faults> RenameAsync(Contributor contributor, string? displayName)
    {
        var faults = new Faults().Add("displayName", AccountRules.FaultOfName(displayName?.Trim()));
        if (!faults.None) return faults;
        contributor.DisplayName = NameOr(contributor.UserName!, displayName);
        return await SaveAsync(contributor, () => contributors.UpdateAsync(contributor), "displayName");
    }

    /// <summary>Changes a password; sessions elsewhere end, tokens stand until they are revoked.</summary>
    public async Task<Faults> ChangePasswordAsync(Contributor contributor, string? current, string? wanted)
    {
        var faults = new Faults().Add("newPassword", AccountRules.FaultOfPassword(wanted, contributor.UserName!));
        if (!faults.None) return faults;
        if (await VerifyAsync(contributor.UserName, current) is null)
            return Faults.Of("currentPassword", "This is not your password now, or it was tried too often: wait five minutes then.");
        contributor.ResetHash = null;
        var saved = await SaveAsync(contributor, () => contributors.ChangePasswordAsync(contributor, current!, wanted!), "newPassword");
        if (saved.None) letters.TellOfPassword(contributor);
        return saved;
    }

    /// <summary>Changes the handle: in addresses, and wherever people name the contributor. Events carry ids and do not change.</summary>
    public async Task<Faults> ChangeHandleAsync(Contributor contributor, string? handle)
    {
        var folded = AccountRules.FoldHandle(handle);
        var faults = new Faults().Add("handle", AccountRules.FaultOfHandle(folded));
        if (!faults.None || folded == contributor.UserName) return faults;
        try
        {
            if ((await contributors.SetUserNameAsync(contributor, folded)).Succeeded)
            {
                directory.Forget(contributor.Id.ToString());
                return faults;
            }
        }
        catch (DbUpdateException lost) when (lost.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody else took it at the same moment.
        }
        return Faults.Of("handle", Taken);
    }

    /// <summary>Makes a code with which its owner can set a new password once; any code before it stops.</summary>
    /// <param name="contributor">Whose account.</param>
    /// <param name="life">How long it stands; null for until it is used.</param>
    public async Task<string> MakeRecoveryCodeAsync(Contributor contributor, TimeSpan? life)
    {
        var code = OneTimeCode.Make();
        contributor.RecoveryHash = OneTimeCode.HashOf(code);
        contributor.RecoveryExpiresAt = life is { } given ? (clock.GetUtcNow() + given).ToMicroseconds() : null;
        await contributors.UpdateAsync(contributor);
        return code;
    }

    /// <summary>Sets a new password by a recovery code, which is used up; all sessions end.</summary>
    public async Task<(Contributor? Contributor, Faults Faults)> RecoverAsync(string? handle, string? code, string? wanted)
    {
        var folded = AccountRules.FoldHandle(handle);
        var faults = new Faults().Add("newPassword", AccountRules.FaultOfPassword(wanted, folded));
        if (!faults.None) return (null, faults);
        var contributor = await FindAsync(folded);
        if (contributor is null || !Recovers(contributor, code))
            return (null, Faults.Of("code", "Handle and code do not belong together, or the code was used or has expired."));
        return await SetPasswordAsync(contributor, wanted!)
            ? (contributor, faults)
            : (null, Faults.Of("code", "Your account was changed elsewhere at the same moment: try again."));
    }

    /// <summary>Sets a password for whoever has shown a code for that; every code that could set one is used up with it.</summary>
    /// <returns>False when the account was changed at the same moment.</returns>
    internal async Task<bool> SetPasswordAsync(Contributor contributor, string wanted)
    {
        contributor.RecoveryHash = contributor.ResetHash = null;
        contributor.PasswordHash = contributors.PasswordHasher.HashPassword(contributor, wanted);
        contributor.AccessFailedCount = 0;
        contributor.LockoutEnd = null;
        var saved = await contributors.UpdateSecurityStampAsync(contributor) is { Succeeded: true };
        if (saved) letters.TellOfPassword(contributor);
        return saved;
    }

    // What cannot be a handle is nobody's; some of it Identity cannot even look for.
    private async Task<Contributor?> FindAsync(string folded) =>
        AccountRules.MayBeHandle(folded) ? await contributors.FindByNameAsync(folded) : null;

    private bool Recovers(Contributor contributor, string? code) =>
        contributor is { BlockedAt: null, RecoveryHash: { } kept }
        && (contributor.RecoveryExpiresAt is null || contributor.RecoveryExpiresAt > clock.GetUtcNow())
        && OneTimeCode.Opens(code, kept);

    private async Task<Invitation?> SiteInvitationAsync(string? code, CancellationToken ct) =>
        await invitations.FindAsync(code, ct) is { Debate: null } found ? found : null;

    // Accounts without a password, such as that of the demo debates, are nobody's.
    private Task<bool> HasAnybodyAsync(CancellationToken ct) => contributors.Users.AnyAsync(c => c.PasswordHash != null, ct);

    private static async Task<bool> TryCreateAsync(Func<Task<IdentityResult>> create)
    {
        try
        {
            return (await create()).Succeeded;
        }
        catch (DbUpdateException lost) when (lost.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Two people asked for the handle at the same moment; the index let one have it.
            return false;
        }
    }

    private async Task<Faults> SaveAsync(Contributor contributor, Func<Task<IdentityResult>> save, string field)
    {
        var result = await save();
        directory.Forget(contributor.Id.ToString());
        return result.Succeeded
            ? new Faults()
            : Faults.Of(field, "Your account was changed elsewhere at the same moment: look again and repeat.");
    }

    private static string NameOr(string handle, string? displayName) =>
        string.IsNullOrWhiteSpace(displayName) ? handle : displayName.Trim();

    private Contributor? SpendTheTimeOfAHash(string? password)
    {
        contributors.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password is { Length: <= AccountRules.LongestPassword } ? password : "");
        return null;
    }
}
