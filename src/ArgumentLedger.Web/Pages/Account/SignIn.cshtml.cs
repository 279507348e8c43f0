using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>Starts a session with handle and password.</summary>
public sealed class SignInModel(Accounts accounts, SignIns signIns) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether this site takes new people.</summary>
    public bool RegistrationIsOpen => accounts.RegistrationOpen;

    /// <summary>Signs in, or says why not in the same words whatever the reason.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await accounts.VerifyAsync(Input.Handle, Input.Password) is not { } contributor)
        {
            ModelState.AddModelError("Input.Password", "Handle or password is wrong. After five failures an account rests for five minutes.");
            return Page();
        }
        await signIns.InAsync(HttpContext, contributor, Input.Remember);
        return this.GoOn(ReturnUrl);
    }

    /// <summary>The fields of the form.</summary>
    public sealed class Form
    {
        /// <summary>Whose account.</summary>
        public string? Handle { get; set; }

        /// <summary>Its password.</summary>
        public string? Password { get; set; }

        /// <summary>Whether the session outlives the browser's.</summary>
        public bool Remember { get; set; }
    }
}
