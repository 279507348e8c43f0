using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>An entry with the label it is about and its text as it stands in an export.</summary>
public sealed record LedgerRow(Entry Entry, string? About, string Hash, string? Json);

/// <summary>The debate's ledger: its entries with their hashes, its signed head, and the means to check both.</summary>
public sealed class LedgerModel(DebateInView here, DebateReader reader, LedgerExport export, SignedHeads heads, LedgerExamination examination)
    : DebatePage(here)
{
    const int PageOfEntries = 50;
    const int LongestShown = 6_000;

    static readonly JsonSerializerOptions Indented = new(LedgerExport.Readable) { WriteIndented = true };

    /// <summary>What the ledger had come to at the moment in view.</summary>
    public SignedHead Vouched { get; private set; } = null!;

    /// <summary>The entries in view, newest first.</summary>
    public IReadOnlyList<LedgerRow> Rows { get; private set; } = [];

    /// <summary>The version that the page's entries stand before.</summary>
    public long Before { get; private set; }

    /// <summary>What the check found; null when none was asked for.</summary>
    public Examined? Found { get; private set; }

    /// <summary>Where this site is, as its visitor wrote it.</summary>
    public string Site => $"{Request.Scheme}://{Request.Host}";

    /// <summary>The address of the page with the entries before a version.</summary>
    public string PageBefore(long version) => Here.Place("ledger#entries", string.Create(CultureInfo.InvariantCulture, $"before={version}"));

    /// <summary>The version that the oldest page stands before.</summary>
    public long Oldest => Math.Min(Debate.Version, PageOfEntries) + 1;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Before = Debate.Version + 1;
        if (Request.Parameter("before") is { } given)
        {
            if (!long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var before) || before < 2 || before > Before)
                return NotFound();
            Before = before;
        }
        Vouched = await heads.OfAsync(Id, Debate.Version, ct);
        await ReadAsync(ct);
        return Page();
    }

    /// <summary>Checks every entry as it is stored, and shows what was found.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await OnGetAsync(ct);
        if (shown is not NotFoundResult)
            Found = await examination.RunAsync(Vouched, Debate, ct);
        return shown;
    }

    async Task ReadAsync(CancellationToken ct)
    {
        var from = Math.Max(1, Before - PageOfEntries);
        var entries = await reader.EntriesAsync(Id, from, (int)(Before - from), ct);
        var lines = await export.EntriesAsync(Id, Debate, from, Before - 1, ct).ToListAsync(ct);
        Rows = [.. entries.Zip(lines, RowOf).Reverse()];
        await Here.LearnAsync(entries.SelectMany(entry => new[] { entry.By, entry.Voice }).Append(Debate.Opener), ct);
    }

    LedgerRow RowOf(Entry entry, JsonObject line)
    {
        var json = line.ToJsonString(Indented);
        var about = entry.Event.Creates() ?? entry.Event.BearsOn(Debate).FirstOrDefault();
        return new(entry, about is not null && Debate.IsLabel(about) ? about : null, (string)line["hash"]!, json.Length <= LongestShown ? json : null);
    }
}
