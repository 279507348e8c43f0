using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>Invitations into a debate by link, for its moderators.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class InviteModel(DebateInView here, Invitations invitations) : DebatePage(here)
{
    /// <summary>The role that the wanted invitation gives.</summary>
    [BindProperty]
    public Role Role { get; set; } = Role.Contributor;

    /// <summary>How long it stands, in days.</summary>
    [BindProperty]
    public int Days { get; set; } = 14;

    /// <summary>The link just made, which is shown this once.</summary>
    public string? Link { get; private set; }

    /// <summary>Those that stand.</summary>
    public IReadOnlyList<Invitation> Standing { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>Makes one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Here.IsModerated) return Forbid();
        if (!ModelState.IsValid || !Enum.IsDefined(Role) || Days is < 1 or > Invitation.LongestLife)
        {
            ModelState.AddModelError(nameof(Days), $"Choose a role, and from 1 to {Invitation.LongestLife} days.");
            return await ShowAsync(ct);
        }
        var code = await invitations.ToDebateAsync(Guid.Parse(Here.Viewer!), Id, Role, Days, ct);
        Link = $"{Request.Scheme}://{Request.Host}/invitation/{code}";
        return await ShowAsync(ct);
    }

    /// <summary>Takes one back.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(Guid invitation, CancellationToken ct)
    {
        if (!Here.IsModerated) return Forbid();
        await invitations.RevokeAsync(Id, invitation, ct);
        Done = "The invitation is taken back.";
        return Redirect(Here.Now("invite"));
    }

    async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!Here.IsModerated) return Forbid();
        Standing = await invitations.StandingAsync(Id, ct);
        return Page();
    }
}
