using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>Where a mailed link leads that sets a new password; to look at it uses nothing up.</summary>
[ResponseCache(NoStore = true)]
public sealed class ResetModel(PasswordResets resets, LoginSessions sessions, SignIns signIns) : PageModel
{
    /// <summary>Whose password.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Who { get; set; }

    /// <summary>The mailed code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The password from now on.</summary>
    [BindProperty]
    public string? NewPassword { get; set; }

    /// <summary>Why the link does not work; null when it does or was not tried.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Sets it, ends all sessions, and signs in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (contributor, faults) = await resets.ResetAsync(Who, Code, NewPassword);
        if (contributor is not null)
        {
            await sessions.EndOthersAsync(contributor.Id, but: null, ct);
            await signIns.InAsync(HttpContext, contributor, remember: false);
            return Redirect("/account");
        }
        if (faults.ByField.TryGetValue("newPassword", out var why)) ModelState.AddModelError(nameof(NewPassword), why[0]);
        else Refusal = faults.ByField["code"][0];
        return Page();
    }
}
