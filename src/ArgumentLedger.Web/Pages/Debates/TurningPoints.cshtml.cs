using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>The events that changed what has become of a root claim, with the words that did it.</summary>
public sealed class TurningPointsModel(DebateInView here, Turns turns) : DebatePage(here)
{
    const int Most = 40;

    /// <summary>Shows only what turned this root claim.</summary>
    [FromQuery]
    public string? Claim { get; set; }

    /// <summary>Which part of a long list is shown, from 1.</summary>
    [FromQuery(Name = "part")]
    public int Part { get; set; } = 1;

    /// <summary>How many parts there are.</summary>
    public int Parts { get; private set; }

    /// <summary>How many turning points there are in all parts.</summary>
    public int Total { get; private set; }

    /// <summary>The root claims that ever turned, in the order they were made.</summary>
    public IReadOnlyList<string> Claims { get; private set; } = [];

    /// <summary>The turning points of this part by event, oldest first.</summary>
    public IReadOnlyList<IGrouping<long, Turn>> Events { get; private set; } = [];

    /// <summary>Finds them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var points = Debate.TurningPoints();
        var turned = points.Select(point => point.Claim).ToHashSet();
        Claims = [.. Debate.Order.Where(turned.Contains)];
        if (Claim is not null && !Debate.Contributions.ContainsKey(Claim))
            return NotFound();
        List<TurningPoint> asked = [.. points.Where(point => Claim is null || point.Claim == Claim)];
        (Total, Parts) = (asked.Count, Math.Max(1, (asked.Count + Most - 1) / Most));
        Part = Math.Clamp(Part, 1, Parts);
        var told = await turns.OfAsync(Id, Debate, [.. asked.Skip((Part - 1) * Most).Take(Most)], ct);
        Events = [.. told.GroupBy(turn => turn.Point.Version)];
        await Here.LearnAsync(told.SelectMany(turn => new[] { turn.Entry.Voice, turn.Entry.By }).Append(Debate.Opener), ct);
        return Page();
    }

    /// <summary>The address of another part.</summary>
    public string AddressOf(int part) => Here.Place("turning-points",
        (Claim is null ? "" : $"claim={Claim}&") + string.Create(System.Globalization.CultureInfo.InvariantCulture, $"part={part}"));
}
