using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>Opens an account and signs its owner in.</summary>
public sealed class RegisterModel(Accounts accounts, SignIns signIns) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The code of an invitation, where one is needed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Invitation { get; set; }

    /// <summary>Whether this site takes whoever asks.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Shows the form to those whom the site takes.</summary>
    public async Task OnGetAsync(CancellationToken ct) => IsOpen = await accounts.MayRegisterAsync(Invitation, ct);

    /// <summary>Opens the account, or says beside each field why not.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        IsOpen = await accounts.MayRegisterAsync(Invitation, ct);
        if (!IsOpen) return Forbid();
        var outcome = await accounts.RegisterAsync(Input.Handle, Input.DisplayName, Input.Password, Invitation, ct);
        ModelState.Add(nameof(Input), outcome.Faults);
        if (outcome.Contributor is null) return Page();
        await signIns.InAsync(HttpContext, outcome.Contributor, remember: false);
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
