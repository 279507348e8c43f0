namespace ArgumentLedger.Web.Maps;

/// <summary>
/// The strips beside columns in which lines run up and down; gutter n is at the left of column n. From left to right:
/// the trunks of the families in the next column, lanes for links between contributions anywhere, lanes for undercuts.
/// </summary>
sealed class Gutters
{
    const double Trunk = 14;
    const double BetweenTrunks = 10;
    const double Lane = 10;
    const double Cut = 12;
    const double Sign = 26;

    readonly int[] trunks;
    readonly int[] cuts;
    readonly List<List<(double From, double To)>>[] lanes;
    readonly double[] starts;
    readonly double[] ends;

    internal Gutters(IReadOnlyList<IReadOnlyList<MapNode>> columns)
    {
        var count = columns.Count + 1;
        (trunks, cuts, starts, ends) = (new int[count], new int[count], new double[count], new double[count]);
        lanes = [.. Enumerable.Range(0, count).Select(_ => new List<List<(double, double)>>())];
        trunks[0] = 1;
        for (var n = 0; n < columns.Count; n++)
        {
            cuts[n] = columns[n].Max(node => node.Lanes);
            trunks[n + 1] = columns[n].Max(node => Notes(node).Count);
        }
    }

    /// <summary>The first lane of a gutter that is free between two heights, which it takes.</summary>
    internal int Take(int gutter, double one, double other)
    {
        var (from, to) = (Math.Min(one, other) - 6, Math.Max(one, other) + 6);
        var lane = lanes[gutter].FindIndex(taken => taken.TrueForAll(leg => leg.To <= from || leg.From >= to));
        if (lane < 0)
        {
            lane = lanes[gutter].Count;
            lanes[gutter].Add([]);
        }
        lanes[gutter][lane].Add((from, to));
        return lane;
    }

    /// <summary>Gives every gutter its place once all lanes are taken; the width of everything.</summary>
    internal double Spread(double left, double column)
    {
        for (var n = 0; n < starts.Length; n++)
        {
            starts[n] = n == 0 ? left : ends[n - 1] + column;
            var isLast = n == starts.Length - 1;
            var lined = TrunksEnd(n) + (lanes[n].Count > 0 ? 12 + Lane * (lanes[n].Count - 1) : 0);
            ends[n] = isLast ? (lanes[n].Count > 0 ? lined + 12 : starts[n]) : lined + Cut * cuts[n] + Sign;
        }
        return ends[^1];
    }

    /// <summary>The left edge of a column.</summary>
    internal double ColumnAt(int column) => ends[column];

    /// <summary>Where the trunk of replies to a node, or to one of its notes, runs.</summary>
    internal double TrunkOf(MapNode? parent, int note)
    {
        if (parent is null)
            return starts[0] + Trunk;
        var gutter = parent.Column + 1;
        // Lower notes nearer to the card: so no trunk crosses the beginning of another.
        return starts[gutter] + Trunk + BetweenTrunks * (trunks[gutter] - 1 - Notes(parent).IndexOf(note));
    }

    /// <summary>Where a lane runs.</summary>
    internal double LaneAt(int gutter, int lane) => TrunksEnd(gutter) + 12 + Lane * lane;

    /// <summary>Where the line of an undercut runs that stands in a column.</summary>
    internal double CutAt(int column, int lane) => ends[column] - 6 - Cut * lane;

    double TrunksEnd(int gutter) => starts[gutter] + (trunks[gutter] > 0 ? Trunk + BetweenTrunks * (trunks[gutter] - 1) : 0);

    static List<int> Notes(MapNode node) => [.. node.Next.Where(next => next.Cuts is null).Select(next => next.Note).Distinct().Order()];
}
