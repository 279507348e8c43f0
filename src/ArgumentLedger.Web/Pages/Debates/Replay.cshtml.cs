using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>A debate at one version, with what its last event was and changed, and the way to all other versions.</summary>
public sealed class ReplayModel(DebateInView here, DebateReader reader) : DebatePage(here)
{
    const int Most = 120;
    const int Deepest = 12;
    const int MostTouched = 20;

    /// <summary>The event that the version in view ends with.</summary>
    public Entry Entry { get; private set; } = null!;

    /// <summary>What the event changed.</summary>
    public Marks Marks { get; private set; } = null!;

    /// <summary>The tree, or what of a large one lies around what the event changed.</summary>
    public IReadOnlyList<Branch> Tree { get; private set; } = [];

    /// <summary>Whether some of the debate is not shown.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>The id on the page of what the event changed first; null when that is not in the tree.</summary>
    public string? Focus { get; private set; }

    /// <summary>When things happened; null when all happened at once.</summary>
    public Strip? Strip { get; private set; }

    /// <summary>How many events changed how a claim on the motion stands.</summary>
    public int Turns { get; private set; }

    /// <summary>The last version there is.</summary>
    public long Last => Here.Head.Version;

    /// <summary>The address of a version's page.</summary>
    public string AddressOf(long version) => Here.Now(FormattableString.Invariant($"replay?at={version}"));

    /// <summary>Shows the version asked for; the last one when none is.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Here.ShowAsRecord();
        var before = await reader.AtAsync(Id, Debate.Version - 1, ct) ?? Debate.None;
        Entry = (await reader.EntriesAsync(Id, Debate.Version, 1, ct))[0];
        Marks = Here.Marks = new(Comparison.Between(before, before.Apply(Entry), [Entry]), Debate);
        Grow(Entry.Event.BearsOn(before).Concat(Marks.Turned));
        Strip = Strip.Of(Here.Head, Debate.Version);
        Turns = Here.Head.TurningPoints().DistinctBy(turn => turn.Version).Count();
        await Here.LearnAsync(Branches.All(Tree).SelectMany(it => new[] { it.Speaker, it.Recorder }).Concat([Entry.Voice, Entry.By, Debate.Opener]), ct);
    }

    void Grow(IEnumerable<string> bearing)
    {
        var touched = bearing.Select(Here.OwnerOf).Where(Debate.Contributions.ContainsKey).Distinct().Take(MostTouched).ToList();
        var whole = new Branches(Debate, Most, Deepest);
        Tree = whole.Of(Debate.Replies.GetValueOrDefault("", []));
        IsPartial = whole.Shown.Count < Debate.Order.Count;
        if (IsPartial && touched.Count > 0)
            Tree = new Branches(Debate, Most / 2, Deepest).Around(touched);
        Focus = Entry.Event.Creates() is { } made && (Debate.Contributions.ContainsKey(made) || Debate.Concessions.ContainsKey(made) || Debate.Links.ContainsKey(made))
            ? made
            : touched.FirstOrDefault();
    }
}
