using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>Sets a new password by a recovery code.</summary>
[ResponseCache(NoStore = true)]
public sealed class RecoverModel(Accounts accounts, LoginSessions sessions, SignIns signIns) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Sets it, ends all other sessions, and signs in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (contributor, faults) = await accounts.RecoverAsync(Input.Handle, Input.Code?.Trim(), Input.NewPassword);
        ModelState.Add(nameof(Input), faults);
        if (contributor is null) return Page();
        await sessions.EndOthersAsync(contributor.Id, but: null, ct);
        await signIns.InAsync(HttpContext, contributor, remember: false);
        return Redirect("/account/data");
    }

    /// <summary>The fields of the form.</summary>
    public sealed class Form
    {
        /// <summary>Whose account.</summary>
        public string? Handle { get; set; }

        /// <summary>The recovery code.</summary>
        public string? Code { get; set; }

        /// <summary>The password from now on.</summary>
        public string? NewPassword { get; set; }
    }
}
