using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>What the account's forms have in common.</summary>
internal static class Forms
{
    /// <summary>Puts faults beside the fields of the form bound to a property.</summary>
    public static void Add(this ModelStateDictionary state, string property, Faults faults)
    {
        foreach (var (field, reasons) in faults.ByField)
            foreach (var reason in reasons)
                state.AddModelError($"{property}.{field}", reason);
    }

    /// <summary>Goes on to where somebody came from, if that is on this site, else to the first page.</summary>
    public static IActionResult GoOn(this PageModel page, string? returnUrl) =>
        page.LocalRedirect(page.Url.IsLocalUrl(returnUrl) ? returnUrl! : "/");
}
