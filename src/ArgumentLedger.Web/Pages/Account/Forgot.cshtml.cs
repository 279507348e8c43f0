using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>Has a link to set a new password mailed, and says what else there is.</summary>
[ResponseCache(NoStore = true)]
public sealed class ForgotModel(PasswordResets resets, IMailer mailer) : PageModel
{
    /// <summary>The handle or address that was typed.</summary>
    [BindProperty]
    public string? Typed { get; set; }

    /// <summary>Whether this site sends mail.</summary>
    public bool SendsMail => mailer.IsOn;

    /// <summary>Whether a link was asked for.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>Asks for the link; the answer is the same whoever it is for, and if it is for nobody.</summary>
    public void OnPost()
    {
        if (!SendsMail) return;
        if (string.IsNullOrWhiteSpace(Typed))
        {
            ModelState.AddModelError(nameof(Typed), "Give your handle or your e-mail address.");
            return;
        }
        resets.Ask(Typed);
        IsAsked = true;
    }
}
