using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>Ends the session; only when sent as a form, so that no link can do it.</summary>
public sealed class SignOutModel(SignIns signIns) : PageModel
{
    /// <summary>Ends the session and goes to the first page.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await signIns.OutAsync(HttpContext);
        return this.GoOn(null);
    }
}
