using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>Starts a session with handle and password.</summary>
public sealed class SignInModel(Accounts accounts, Passkeys passkeys, SignIns signIns) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether this site takes new people.</summary>
    public bool RegistrationIsOpen => accounts.RegistrationOpen;

    /// <summary>Why a passkey did not sign anybody in; null when none was tried.</summary>
    public string? PasskeyFailure { get; private set; }

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

    /// <summary>Tells a script what to ask the person's passkeys.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.MakeQuestionAsync(), "application/json");

    /// <summary>Signs in whoever's passkey answered.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        if (await passkeys.VerifyAsync(credential) is not { } contributor)
        {
            PasskeyFailure = "This passkey signs nobody in here. Was it removed from your account?";
            return Page();
        }
        await signIns.InAsync(HttpContext, contributor, remember: false);
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
