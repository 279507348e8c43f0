using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>What moderators did in a debate, for its readers; and to its moderators, what was reported.</summary>
public sealed class ModerationModel(DebateInView here, ModerationLog log, Reports reports) : DebatePage(here)
{
    const int Most = 100;

    /// <summary>Only acts before this version.</summary>
    [FromQuery]
    public long? Before { get; set; }

    /// <summary>The acts, latest first.</summary>
    public IReadOnlyList<Entry> Acts { get; private set; } = [];

    /// <summary>Whether there are earlier ones.</summary>
    public bool HasEarlier { get; private set; }

    /// <summary>What was reported and waits, by label; empty for all but moderators.</summary>
    public ILookup<string, Report> Reported { get; private set; } = Array.Empty<Report>().ToLookup(report => report.Label);

    /// <summary>Shows the log.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var before = Math.Min(Before ?? long.MaxValue, Debate.Version + 1);
        var found = await log.LatestAsync(Id, before, Most + 1, ct);
        (Acts, HasEarlier) = ([.. found.Take(Most)], found.Count > Most);
        if (Here.IsModerated)
            Reported = (await reports.WaitingAsync(Id, ct)).ToLookup(report => report.Label);
        await Here.LearnAsync(Acts.SelectMany(act => new[] { act.By, act.Voice }).Concat(Reported.SelectMany(about => about.Select(report => report.By.ToString()))).Append(Debate.Opener), ct);
        return Page();
    }

    /// <summary>Marks what was reported about something as dealt with.</summary>
    public async Task<IActionResult> OnPostSettleAsync(string label, CancellationToken ct)
    {
        if (!Here.IsModerated) return Forbid();
        await reports.SettleAsync(Id, label, ct);
        Done = $"What was reported about {label} is dealt with.";
        return Redirect(Here.Now("moderation"));
    }
}
