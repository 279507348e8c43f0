using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Maps;

/// <summary>Finds ways for links that join what stands on the map already, and for undercuts of those.</summary>
sealed class Routing(Debate debate, IReadOnlyList<IReadOnlyList<MapNode>> columns, Gutters gutters, double top)
{
    const double Clear = 5;
    const double BetweenPorts = 9;

    readonly Dictionary<string, (MapNode Node, int Note)> places = Places(columns);
    readonly Dictionary<(MapNode, bool), int> ports = [];
    readonly List<double>[] passages = [.. columns.Select(_ => new List<double>())];

    /// <summary>The ways found so far, by the id of the link.</summary>
    internal Dictionary<string, Route> Found { get; } = [];

    /// <summary>Whether a contribution is on the map, as a box or a note.</summary>
    internal bool IsShown(string label) => places.ContainsKey(label);

    /// <summary>Finds a way for a link unless an end of it is not on the map.</summary>
    internal void Find(Link link)
    {
        if (!places.TryGetValue(link.From, out var from))
            return;
        if (GoalOf(link, from.Node) is not { } goal)
            return;
        var (gutter, height, endAt) = goal;
        // An undercut that stands among replies has no other line: it begins where theirs do.
        var isOwn = link.IsOwned;
        var isFromRight = !isOwn && gutter > from.Node.Column;
        var start = isOwn ? from.Node.Level : Port(from.Node, from.Note, isFromRight);
        var legs = Legs(from.Node.Column + (isFromRight ? 1 : 0), gutter, start, height);
        Found[link.Id] = new(link, from.Node, isFromRight, from.Note >= 0, legs, endAt);
    }

    (int Gutter, double Height, Func<Gutters, double>? EndAt)? GoalOf(Link link, MapNode from)
    {
        if (places.TryGetValue(link.To, out var to))
            return BoxGoal(from, to.Node, to.Note);
        if (Found.TryGetValue(link.To, out var route))
            return (route.Longest.Gutter, route.Knot, gutters => gutters.LaneAt(route.Longest.Gutter, route.Longest.Lane));
        if (!debate.Links.TryGetValue(link.To, out var cut) || !cut.IsOwned || !places.TryGetValue(cut.From, out var owner))
            return null;
        if (owner.Note >= 0)
            return (owner.Node.Column, owner.Node.LevelOf(owner.Note), _ => owner.Node.X + CardNote.Left);
        return owner.Node.Cuts is null
            ? (owner.Node.Column, owner.Node.Level, null)
            : (owner.Node.Column, owner.Node.Level, gutters => gutters.CutAt(owner.Node.Column, owner.Node.Lane));
    }

    (int, double, Func<Gutters, double>?) BoxGoal(MapNode from, MapNode to, int note)
    {
        var isAtLeft = from.Column < to.Column;
        return (to.Column + (isAtLeft ? 0 : 1), Port(to, note, !isAtLeft), _ => !isAtLeft ? to.Right : note < 0 ? to.X : to.X + CardNote.Left);
    }

    List<Leg> Legs(int from, int to, double start, double end)
    {
        var legs = new List<Leg>();
        var height = start;
        while (from != to)
        {
            var next = from < to ? from + 1 : from - 1;
            var passage = Passage(Math.Min(from, next), height, end);
            legs.Add(new(from, gutters.Take(from, height, passage), height, passage));
            (from, height) = (next, passage);
        }
        legs.Add(new(from, gutters.Take(from, height, end), height, end));
        return legs;
    }

    // The height nearest to the way at which nothing stands in a column.
    double Passage(int column, double from, double to)
    {
        var boxes = columns[column];
        var best = (Cost: double.MaxValue, Height: 0.0);
        for (var i = 0; i <= boxes.Count; i++)
        {
            var low = i == 0 ? top : boxes[i - 1].Bottom + Clear;
            var high = i == boxes.Count ? double.MaxValue : boxes[i].Y - Clear;
            if (low > high)
                continue;
            var height = Math.Clamp(from, low, high);
            if (passages[column].Exists(taken => Math.Abs(taken - height) < 3))
                height = Math.Clamp(height + 4, low, high);
            var cost = Math.Abs(height - from) + Math.Abs(height - to);
            if (cost < best.Cost)
                best = (cost, height);
        }
        passages[column].Add(best.Height);
        return best.Height;
    }

    double Port(MapNode node, int note, bool isRight)
    {
        if (note >= 0)
            return node.LevelOf(note);
        var (first, last) = (node.Level + 16, node.Y + node.Card.Frame - 6);
        var taken = ports[(node, isRight)] = ports.GetValueOrDefault((node, isRight)) + 1;
        return first + BetweenPorts * ((taken - 1) % (1 + Math.Max(0, (int)((last - first) / BetweenPorts))));
    }

    static Dictionary<string, (MapNode, int)> Places(IReadOnlyList<IReadOnlyList<MapNode>> columns)
    {
        var places = new Dictionary<string, (MapNode, int)>(StringComparer.Ordinal);
        foreach (var node in columns.SelectMany(column => column).Where(node => !node.IsCount))
        {
            places[node.It!.Label] = (node, -1);
            for (var i = 0; i < node.Notes.Count; i++)
                places[node.Notes[i].Label] = (node, i);
        }
        return places;
    }
}
