using System.Security.Cryptography;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Importing;
using ArgumentLedger.Web.Transfer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>Imports a file as a debate: it is given, looked at, and only then logged.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
[RequestSizeLimit(3L * FileText.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = 3L * FileText.MostBytes, ValueLengthLimit = 2 * FileText.MostBytes)]
public sealed class IndexModel(ImportJobs jobs, ImportDrafts drafts, TimeProvider clock) : PageModel
{
    /// <summary>How many arguments or moves of a preview are shown.</summary>
    public const int Most = 200;

    /// <summary>The name of the format; empty to be told by the file's ending.</summary>
    [BindProperty]
    public string? Format { get; set; }

    /// <summary>The motion; may be left out where the file names one.</summary>
    [BindProperty]
    public string? Motion { get; set; }

    /// <summary>Who may find and read the debate.</summary>
    [BindProperty]
    public Visibility Visibility { get; set; }

    /// <summary>The text, where it was pasted.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The file, where one was chosen.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What is looked at; null before a file was given.</summary>
    public ImportDraft? Draft { get; private set; }

    /// <summary>The id of what is looked at.</summary>
    public Guid DraftId { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
    }

    /// <summary>Reads the file and shows what would be logged.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var bytes = await ReadAsync(ct);
        if (bytes.Length == 0)
            ModelState.AddModelError("Text", "Paste a text or choose a file.");
        if (Chosen() is not { } format)
            ModelState.AddModelError("Format", "Choose the format: it cannot be told by the file’s name.");
        else if (bytes.Length > 0)
            Look(format, bytes);
        return Page();
    }

    /// <summary>Submits what was looked at.</summary>
    public IActionResult OnPostConfirm(Guid draft)
    {
        var by = User.ContributorId()!;
        if (drafts.Find(draft, by) is not { } looked)
        {
            ModelState.AddModelError("", "The preview is no longer kept: give the file again.");
            return Page();
        }
        (Draft, DraftId) = (looked, draft);
        if (looked.Import.Obstacle is not null)
            return Page();
        var submitted = jobs.Submit(new()
        {
            Id = Guid.CreateVersion7(),
            Owner = by,
            Format = looked.Import.Format.Name,
            Debate = Guid.CreateVersion7(),
            SubmittedAt = Microseconds.Of(clock.GetUtcNow()),
            Moves = looked.Import.Opening(OpeningOf(looked)),
            Losses = looked.Import.Read.Losses,
            // Pressed twice, it is one import.
            Key = new(by, $"import {draft:N}", looked.Digest),
        });
        if (submitted.Job is { } job)
            return RedirectToPage("/Import/Job", new { id = job.Id });
        ModelState.AddModelError("", "Too many imports are waiting: try again in half a minute.");
        return Page();
    }

    void Look(Format format, byte[] bytes)
    {
        var (import, fault) = ReadImport.Of(format, bytes);
        if (import is null)
        {
            ModelState.AddModelError("Text", $"{char.ToUpperInvariant(fault!.Place.ToString()[0])}{fault.Place.ToString()[1..]}: {fault.Sentence}");
            return;
        }
        if ((string.IsNullOrWhiteSpace(Motion) ? import.Read.Motion : Motion) is not { } motion)
        {
            ModelState.AddModelError("Motion", "The file names no motion: give one.");
            return;
        }
        var draft = new ImportDraft(User.ContributorId()!, motion, Visibility, import, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        if (ReadImport.CheckOpening(OpeningOf(draft), draft.Owner, clock.GetUtcNow()) is { } refusal)
        {
            ModelState.AddModelError("Motion", refusal.Sentence);
            return;
        }
        (Draft, DraftId) = (draft, drafts.Keep(draft));
    }

    static OpenDebate OpeningOf(ImportDraft draft) =>
        new(draft.Motion) { Description = draft.Import.Read.Description, Visibility = draft.Visibility };

    Format? Chosen() => string.IsNullOrEmpty(Format)
        ? Upload is null ? null : Formats.OfFile(Upload.FileName) is { Reader: not null } told ? told : null
        : Formats.All.GetValueOrDefault(Format) is { Reader: not null } named ? named : null;

    async Task<byte[]> ReadAsync(CancellationToken ct)
    {
        if (Upload is null || Upload.Length == 0)
            return System.Text.Encoding.UTF8.GetBytes(Text ?? "");
        using var whole = new MemoryStream((int)Math.Min(Upload.Length, 2L * FileText.MostBytes));
        await Upload.CopyToAsync(whole, ct);
        return whole.ToArray();
    }
}
