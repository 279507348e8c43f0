using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Maps;

/// <summary>A part of a route that runs up or down in a gutter.</summary>
readonly record struct Leg(int Gutter, int Lane, double From, double To);

/// <summary>
/// The way of a line between places anywhere on the map: level to a gutter, up or down in it, level through a gap
/// between two boxes of a column to the next gutter, and so on. It never runs through a box.
/// </summary>
/// <param name="Link">The link that takes this way.</param>
/// <param name="Start">The node it comes from.</param>
/// <param name="IsFromRight">Whether it leaves that at the right.</param>
/// <param name="IsFromNote">Whether it comes from one of that node's notes.</param>
/// <param name="Legs">Its upright parts in order; never empty.</param>
/// <param name="EndAt">Where its last level part ends, once gutters have their places; null when the last leg ends on its goal.</param>
sealed record Route(Link Link, MapNode Start, bool IsFromRight, bool IsFromNote, IReadOnlyList<Leg> Legs, Func<Gutters, double>? EndAt)
{
    /// <summary>The leg that undercuts of this link end on, and that carries its sign: the longest.</summary>
    internal Leg Longest { get; } = Legs.MaxBy(leg => Math.Abs(leg.To - leg.From));

    /// <summary>The height at which undercuts of this link end; not the same on neighbouring lanes, where signs would hide each other.</summary>
    internal double Knot => Longest.From + (Longest.To - Longest.From) * (Longest.Lane % 3) switch { 0 => 0.5, 1 => 0.3, _ => 0.7 };

    /// <summary>The corners of the way.</summary>
    internal List<MapPoint> Points(Gutters gutters)
    {
        var points = new List<MapPoint> { new(IsFromRight ? Start.Right : IsFromNote ? Start.X + CardNote.Left : Start.X, Legs[0].From) };
        foreach (var leg in Legs)
        {
            var x = gutters.LaneAt(leg.Gutter, leg.Lane);
            points.Add(new(x, leg.From));
            points.Add(new(x, leg.To));
        }
        if (EndAt is not null)
            points.Add(new(EndAt(gutters), Legs[^1].To));
        return points;
    }
}
