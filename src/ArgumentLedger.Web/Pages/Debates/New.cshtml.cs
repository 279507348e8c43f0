using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Pages.Moves;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>Opens a debate.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class NewModel(DebateInView here, MoveSender sender) : MovePage(here, sender)
{
    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
        Here.SeenBy(User.ContributorId());
        LayOut(typeof(OpenDebate), Request.Query);
    }

    /// <summary>Opens the debate.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Here.SeenBy(User.ContributorId());
        LayOut(typeof(OpenDebate), Request.Form);
        return SendAsync(Guid.CreateVersion7(), ct);
    }
}
