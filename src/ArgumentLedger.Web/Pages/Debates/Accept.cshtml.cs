using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>Where an invitation into a debate leads: shows what it is for, and lets in whoever accepts it.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class AcceptModel(Invitations invitations, DebateReader reader, MoveSender sender, ContributorDirectory directory) : PageModel
{
    /// <summary>The invitation.</summary>
    public Invitation Invitation { get; private set; } = null!;

    /// <summary>The debate it lets into.</summary>
    public Debate Debate { get; private set; } = Debate.None;

    /// <summary>Who invites.</summary>
    public ContributorName By { get; private set; } = null!;

    /// <summary>Why it could not be accepted; null when nothing is wrong.</summary>
    public string? Refusal { get; private set; }

    // Administrators moderate every debate, also one they are not of.
    bool isOfAdministrator;

    /// <summary>Shows the invitation; one that does not stand is not there.</summary>
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct) => await FindAsync(code, ct) ? Page() : NotFound();

    /// <summary>Accepts it: the move is the inviter's, who must still be a moderator, or an administrator.</summary>
    public async Task<IActionResult> OnPostAsync(string code, CancellationToken ct)
    {
        if (!await FindAsync(code, ct)) return NotFound();
        var me = User.ContributorId()!;
        // Whoever has a greater role already keeps it.
        if (me == Debate.Opener || (Debate.Participants.TryGetValue(me, out var role) && role >= Invitation.Role)) return GoIn();
        if (User.Identity?.Name is not { } handle || !await invitations.UseAsync(Invitation, ct)) return NotFound();
        var answer = await sender.SendAsync(
            [(Invitation.MadeBy.ToString(), new AdmitParticipant(handle, Invitation.Role))], Invitation.Debate!.Value, null, null, CancellationToken.None, isOfAdministrator);
        if (answer is MovesMade) return GoIn();
        await invitations.GiveBackAsync(Invitation, CancellationToken.None);
        Refusal = answer is MovesRefused { Refusal: { } why } ? why.Sentence : "It could not be accepted just now: try again.";
        return Page();
    }

    RedirectResult GoIn() => Redirect($"/debates/{Invitation.Debate}");

    async Task<bool> FindAsync(string code, CancellationToken ct)
    {
        if (await invitations.FindAsync(code, ct) is not { Debate: { } id } found || await reader.HeadAsync(id, ct) is not { } debate)
            return false;
        (Invitation, Debate) = (found, debate);
        By = await directory.OfAsync(found.MadeBy.ToString(), ct);
        // Who invited may since have lost the right to.
        isOfAdministrator = await invitations.IsOfAdministratorAsync(found, ct);
        return isOfAdministrator || debate.IsModerator(By.Id);
    }
}
