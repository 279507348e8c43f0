using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>One's e-mail address: to give, confirm and take back.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class EmailModel(EmailAddresses addresses, IMailer mailer, UserManager<Contributor> contributors, SignIns signIns)
    : AccountPage(contributors, signIns)
{
    /// <summary>The address that was typed.</summary>
    [BindProperty]
    public string? Address { get; set; }

    /// <summary>The code of a mailed link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Whether this site sends mail.</summary>
    public bool SendsMail => mailer.IsOn;

    /// <summary>Why nothing came of the link; null when something did or can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindMeAsync() ? Page() : Challenge();

    /// <summary>Has a link mailed to an address.</summary>
    public async Task<IActionResult> OnPostWantAsync()
    {
        if (!await FindMeAsync()) return Challenge();
        if (!SendsMail || !IsFresh) return Page();
        var faults = await addresses.WantAsync(Me, Address);
        if (faults.None) return Say($"A link is on its way to {Me.WantedEmail}. Follow it within {EmailAddresses.Life.Days} days.");
        ModelState.AddModelError(nameof(Address), faults.ByField["address"][0]);
        return Page();
    }

    /// <summary>Confirms it by the mailed code.</summary>
    public async Task<IActionResult> OnPostConfirmAsync()
    {
        if (!await FindMeAsync()) return Challenge();
        var faults = await addresses.ConfirmAsync(Me, Code);
        if (faults.None) return Say($"{Me.Email} is your address now.");
        Refusal = faults.ByField.Values.First()[0];
        return Page();
    }

    /// <summary>Forgets it.</summary>
    public async Task<IActionResult> OnPostDropAsync()
    {
        if (!await FindMeAsync()) return Challenge();
        var faults = await addresses.DropAsync(Me);
        return Say(faults.None ? "The site keeps no e-mail address of you." : faults.ByField["address"][0]);
    }
}
