using ArgumentLedger.Domain;
using ArgumentLedger.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>The argument: root claims and the tree of replies, or one branch of it, or what waits for an answer.</summary>
[OutputCache(PolicyName = KeptAnswers.Policy)]
public sealed class ShowModel(DebateInView here) : DebatePage(here)
{
    /// <summary>Contributions on one page, quotes inside others not counted.</summary>
    public const int Most = 200;

    const int Deepest = 12;

    /// <summary>The contribution whose branch is shown; everything when absent.</summary>
    [FromQuery]
    public string? Branch { get; set; }

    /// <summary><c>unanswered</c> shows only what waits for an answer.</summary>
    [FromQuery]
    public string? Show { get; set; }

    /// <summary>Shows only what has this status, by the word that REST has for it.</summary>
    [FromQuery]
    public string? Status { get; set; }

    /// <summary>Shows only what a speaker said: a cast label or a contributor's id.</summary>
    [FromQuery]
    public string? By { get; set; }

    /// <summary>Which part of a long list is shown, from 1.</summary>
    [FromQuery(Name = "part")]
    public int Part { get; set; } = 1;

    /// <summary>The tree; empty when a list is shown instead.</summary>
    public IReadOnlyList<Branch> Tree { get; private set; } = [];

    /// <summary>The list that a filter leaves; null when the tree is shown.</summary>
    public IReadOnlyList<Contribution>? Found { get; private set; }

    /// <summary>The contribution whose branch is shown, or null.</summary>
    public Contribution? Top { get; private set; }

    /// <summary>How many parts there are.</summary>
    public int Parts { get; private set; } = 1;

    /// <summary>How many contributions, or beginnings of branches, there are in all parts.</summary>
    public int Total { get; private set; }

    /// <summary>Speakers in the order in which they first spoke.</summary>
    public IReadOnlyList<string> Speakers { get; private set; } = [];

    /// <summary>The status that is asked for; null when none is, or no such one.</summary>
    public Status? Wanted => Enum.GetValues<Status>().Cast<Status?>().FirstOrDefault(one => Projections.Rows.Word(one!.Value) == Status);

    /// <summary>Lays out what was asked for.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Branch is not null && !Debate.Contributions.ContainsKey(Branch))
            return NotFound();
        Speakers = [.. Debate.Order.Select(label => Debate.Canonical(Debate.Contributions[label].Speaker)).Distinct()];
        if (Show == "unanswered" || By is not null || Wanted is not null)
            List();
        else
            Grow();
        await Here.LearnAsync(Speakers.Concat(Voices()).Append(Debate.Opener), ct);
        return Page();
    }

    void List()
    {
        var all = Debate.Order.Select(label => Debate.Contributions[label])
            .Where(it => Show != "unanswered" || (Waits(it) && Debate.Stands(it) && Debate.IsOpen(it)))
            .Where(it => Wanted is null || Debate.StandingOf(it.Label)?.Status == Wanted)
            .Where(it => By is null || Debate.Canonical(it.Speaker) == Debate.Canonical(By))
            .ToList();
        Found = [.. PartOf(all)];
    }

    void Grow()
    {
        Top = Branch is null ? null : Debate.Contributions[Branch];
        IReadOnlyList<string> roots = Branch is null ? Debate.Replies.GetValueOrDefault("", []) : [Branch];
        Tree = new Branches(Debate, Most, Deepest).Of([.. PartOf(roots)]);
    }

    // Every claim could be attacked; only attacks and questions ask for an answer.
    static bool Waits(Contribution it) =>
        it.Kind is ContributionKind.Rebuttal or ContributionKind.Undercut or ContributionKind.Question;

    IEnumerable<T> PartOf<T>(IReadOnlyCollection<T> all)
    {
        const int size = Most / 2;
        Total = all.Count;
        Parts = Math.Max(1, (all.Count + size - 1) / size);
        Part = Math.Clamp(Part, 1, Parts);
        return all.Skip((Part - 1) * size).Take(size);
    }

    IEnumerable<string> Voices()
    {
        var waiting = new Stack<Branch>(Tree);
        var shown = new List<Contribution>(Found ?? []);
        while (waiting.TryPop(out var branch))
        {
            shown.Add(branch.It);
            shown.AddRange(branch.Quotes);
            foreach (var reply in branch.Replies)
                waiting.Push(reply);
        }
        return shown.SelectMany(it => new[] { it.Speaker, it.Recorder });
    }

    /// <summary>The address of another part of what is shown.</summary>
    public string AddressOf(int part) => Here.Place(query: QueryString.Create(
        new Dictionary<string, string?> { ["branch"] = Branch, ["show"] = Show, ["status"] = Status, ["by"] = By, ["part"] = part.ToString(System.Globalization.CultureInfo.InvariantCulture) }
            .Where(pair => pair.Value is not null)).ToString().TrimStart('?'));
}
