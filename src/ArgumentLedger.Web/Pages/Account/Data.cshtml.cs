using System.Text.Json;
using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>What the site keeps of somebody: to take away, to secure against a lost password, to erase.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class DataModel(PersonalData data, Accounts accounts, UserManager<Contributor> contributors, SignIns signIns) : AccountPage(contributors, signIns)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The recovery code just made, which is shown this once.</summary>
    public string? RecoveryCode { get; private set; }

    /// <summary>The password that an erasure asks for.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindMeAsync() ? Page() : Challenge();

    /// <summary>Hands out everything as a file.</summary>
    public async Task<IActionResult> OnPostExportAsync(CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        var all = await data.ExportAsync(Me.Id, ct);
        return File(JsonSerializer.SerializeToUtf8Bytes(all, Readable), "application/json", "argument-ledger-my-data.json");
    }

    /// <summary>Makes a recovery code and shows it, in this answer only.</summary>
    public async Task<IActionResult> OnPostRecoveryAsync()
    {
        if (!await FindMeAsync()) return Challenge();
        if (!IsFresh) return Page();
        RecoveryCode = await accounts.MakeRecoveryCodeAsync(Me, life: null);
        return Page();
    }

    /// <summary>Erases the account of whoever gives its password; where it has none, of whoever has just signed in.</summary>
    public async Task<IActionResult> OnPostEraseAsync(CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        if (Me.PasswordHash is null && !IsFresh) return Page();
        if (Me.PasswordHash is not null && await accounts.VerifyAsync(Me.UserName, Password) is null)
        {
            ModelState.AddModelError(nameof(Password), "This is not your password, or it was tried too often: wait five minutes then.");
            return Page();
        }
        await data.EraseAsync(Me.Id, ct);
        await SignIns.OutAsync(HttpContext);
        return RedirectToPage("/Account/Erased");
    }
}
