using ArgumentLedger.Domain;
using ArgumentLedger.Web.Pages.Debates;

namespace ArgumentLedger.Web.Maps;

/// <summary>Lays a map out: heights first, then the ways of links, then the widths that these need.</summary>
sealed class MapLayout
{
    const double Margin = 12;
    const double BelowHead = 26;

    readonly Debate debate;
    readonly MapTree tree;
    readonly List<MapNode> nodes;
    readonly List<IReadOnlyList<MapNode>> columns;
    readonly HashSet<string> shown;
    readonly Card head;
    readonly Gutters gutters;
    readonly Routing routing;

    internal MapLayout(MapTree tree, Func<string, string> nameOf)
    {
        (this.tree, debate) = (tree, tree.Debate);
        nodes = [.. tree.All()];
        shown = [.. tree.Shown.Select(it => it.Label)];
        var cards = new Cards(debate, nameOf);
        head = cards.Head(tree.Top);
        foreach (var node in nodes)
            node.Card = cards.Of(node, node.IsCount ? [] : Remarks(node.It!));
        Stacking.Place(tree.Columns, Margin + head.Height + BelowHead);
        columns = [.. nodes.GroupBy(node => node.Column).OrderBy(group => group.Key).Select(group => group.OrderBy(node => node.Y).ToList())];
        gutters = new(columns);
        routing = new(debate, columns, gutters, Margin + head.Height + 8);
    }

    internal ArgumentMap Finish()
    {
        foreach (var link in shown.SelectMany(label => debate.Outgoing.GetValueOrDefault(label, [])).Select(id => debate.Links[id])
            .Where(link => IsRouted(link)).OrderBy(link => link.Version))
            routing.Find(link);
        var right = gutters.Spread(Margin, Cards.Width);
        foreach (var node in nodes)
            node.X = gutters.ColumnAt(node.Column);
        List<MapLine> lines = [.. nodes.Where(node => !routing.Found.ContainsKey(OwnLink(node) ?? "")).Select(Branch), .. routing.Found.Values.Select(Routed)];
        List<MapBox> boxes = [new(MapView.Motion, tree.Top, Margin, Margin, head), .. nodes.Select(Box)];
        var width = Math.Max(Math.Max(right, boxes.Max(box => box.Right)), lines.Max(line => line.Points.Max(point => (double?)point.X)) ?? 0);
        var height = Math.Max(boxes.Max(box => box.Bottom), lines.Max(line => line.Points.Max(point => (double?)point.Y)) ?? 0);
        return new(Math.Ceiling(width + Margin), Math.Ceiling(height + Margin), boxes, lines, tree);
    }

    // Explicit links, and undercuts of those; all others are branches of the tree.
    bool IsRouted(Link link) => link.Withdrawn is null
        && (!link.IsOwned || (link.Kind == LinkKind.Undercut && debate.Links[link.To] is { IsOwned: false, Withdrawn: null }));

    static string? OwnLink(MapNode node) => node.IsCount ? null : node.It!.OwnLink;

    IEnumerable<string> Remarks(Contribution it)
    {
        if (debate.Links.TryGetValue(it.OwnLink, out var own) && debate.IsStale(own))
            yield return "↻ not confirmed since a rewording";
        foreach (var link in debate.Outgoing.GetValueOrDefault(it.Label, []).Select(id => debate.Links[id]))
            if (!link.IsOwned && link.Withdrawn is null && !shown.Contains(link.Kind == LinkKind.Undercut ? debate.Links[link.To].From : link.To))
                yield return $"{link.Id}: also {Kinds.Verb(link.Kind)} {Kinds.LinkWords(debate, link.To)}, not shown here";
    }

    MapBox Box(MapNode node) => new(NameOf(node), node.It, node.X, node.Y, node.Card)
    {
        IsCount = node.IsCount,
        IsOpen = node.IsOpen,
        Sign = node.IsCount ? "" : SignOf(node.It!),
    };

    static string NameOf(MapNode node) => node.IsCount ? (node.It?.Label ?? MapView.Motion) + "+" : node.It!.Label;

    MapLine Branch(MapNode node)
    {
        var (trunk, to, level) =
            node.Cuts is { } cut ? (gutters.CutAt(node.Column, node.Lane), node.Note < 0 ? cut.It!.OwnLink : Link.OwnedBy(cut.Notes[node.Note].Label), cut.LevelOf(node.Note))
            : node.Parent is { } parent ? (gutters.TrunkOf(parent, node.Note), node.Note < 0 ? parent.It!.Label : parent.Notes[node.Note].Label, parent.LevelOf(node.Note))
            : (gutters.TrunkOf(null, -1), MapView.Motion, Margin + head.Height);
        List<MapPoint> points = [new(node.X, node.Level), new(trunk, node.Level), new(trunk, level)];
        if (node.Cuts is null && node.Parent is not null)
            points.Add(new(node.Parent.Right, level));
        if (node.Cuts is not null && node.Note >= 0)
            points.Add(new(node.Cuts.X + CardNote.Left, level));
        return new(LineStyles.Of(debate, node), NameOf(node), to, points, LineStyles.Tell(debate, node)) { IsBranch = node.Cuts is null };
    }

    MapLine Routed(Route route) => new(LineStyles.Of(debate, route.Link), route.Link.From, route.Link.To, route.Points(gutters), LineStyles.Tell(debate, route.Link))
    {
        Label = route.Link.IsOwned ? null : route.Link.Id,
        Knot = new(gutters.LaneAt(route.Longest.Gutter, route.Longest.Lane), route.Knot),
    };

    static string SignOf(Contribution it) => it.Kind switch
    {
        ContributionKind.Claim => "claim",
        ContributionKind.Support => "support",
        ContributionKind.Rebuttal => "attack",
        ContributionKind.Undercut => "undercut",
        ContributionKind.Quote => "quote",
        _ => "question",
    };
}
