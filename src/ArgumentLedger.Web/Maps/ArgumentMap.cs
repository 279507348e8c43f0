using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Maps;

/// <summary>A point of the map, from its upper left corner.</summary>
public readonly record struct MapPoint(double X, double Y);

/// <summary>A box of the map.</summary>
/// <param name="Name">A contribution's label; for a count of folded ones the label they are below (or “motion”) and “+”; “motion” for the head.</param>
/// <param name="It">The contribution; null for the motion; for a count the one they are below.</param>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Card">What stands in it.</param>
public sealed record MapBox(string Name, Contribution? It, double X, double Y, Card Card)
{
    /// <summary>Its right edge.</summary>
    public double Right => X + Card.Width;

    /// <summary>Its lower edge, below its notes.</summary>
    public double Bottom => Y + Card.Height;

    /// <summary>Whether it counts contributions that are folded away.</summary>
    public bool IsCount { get; init; }

    /// <summary>Whether replies to it are on the map, so that they can be folded away.</summary>
    public bool IsOpen { get; init; }

    /// <summary>How it relates to what it was made for: the name of its sign; empty for the motion and for counts.</summary>
    public string Sign { get; init; } = "";
}

/// <summary>A line of the map, from what bears on something to that.</summary>
/// <param name="Style">Classes for what it says and whether it counts.</param>
/// <param name="From">Label of the contribution it comes from.</param>
/// <param name="To">Label of the contribution, or id of the link, at which it ends; “motion” for the head.</param>
/// <param name="Points">Its corners; every part is level or upright.</param>
/// <param name="Title">What it says, in a sentence.</param>
public sealed record MapLine(string Style, string From, string To, IReadOnlyList<MapPoint> Points, string Title)
{
    /// <summary>An explicit link's label; null for a line that belongs to the contribution it comes from.</summary>
    public string? Label { get; init; }

    /// <summary>Where its sign stands when that is not on the contribution it comes from, and where undercuts of it end.</summary>
    public MapPoint? Knot { get; init; }

    /// <summary>Whether it shares its trunk with others and ends at a reply's parent, so that it needs no arrow.</summary>
    public bool IsBranch { get; init; }
}

/// <summary>An argument map, laid out: what stands where. Nothing in it depends on anything but the debate and the view.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Boxes">The head first, then all others from above to below.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Tree">What it shows, and what of it is folded away.</param>
public sealed record ArgumentMap(double Width, double Height, IReadOnlyList<MapBox> Boxes, IReadOnlyList<MapLine> Lines, MapTree Tree)
{
    /// <summary>Lays out what was chosen.</summary>
    /// <param name="tree">What is to be shown.</param>
    /// <param name="nameOf">The name of a contributor by id.</param>
    public static ArgumentMap Of(MapTree tree, Func<string, string> nameOf) => new MapLayout(tree, nameOf).Finish();
}
