using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>A page on which somebody who is signed in deals with their own account.</summary>
public abstract class AccountPage(UserManager<Contributor> contributors, SignIns signIns) : PageModel
{
    /// <summary>What signs people in and out.</summary>
    protected SignIns SignIns { get; } = signIns;

    /// <summary>Whether they signed in so lately that they may change by what they do.</summary>
    public bool IsFresh { get; private set; }

    /// <summary>Who is signed in.</summary>
    public Contributor Me { get; private set; } = new() { DisplayName = "", CreatedAt = default };

    /// <summary>What was just done, in a sentence.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Finds whose account it is; false when it is gone.</summary>
    protected async Task<bool> FindMeAsync()
    {
        if (await contributors.GetUserAsync(User) is not { } me) return false;
        Me = me;
        IsFresh = await SignIns.AreFreshAsync(HttpContext);
        return true;
    }

    /// <summary>Shows the page anew with what was done.</summary>
    protected RedirectToPageResult Say(string done)
    {
        Done = done;
        return RedirectToPage();
    }
}
