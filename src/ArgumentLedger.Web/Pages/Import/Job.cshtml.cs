using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Importing;
using ArgumentLedger.Web.Transfer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>An import from its preview to its end; once it is done, the debate itself.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class JobModel(ImportStore imports, ImportRunner runner, TimeProvider clock) : PageModel
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(150);

    /// <summary>The import.</summary>
    public ImportJob Job { get; private set; } = null!;

    /// <summary>What it would log; null once it was submitted.</summary>
    public ImportPreview? Preview { get; private set; }

    /// <summary>Why it could not be submitted just now; null when it could.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Shows what would be logged; or waits a little for the end, so that a short import shows its debate at once.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] Guid id, CancellationToken ct)
    {
        var until = clock.GetUtcNow() + Patience;
        ImportJob? job;
        while ((job = await imports.FindAsync(id, User.ContributorId()!, ct)) is { State: ImportState.Waiting or ImportState.Running } && clock.GetUtcNow() < until)
            await Task.Delay(Glance, ct);
        return job is null ? NotFound() : await ShowAsync(job, ct);
    }

    /// <summary>Submits what was looked at.</summary>
    public async Task<IActionResult> OnPostConfirmAsync([FromRoute] Guid id, CancellationToken ct)
    {
        if (await imports.FindAsync(id, User.ContributorId()!, ct) is not { } job)
            return NotFound();
        if (!await imports.SubmitDraftAsync(job, ct))
        {
            Obstacle = "Too many imports are waiting: try again in half a minute.";
            return await ShowAsync(job, ct);
        }
        runner.Wake();
        return RedirectToPage(new { id });
    }

    /// <summary>Cancels it, if it is not too late.</summary>
    public async Task<IActionResult> OnPostCancelAsync([FromRoute] Guid id, CancellationToken ct) =>
        await imports.CancelAsync(id, User.ContributorId()!, ct) is null ? NotFound() : RedirectToPage(new { id });

    async Task<IActionResult> ShowAsync(ImportJob job, CancellationToken ct)
    {
        Job = job;
        if (job.State == ImportState.Done)
            return Redirect($"/debates/{job.Debate}");
        if (job.State == ImportState.Draft && await imports.FileOfAsync(job.Id, ct) is { } file)
        {
            var (import, fault) = ReadImport.Of(Formats.All[job.Format], file);
            Preview = import is null ? null : ImportPreview.Of(job, import, clock.GetUtcNow());
            Obstacle = import is null ? $"{fault!.Place}: {fault.Sentence}" : Obstacle ?? import.Obstacle ?? Preview!.Obstacle;
        }
        return Page();
    }
}
