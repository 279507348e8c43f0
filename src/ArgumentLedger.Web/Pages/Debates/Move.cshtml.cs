using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Pages.Moves;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>The form of any move in a debate, found by the move's name.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
// Well over what a source may hold, so that the rule about it answers and not the server.
[RequestFormLimits(ValueLengthLimit = 16 << 20)]
public sealed class MoveModel(DebateInView here, MoveSender sender) : MovePage(here, sender)
{
    /// <summary>Shows the form, with what the address fills in.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] Guid id, [FromRoute] string name, CancellationToken ct) =>
        await OpenAsync(id, name, ct) ? Show(Request.Query) : NotFound();

    /// <summary>Makes the move.</summary>
    public async Task<IActionResult> OnPostAsync([FromRoute] Guid id, [FromRoute] string name, CancellationToken ct)
    {
        if (!await OpenAsync(id, name, ct))
            return NotFound();
        LayOut(Vocabulary.Moves[name], Request.Form);
        return await SendAsync(id, ct);
    }

    PageResult Show(IQueryCollection filledIn)
    {
        LayOut(Vocabulary.Moves[Request.RouteValues["name"]!.ToString()!], Requoting.Filled(Here, filledIn));
        return Page();
    }

    async Task<bool> OpenAsync(Guid id, string name, CancellationToken ct) =>
        Vocabulary.Moves.TryGetValue(name, out var kind) && !kind.Equals(typeof(Domain.Moves.OpenDebate))
        && await Here.OpenAsync(id, User, ct);
}
