using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>Tells a debate's moderators of something that should perhaps be hidden.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class ReportModel(DebateInView here, Reports reports) : DebatePage(here)
{
    /// <summary>The label of what it is about.</summary>
    public string Label { get; private set; } = "";

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Shows the form.</summary>
    public IActionResult OnGet([FromRoute] string label) => Find(label) ? Page() : NotFound();

    /// <summary>Sends the report.</summary>
    public async Task<IActionResult> OnPostAsync([FromRoute] string label, CancellationToken ct)
    {
        if (!Find(label)) return NotFound();
        if (await reports.MakeAsync(Id, label, Guid.Parse(Here.Viewer!), Reason, ct) is { } wrong)
        {
            ModelState.AddModelError(nameof(Reason), wrong);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        Done = $"The moderators will look at {label}.";
        return Redirect(Here.Now(label));
    }

    bool Find(string label)
    {
        Label = label;
        return Debate.Contributions.ContainsKey(label) && !Here.IsHidden(label);
    }
}
