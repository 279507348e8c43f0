using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ArgumentLedger.Web.Identity;

/// <summary>Opens accounts, checks passwords and changes what their owners may change.</summary>
public sealed class Accounts(
    UserManager<Contributor> contributors, ContributorDirectory directory, TimeProvider clock, RegistrationOptions registration)
{
    private const string Taken = "This handle is taken: choose another.";

    // A hash to check against when there is no account, so that the answer takes as long as when there is.
    private static readonly Contributor Nobody = new() { UserName = "nobody", DisplayName = "", CreatedAt = default };
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Contributor>(IdentitySetup.Hashing).HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>Whether new people may register.</summary>
    public bool RegistrationOpen => registration.Open;

    /// <summary>Opens an account; a blank display name becomes the handle.</summary>
    public async Task<Registered> RegisterAsync(string? handle, string? displayName, string? password)
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
        };
        return await TryCreateAsync(contributor, password!)
            ? new Registered(contributor, faults)
            : new Registered(null, Faults.Of("handle", Taken));
    }

    /// <summary>
    /// Whoever has this handle and password, or null: unknown, wrong, locked out after five failures, or an account
    /// nobody can sign in to. The four answers, and about the time they take, are the same to a stranger.
    /// </summary>
    public async Task<Contributor?> VerifyAsync(string? handle, string? password)
    {
        var folded = AccountRules.FoldHandle(handle);
        var contributor = folded.Length > AccountRules.LongestHandle || folded.Contains('\0')
            ? null
            : await contributors.FindByNameAsync(folded);
        if (contributor is null or { PasswordHash: null } || await contributors.IsLockedOutAsync(contributor))
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
        return await SaveAsync(contributor, () => contributors.ChangePasswordAsync(contributor, current!, wanted!), "newPassword");
    }

    private async Task<bool> TryCreateAsync(Contributor contributor, string password)
    {
        try
        {
            return (await contributors.CreateAsync(contributor, password)).Succeeded;
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
