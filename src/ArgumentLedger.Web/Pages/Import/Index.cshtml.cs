using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Importing;
using ArgumentLedger.Web.Ledger;
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
public sealed class IndexModel(ImportStore imports, TimeProvider clock) : PageModel
{
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

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
    }

    /// <summary>Reads the file and leads to what would be logged.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var bytes = await ReadAsync(ct);
        if (bytes.Length == 0)
            ModelState.AddModelError("Text", "Paste a text or choose a file.");
        if (Chosen() is not { } format)
            ModelState.AddModelError("Format", "Choose the format: it cannot be told by the file’s name.");
        else if (bytes.Length > 0 && Look(format, bytes) is { } draft)
        {
            await imports.KeepDraftAsync(draft, bytes, ct);
            return RedirectToPage("/Import/Job", new { id = draft.Id });
        }
        return Page();
    }

    ImportJob? Look(Format format, byte[] bytes)
    {
        var (import, fault) = ReadImport.Of(format, bytes);
        if (import is null)
            return Wrong("Text", $"{char.ToUpperInvariant(fault!.Place.ToString()[0])}{fault.Place.ToString()[1..]}: {fault.Sentence}");
        if ((string.IsNullOrWhiteSpace(Motion) ? import.Read.Motion : Motion) is not { } motion)
            return Wrong("Motion", "The file names no motion: give one.");
        var opening = new OpenDebate(motion) { Description = import.Read.Description, Visibility = Visibility };
        var (id, by) = (Guid.CreateVersion7(), User.ContributorId()!);
        return ReadImport.CheckOpening(opening, by, clock.GetUtcNow()) is { } refusal
            ? Wrong("Motion", refusal.Sentence)
            : ImportJob.Of(id, MoveSender.KeyOf(by, $"import {id}", bytes), import, opening, null, clock.GetUtcNow());
    }

    ImportJob? Wrong(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        return null;
    }

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
