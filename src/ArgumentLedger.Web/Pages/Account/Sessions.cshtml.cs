using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>Where one is signed in, to be ended one by one or all at once.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class SessionsModel(LoginSessions sessions, UserManager<Contributor> contributors, SignIns signIns) : AccountPage(contributors, signIns)
{
    /// <summary>The sessions, the last used first.</summary>
    public IReadOnlyList<LoginSession> All { get; private set; } = [];

    /// <summary>The session of this device.</summary>
    public Guid? Current { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        Current = await SignIns.CurrentAsync(HttpContext);
        All = await sessions.OfAsync(Me.Id, ct);
        return Page();
    }

    /// <summary>Ends one.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        await sessions.EndAsync(Me.Id, id, ct);
        return Say("That device is signed out.");
    }

    /// <summary>Ends all but this one.</summary>
    public async Task<IActionResult> OnPostOthersAsync(CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        await sessions.EndOthersAsync(Me.Id, await SignIns.CurrentAsync(HttpContext), ct);
        return Say("All other devices are signed out.");
    }
}
