using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>One's passkeys: to add, name and remove.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class PasskeysModel(Passkeys passkeys, UserManager<Contributor> contributors, SignIns signIns) : AccountPage(contributors, signIns)
{
    /// <summary>The passkeys, oldest first.</summary>
    public IReadOnlyList<UserPasskeyInfo> All { get; private set; } = [];

    /// <summary>What a passkey is to be called.</summary>
    [BindProperty]
    public string? Called { get; set; }

    /// <summary>What the browser made.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindMeAsync() ? await ShowAsync() : Challenge();

    /// <summary>Tells a script what to make.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() =>
        !await FindMeAsync() ? Challenge()
        : IsFresh ? Content(await passkeys.MakeOptionsAsync(Me), "application/json")
        : await ShowAsync();

    /// <summary>Adds what it made.</summary>
    public async Task<IActionResult> OnPostAddAsync()
    {
        if (!await FindMeAsync()) return Challenge();
        if (!IsFresh) return await ShowAsync();
        var faults = await passkeys.AddAsync(Me, Credential, Called);
        if (faults.None) return Say("The passkey is added: sign in with it from now on.");
        ModelState.AddModelError(nameof(Called), faults.ByField["name"][0]);
        return await ShowAsync();
    }

    /// <summary>Names one.</summary>
    public async Task<IActionResult> OnPostRenameAsync(string? id)
    {
        if (!await FindMeAsync()) return Challenge();
        return Say(await passkeys.RenameAsync(Me, id, Called) ? "The passkey has its new name." : $"Give a name of 1 to {AccountRules.LongestName} characters, to a passkey of yours.");
    }

    /// <summary>Removes one.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string? id)
    {
        if (!await FindMeAsync()) return Challenge();
        return Say(await passkeys.RemoveAsync(Me, id) ? "The passkey is removed: it signs nobody in here any more." : "You have no such passkey.");
    }

    private async Task<IActionResult> ShowAsync()
    {
        All = await passkeys.OfAsync(Me);
        return Page();
    }
}
