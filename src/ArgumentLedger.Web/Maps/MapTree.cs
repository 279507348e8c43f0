using ArgumentLedger.Domain;
using ArgumentLedger.Web.Pages.Debates;

namespace ArgumentLedger.Web.Maps;

/// <summary>What of a debate a map shows, in its order, before anybody knows where.</summary>
public sealed class MapTree
{
    // What a reader takes in at once. A larger debate is folded, and then in every direction, so that it keeps its shape.
    const int Readable = 80;
    const int ReadableFolded = 60;
    const int Deepest = 7;
    const int Widest = 6;
    const int WidestAtTop = 12;
    const int Bottom = 40;

    /// <summary>Contributions on one map at most, whatever is unfolded.</summary>
    public const int Most = 600;

    readonly Branches branches;
    readonly bool isUnfolded;

    MapTree(Debate debate, MapView view)
    {
        (Debate, View) = (debate, view);
        isUnfolded = view.IsUnfolded || debate.Order.Count <= Readable;
        branches = new(debate, isUnfolded ? Most : ReadableFolded, isUnfolded ? Bottom : Deepest)
        {
            Folded = view.Folded,
            Opened = view.Opened,
            Widest = isUnfolded ? Most : Widest,
            Ceiling = Most,
            Bottom = Bottom,
        };
        Tree = view.Branch is { } branch ? [Rooted(branch)] : Roots();
        foreach (var root in Tree)
            Columns.AddRange(Build(root, null));
        if (Folded > 0)
            Columns.Add(new() { It = null, More = Folded });
    }

    /// <summary>The debate at the moment shown.</summary>
    public Debate Debate { get; }

    /// <summary>What was asked for.</summary>
    public MapView View { get; }

    /// <summary>The branches that are shown, as the list beside the map has them.</summary>
    public IReadOnlyList<Branch> Tree { get; }

    /// <summary>How many contributions are folded away that would answer the motion, or are below those.</summary>
    public int Folded { get; private set; }

    /// <summary>What the branch shown replies to; null when that is the motion.</summary>
    public Contribution? Top { get; private set; }

    /// <summary>Contributions on the map, notes included.</summary>
    public IEnumerable<Contribution> Shown => All().SelectMany(node => node.IsCount ? [] : node.Notes.Prepend(node.It!));

    internal List<MapNode> Columns { get; } = [];

    /// <summary>Chooses what a map shows; null when the branch asked for begins at nothing there is.</summary>
    public static MapTree? Of(Debate debate, MapView view) =>
        view.Branch is { } branch && !debate.Contributions.ContainsKey(branch) ? null : new(debate, view);

    /// <summary>All nodes, those above before those below.</summary>
    internal IEnumerable<MapNode> All()
    {
        var waiting = new Stack<MapNode>(Columns.AsEnumerable().Reverse());
        while (waiting.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Next.Count - 1; i >= 0; i--)
                waiting.Push(node.Next[i]);
        }
    }

    IReadOnlyList<Branch> Roots()
    {
        var roots = Debate.Replies.GetValueOrDefault("", []);
        var most = View.Folded.Contains(MapView.Motion) ? 0 : isUnfolded || View.Opened.Contains(MapView.Motion) ? Most : WidestAtTop;
        var tree = branches.Of([.. roots.Take(most)]);
        Folded = roots.Where(root => !branches.Shown.Contains(root)).Sum(branches.Size);
        return tree;
    }

    // A quote is a note on something, and an undercut is drawn onto the link of something: that must be there too.
    Branch Rooted(string label)
    {
        var branch = branches.Of([label])[0];
        while (HangsOn(branch.It) is { } host)
        {
            var quotes = branches.QuotesFor(host).ToList();
            var isNote = quotes.Contains(branch.It.Label);
            var kept = isNote ? branch.Replies : [branch];
            branch = new(Debate.Contributions[host], [.. quotes.Select(quote => Debate.Contributions[quote])], kept,
                branches.Size(host) - 1 - branches.Size(branch.It.Label) + (isNote ? 1 + branch.Folded : 0));
        }
        Top = branch.It.Parent is { } parent ? Debate.Contributions[parent] : null;
        return branch;
    }

    string? HangsOn(Contribution it) =>
        it.Kind is ContributionKind.Quote or ContributionKind.Undercut && Debate.Links.TryGetValue(it.OwnLink, out var link)
            ? it.Kind == ContributionKind.Quote ? link.To : Debate.Links[link.To].IsOwned ? it.Parent : null
            : null;

    // A node, and after it those that undercut its link and its notes' links, each with its own.
    List<MapNode> Build(Branch branch, MapNode? parent)
    {
        var node = new MapNode { It = branch.It, Notes = branch.Quotes, Parent = parent, IsOpen = branch.Replies.Count > 0 };
        var onLinks = branch.Replies.ToLookup(reply => NoteCut(branch, reply.It), reply => reply);
        var others = onLinks[null].ToLookup(reply => branch.Quotes.ToList().FindIndex(quote => quote.Label == reply.It.Parent));
        node.Next.AddRange(others[-1].SelectMany(reply => Build(reply, node)));
        if (branch.Folded > 0)
            node.Next.Add(new() { It = branch.It, More = branch.Folded, Parent = node });
        foreach (var note in Enumerable.Range(0, branch.Quotes.Count))
            node.Next.AddRange(others[note].SelectMany(reply => Build(reply, node, note)));
        var built = new List<MapNode> { node };
        // The lowest note first and the node's own link last: so no line need cross another.
        foreach (var note in Enumerable.Range(-1, branch.Quotes.Count + 1).Reverse())
            built.AddRange(Cutting(node, note, onLinks[note]));
        return built;
    }

    List<MapNode> Build(Branch reply, MapNode parent, int note)
    {
        var built = Build(reply, parent);
        built[0].Note = note;
        return built;
    }

    List<MapNode> Cutting(MapNode node, int note, IEnumerable<Branch> undercuts)
    {
        var built = undercuts.Select(undercut => Build(undercut, node.Parent)).ToList();
        if (built.Count == 0)
            return [];
        node.Lanes = 1 + Math.Max(node.Lanes, built.Max(first => first[0].Lanes));
        foreach (var first in built.Select(nodes => nodes[0]))
            (first.Cuts, first.Note, first.Lane) = (node, note, node.Lanes);
        return [.. built.SelectMany(nodes => nodes)];
    }

    // The note whose link a reply undercuts, −1 for the contribution's own link; null for any other reply.
    int? NoteCut(Branch branch, Contribution reply)
    {
        if (reply.Kind != ContributionKind.Undercut || Debate.Links[Debate.Links[reply.OwnLink].To] is not { IsOwned: true } cut)
            return null;
        return cut.From == branch.It.Label ? -1 : branch.Quotes.ToList().FindIndex(quote => quote.Label == cut.From);
    }
}
