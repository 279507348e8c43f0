using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Importing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>How far an import is; the debate itself once it is done.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class JobModel(ImportJobs jobs) : PageModel
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The import.</summary>
    public ImportJob Job { get; private set; } = null!;

    /// <summary>Waits a little for the import, so that a short one shows its debate at once.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] Guid id, CancellationToken ct)
    {
        if (jobs.Find(id, User.ContributorId()!) is not { } job)
            return NotFound();
        Job = job;
        await Task.WhenAny(job.Ended, Task.Delay(Patience, ct));
        return job.Progress.State == ImportState.Done ? Redirect($"/debates/{job.Debate}") : Page();
    }
}
