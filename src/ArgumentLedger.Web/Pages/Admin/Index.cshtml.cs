using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Admin;

/// <summary>People and invitations, for administrators.</summary>
[Authorize(Policy = Policies.Administers)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(Administration administration, Invitations invitations) : PageModel
{
    const int DaysOfInvitation = 14;

    /// <summary>What is looked for in handles and names.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Sought { get; set; }

    /// <summary>The last person of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    /// <summary>The people found.</summary>
    public IReadOnlyList<PersonListed> People { get; private set; } = [];

    /// <summary>Invitations to open an account that stand.</summary>
    public IReadOnlyList<Invitation> Invited { get; private set; } = [];

    /// <summary>A link just made, which is shown this once: to open an account.</summary>
    public string? InvitationLink { get; private set; }

    /// <summary>A code just made, which is shown this once: to set a new password.</summary>
    public string? Code { get; private set; }

    /// <summary>What was just done, in a sentence.</summary>
    [TempData]
    public string? Done { get; set; }

    Guid Me => Guid.Parse(User.ContributorId()!);

    /// <summary>Shows people.</summary>
    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>Invites somebody to open an account.</summary>
    public async Task OnPostInviteAsync(CancellationToken ct)
    {
        var code = await invitations.ToSiteAsync(Me, DaysOfInvitation, ct);
        InvitationLink = $"{Request.Scheme}://{Request.Host}/account/register?invitation={code}";
        await ShowAsync(ct);
    }

    /// <summary>Takes an invitation back.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken ct)
    {
        await invitations.RevokeAsync(null, id, ct);
        return Say("The invitation is taken back.");
    }

    /// <summary>Keeps somebody out.</summary>
    public async Task<IActionResult> OnPostBlockAsync(Guid id, CancellationToken ct) =>
        Say(await administration.BlockAsync(id, Me, ct) ?? "They are signed out everywhere and kept out; their tokens no longer stand.");

    /// <summary>Lets somebody in again.</summary>
    public async Task<IActionResult> OnPostUnblockAsync(Guid id) =>
        Say(await administration.UnblockAsync(id) ?? "They may sign in again.");

    /// <summary>Makes somebody an administrator.</summary>
    public async Task<IActionResult> OnPostEntrustAsync(Guid id, CancellationToken ct) =>
        Say(await administration.EntrustAsync(id, administers: true, Me, ct) ?? "They administer the site now.");

    /// <summary>Makes somebody no longer an administrator.</summary>
    public async Task<IActionResult> OnPostRelieveAsync(Guid id, CancellationToken ct) =>
        Say(await administration.EntrustAsync(id, administers: false, Me, ct) ?? "They no longer administer the site.");

    /// <summary>Makes a code for somebody who lost their password.</summary>
    public async Task OnPostHelpAsync(Guid id, CancellationToken ct)
    {
        Code = await administration.HelpAsync(id);
        await ShowAsync(ct);
    }

    async Task ShowAsync(CancellationToken ct)
    {
        People = await administration.FindAsync(Sought, After, ct);
        Invited = await invitations.StandingAsync(null, ct);
    }

    RedirectToPageResult Say(string done)
    {
        Done = done;
        return RedirectToPage(new { q = Sought });
    }
}
