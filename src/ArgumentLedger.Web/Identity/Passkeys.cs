using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace ArgumentLedger.Web.Identity;

/// <summary>Adds, names, removes and checks passkeys (W3C Web Authentication, level 3), by which people sign in without a password.</summary>
public sealed class Passkeys(UserManager<Contributor> contributors, SignInManager<Contributor> manager)
{
    /// <summary>How many passkeys one contributor may have.</summary>
    public const int MostPerContributor = 20;

    private const string Unnamed = "Passkey";

    // What a browser sends is some thousand characters; more is nothing of a browser's.
    private const int LongestCredential = 20_000;

    /// <summary>Somebody's passkeys, oldest first.</summary>
    public async Task<IReadOnlyList<UserPasskeyInfo>> OfAsync(Contributor contributor) =>
        [.. (await contributors.GetPasskeysAsync(contributor)).OrderBy(passkey => passkey.CreatedAt)];

    /// <summary>How a passkey is called in forms.</summary>
    public static string IdOf(UserPasskeyInfo passkey) => WebEncoders.Base64UrlEncode(passkey.CredentialId);

    /// <summary>The options, as JSON, with which a browser makes a passkey; what it makes answers these alone.</summary>
    public Task<string> MakeOptionsAsync(Contributor contributor) => manager.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
    {
        Id = contributor.Id.ToString(),
        Name = contributor.UserName!,
        DisplayName = contributor.DisplayName,
    });

    /// <summary>Adds the passkey that a browser made.</summary>
    public async Task<Faults> AddAsync(Contributor contributor, string? credential, string? name)
    {
        var faults = new Faults().Add("name", AccountRules.FaultOfName(name?.Trim()));
        if (!faults.None) return faults;
        if ((await OfAsync(contributor)).Count >= MostPerContributor)
            return Faults.Of("name", $"You have {MostPerContributor} passkeys: remove one first.");
        var made = await TryAsync(credential, manager.PerformPasskeyAttestationAsync);
        if (made is not { Succeeded: true, Passkey: { } passkey, UserEntity: { } entity } || entity.Id != contributor.Id.ToString())
            return Faults.Of("name", "The browser’s answer did not fit the question: try again.");
        passkey.Name = NameOf(name);
        var kept = await contributors.AddOrUpdatePasskeyAsync(contributor, passkey);
        return kept.Succeeded ? faults : Faults.Of("name", "This passkey is somebody’s already.");
    }

    /// <summary>Names a passkey; false when it is not theirs.</summary>
    public async Task<bool> RenameAsync(Contributor contributor, string? id, string? name)
    {
        if (AccountRules.FaultOfName(name?.Trim()) is not null || await FindAsync(contributor, id) is not { } passkey) return false;
        passkey.Name = NameOf(name);
        return (await contributors.AddOrUpdatePasskeyAsync(contributor, passkey)).Succeeded;
    }

    /// <summary>Removes a passkey; false when it is not theirs.</summary>
    public async Task<bool> RemoveAsync(Contributor contributor, string? id) =>
        await FindAsync(contributor, id) is { } passkey && (await contributors.RemovePasskeyAsync(contributor, passkey.CredentialId)).Succeeded;

    /// <summary>The options, as JSON, with which a browser asks its owner for any passkey of this site.</summary>
    public Task<string> MakeQuestionAsync() => manager.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Whose passkey answered the question; null when none did, or its owner is kept out.</summary>
    public async Task<Contributor?> VerifyAsync(string? credential)
    {
        var answer = await TryAsync(credential, manager.PerformPasskeyAssertionAsync);
        if (answer is not { Succeeded: true, Passkey: { } passkey, User: { BlockedAt: null } contributor }) return null;
        // Its count of uses has gone up, by which a copy of it would be noticed.
        return (await contributors.AddOrUpdatePasskeyAsync(contributor, passkey)).Succeeded ? contributor : null;
    }

    private async Task<UserPasskeyInfo?> FindAsync(Contributor contributor, string? id)
    {
        var all = await OfAsync(contributor);
        return all.FirstOrDefault(passkey => IdOf(passkey) == id);
    }

    // Identity throws where nothing was asked before, and a client can send an answer at any time.
    private static async Task<T?> TryAsync<T>(string? credential, Func<string, Task<T>> check) where T : class
    {
        if (credential is not { Length: > 0 and <= LongestCredential }) return null;
        try
        {
            return await check(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string NameOf(string? name) => string.IsNullOrWhiteSpace(name) ? Unnamed : name.Trim();
}
