namespace ArgumentLedger.Web.Maps;

/// <summary>
/// Places nodes in height. A tidy tree (E. M. Reingold and J. S. Tilford, Tidier Drawings of Trees, 1981) turned on its
/// side: each branch is a rigid piece whose outline, column by column, is pushed up against the one above it. It is
/// hung by its first reply, not by its middle, so that it reads from the top like a page.
/// </summary>
static class Stacking
{
    const double BetweenSiblings = 14;
    const double BetweenFamilies = 26;

    /// <summary>Places the nodes of the first column and all below them, from this height on.</summary>
    internal static void Place(IReadOnlyList<MapNode> nodes, double top)
    {
        Stack(nodes, 0, null);
        Settle(nodes, top);
    }

    // Heights are from the parent's upper edge until everything is settled.
    static Outline Stack(IReadOnlyList<MapNode> nodes, int column, MapNode? parent)
    {
        var all = new Outline();
        foreach (var node in nodes)
        {
            node.Column = column;
            var own = Stack(node.Next, column + 1, node);
            own.Put(0, node.Card.Height);
            var level = parent is null ? 0 : parent.LevelOf(node.Note) - parent.Y - node.Card.Level;
            node.Y = Math.Max(all.RoomFor(own), node.Cuts is null ? level : 0);
            all.Add(own, node.Y);
        }
        return all;
    }

    static void Settle(IReadOnlyList<MapNode> nodes, double top)
    {
        foreach (var node in nodes)
        {
            node.Y += top;
            Settle(node.Next, node.Y);
        }
    }

    // The upper and lower edge of a piece in each column, the last column first so that one is put in front cheaply.
    sealed class Outline
    {
        List<(double Top, double Bottom)> columns = [];

        internal void Put(double top, double bottom)
        {
            // The trunk of a family begins beside its parent, wherever its first member stands.
            if (columns.Count > 0)
                columns[^1] = (top, columns[^1].Bottom);
            columns.Add((top, bottom));
        }

        internal double RoomFor(Outline next)
        {
            var room = 0.0;
            for (var i = 1; i <= Math.Min(columns.Count, next.columns.Count); i++)
                room = Math.Max(room, columns[^i].Bottom + (i == 1 ? BetweenSiblings : BetweenFamilies) - next.columns[^i].Top);
            return room;
        }

        // The outline that goes on further is kept; the other changes only the columns that both have.
        internal void Add(Outline next, double at)
        {
            var isDeeper = next.columns.Count > columns.Count;
            var (kept, other) = isDeeper ? (next.columns, columns) : (columns, next.columns);
            if (isDeeper && at != 0)
                for (var i = 0; i < kept.Count; i++)
                    kept[i] = (kept[i].Top + at, kept[i].Bottom + at);
            for (var i = 1; i <= other.Count; i++)
                kept[^i] = isDeeper ? (other[^i].Top, kept[^i].Bottom) : (kept[^i].Top, other[^i].Bottom + at);
            columns = kept;
        }
    }
}
