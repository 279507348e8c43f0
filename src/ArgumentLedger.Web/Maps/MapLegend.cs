namespace ArgumentLedger.Web.Maps;

/// <summary>The row below a map that says what its signs mean, and in a file which moment it shows.</summary>
sealed class MapLegend
{
    const double Row = 24;
    const double Left = 20;

    readonly List<(string? Sign, string Says, MapPoint At)> items = [];

    internal MapLegend(ArgumentMap map, string? note)
    {
        var at = new MapPoint(Left, map.Height + 14);
        foreach (var (sign, says) in Signs.All.Where(one => map.Boxes.Any(box => box.Sign == one.Sign || (one.Sign == "quote" && box.Card.Notes.Count > 0))))
            at = Add(sign, says, at, map.Width);
        if (note is not null)
            Add(null, string.Concat(Wrapping.Line(note, (map.Width - 2 * Left) / TextStyle.Legend.Size).Lines), new(Left - 8, at.Y + (items.Count > 0 ? Row : 0)), map.Width);
        Height = items.Count == 0 ? 0 : items[^1].At.Y + 16 - map.Height;
    }

    /// <summary>How much it adds to the height of the map.</summary>
    internal double Height { get; }

    internal void Draw(SvgWriter svg)
    {
        foreach (var (sign, says, at) in items)
        {
            if (sign is not null)
                Signs.Draw(svg, sign, at);
            svg.Text("text", TextStyle.Legend.Name, says, ("x", SvgWriter.Number(at.X + (sign is null ? 0 : 13))), ("y", SvgWriter.Number(at.Y + 4)));
        }
    }

    MapPoint Add(string? sign, string says, MapPoint at, double width)
    {
        var wide = 36 + TextStyle.Legend.Size * TextWidths.Of(says);
        if (at.X > Left && at.X + wide > width)
            at = new(Left, at.Y + Row);
        items.Add((sign, says, at));
        return at with { X = at.X + wide };
    }
}
