using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>Opens an account and signs its owner in.</summary>
public sealed class RegisterModel(Accounts accounts, SignInManager<Contributor> sessions) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether this site takes new people.</summary>
    public bool IsOpen => accounts.RegistrationOpen;

    /// <summary>Opens the account, or says beside each field why not.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsOpen) return Forbid();
        var outcome = await accounts.RegisterAsync(Input.Handle, Input.DisplayName, Input.Password);
        ModelState.Add(nameof(Input), outcome.Faults);
        if (outcome.Contributor is null) return Page();
        await sessions.SignInAsync(outcome.Contributor, isPersistent: false);
        return this.GoOn(ReturnUrl);
    }

    /// <summary>The fields of the form.</summary>
    public sealed class Form
    {
        /// <summary>The wanted handle.</summary>
        public string? Handle { get; set; }

        /// <summary>The name others will read.</summary>
        public string? DisplayName { get; set; }

        /// <summary>The wanted password.</summary>
        public string? Password { get; set; }
    }
}
