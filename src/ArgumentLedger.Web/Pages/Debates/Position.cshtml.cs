using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Commitments;
using ArgumentLedger.Web.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>A contribution as something people hold: its wordings, holders, links and history.</summary>
public sealed class PositionModel(DebateInView here, DebateReader reader) : DebatePage(here)
{
    const int MostOfHistory = 300;

    /// <summary>The contribution.</summary>
    public Contribution It { get; private set; } = null!;

    /// <summary>The latest events that bear on it, oldest first.</summary>
    public IReadOnlyList<Entry> History { get; private set; } = [];

    /// <summary>Earlier events that are not shown.</summary>
    public int Earlier { get; private set; }

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
        var versions = Debate.Bearing[label];
        Earlier = Math.Max(0, versions.Count - MostOfHistory);
        History = await reader.EntriesAsync(Id, [.. versions.Skip(Earlier)], ct);
    }

    IEnumerable<string> Voices() =>
        History.SelectMany(entry => new[] { entry.Voice, entry.By })
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
