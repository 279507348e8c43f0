using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Commitments;
using ArgumentLedger.Web.Hosting;
using ArgumentLedger.Web.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>A contribution as something people hold: its wordings, holders, links and history.</summary>
[OutputCache(PolicyName = KeptAnswers.Policy)]
public sealed class PositionModel(DebateInView here, PositionHistories histories) : DebatePage(here)
{
    const int MostOfHistory = 300;
    const int SizeOfPart = 100;

    /// <summary>The contribution.</summary>
    public Contribution It { get; private set; } = null!;

    /// <summary>A part of the events that bear on it or changed how it stands, oldest first.</summary>
    public IReadOnlyList<HistoryItem> History { get; private set; } = [];

    /// <summary>Which part of the history is shown, from 1; the last when not said.</summary>
    [FromQuery(Name = "part")]
    public int Part { get; set; } = int.MaxValue;

    /// <summary>How many parts the history has.</summary>
    public int Parts { get; private set; } = 1;

    /// <summary>Who stands by it.</summary>
    public IReadOnlyList<Commitment> Holders { get; private set; } = [];

    /// <summary>Links that point at it or at its own link, taken back ones included.</summary>
    public IReadOnlyList<Link> In { get; private set; } = [];

    /// <summary>Links that come from it.</summary>
    public IReadOnlyList<Link> Out { get; private set; } = [];

    /// <summary>Shows the position, or goes to where something else of that label is shown.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] string label, CancellationToken ct)
    {
        if (!Debate.Contributions.TryGetValue(label, out var it))
            return Elsewhere(label);
        It = it;
        Here.About = label;
        Holders = Debate.HoldersOf(label);
        In = [.. LinksTo(label).Concat(LinksTo(it.OwnLink)).OrderBy(link => link.Version)];
        Out = [.. Debate.Outgoing.GetValueOrDefault(label, []).Select(id => Debate.Links[id])];
        await ReadHistoryAsync(label, ct);
        await Here.LearnAsync(Voices(), ct);
        return Page();
    }

    IEnumerable<Link> LinksTo(string element) => Debate.Incoming.GetValueOrDefault(element, []).Select(id => Debate.Links[id]);

    async Task ReadHistoryAsync(string label, CancellationToken ct)
    {
        var versions = PositionHistories.VersionsOf(Debate, label);
        Parts = Math.Max(1, (versions.Count + SizeOfPart - 1) / SizeOfPart);
        Part = Math.Clamp(Part, 1, Parts);
        History = await histories.ReadAsync(Id, Debate, label, [.. versions.Skip((Part - 1) * SizeOfPart).Take(SizeOfPart)], ct);
    }

    IEnumerable<string> Voices() =>
        History.SelectMany(item => new[] { item.Entry.Voice, item.Entry.By })
            .Concat(Holders.Select(held => held.Speaker))
            .Concat(In.Concat(Out).Select(link => link.Owner))
            .Concat([It.Speaker, It.Recorder, Debate.Opener]);

    IActionResult Elsewhere(string label)
    {
        if (Debate.Concessions.TryGetValue(label, out var concession))
            return Redirect(Here.Place($"{concession.What}#{label}"));
        if (Debate.Links.TryGetValue(label, out var link))
            return Redirect(Here.Place($"{link.From}#{label}"));
        return Debate.Sources.ContainsKey(label) ? Redirect(Here.Place($"sources/{label}"))
            : Debate.Cast.ContainsKey(label) ? Redirect(Here.Place($"people#{label}"))
            : NotFound();
    }
}
