using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Xml;
using Microsoft.AspNetCore.Html;

namespace ArgumentLedger.Web.Maps;

/// <summary>
/// Draws a map as SVG: the same picture within a page, dressed by the page's style sheets, and as a file of its own that
/// carries its styles with it. Everything anybody wrote is text or an attribute, and encoded.
/// </summary>
/// <param name="map">The map.</param>
/// <param name="addresses">Where its parts lead.</param>
public sealed class MapPicture(ArgumentMap map, MapAddresses addresses) : IHtmlContent
{
    static readonly XmlWriterSettings Settings = new()
    {
        OmitXmlDeclaration = true,
        ConformanceLevel = ConformanceLevel.Fragment,
        Encoding = new UTF8Encoding(false),
    };

    /// <summary>How large it is drawn: 1 is its natural size.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>What it shows, in a few words.</summary>
    public required string Name { get; init; }

    /// <summary>Id of an element of the page that says more about it; null in a file.</summary>
    public string? DescribedBy { get; init; }

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        using var xml = XmlWriter.Create(writer, Settings);
        Write(new SvgWriter(xml), null);
    }

    /// <summary>The picture as a file.</summary>
    /// <param name="note">A line at its foot that says which moment it shows.</param>
    public string ToFile(string note)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var xml = XmlWriter.Create(text, Settings))
            Write(new SvgWriter(xml), note);
        return text.Append('\n').ToString();
    }

    void Write(SvgWriter svg, string? note)
    {
        var legend = new MapLegend(map, note);
        var height = map.Height + legend.Height;
        svg.Open("svg", "m", ("viewBox", SvgWriter.Numbers(0, 0, map.Width, height)),
            ("width", SvgWriter.Number(map.Width * Scale)), ("height", SvgWriter.Number(height * Scale)),
            ("role", "group"), ("aria-label", Name), ("aria-describedby", DescribedBy));
        if (note is not null)
        {
            svg.Text("title", null, Name);
            svg.Text("style", null, MapStyles.Text);
            svg.Empty("rect", "m-paper", ("width", "100%"), ("height", "100%"));
        }
        DrawLines(svg);
        foreach (var box in map.Boxes)
            new BoxDrawing(svg, box, addresses, map.Tree.View).Draw();
        legend.Draw(svg);
        svg.Close();
    }

    // Trunks first and below everything: they are shared, and what is said of single links lies on them.
    void DrawLines(SvgWriter svg)
    {
        svg.Open("g", "m-lines", ("aria-hidden", "true"));
        foreach (var line in map.Lines.Where(line => line.IsBranch))
            svg.Empty("path", "m-trunk", ("d", Curve(line.Points)));
        foreach (var line in map.Lines)
            DrawLine(svg, line);
        svg.Close();
    }

    static void DrawLine(SvgWriter svg, MapLine line)
    {
        svg.Open("g", line.Style);
        if (line.Title.Length > 0)
            svg.Text("title", null, line.Title);
        IReadOnlyList<MapPoint> points = line.IsBranch ? [line.Points[0], new(line.Points[1].X + 5, line.Points[0].Y)] : line.Points;
        svg.Empty("path", "m-stroke", ("d", Curve(points)));
        if (!line.IsBranch)
            svg.Empty("path", "m-arrow", ("d", Arrow(line.Points)));
        if (line is { Knot: { } knot, Label: { } label })
            DrawKnot(svg, knot, label, line);
        svg.Close();
    }

    static void DrawKnot(SvgWriter svg, MapPoint knot, string label, MapLine line)
    {
        Signs.Draw(svg, line.Style.Contains("m-supports", StringComparison.Ordinal) ? "support" : line.Style.Contains("m-undercuts", StringComparison.Ordinal) ? "undercut" : "attack", knot);
        svg.Text("text", "m-label m-knot", label, ("x", SvgWriter.Number(knot.X + 10)), ("y", SvgWriter.Number(knot.Y + 4)));
    }

    // A way with its corners rounded.
    static string Curve(IReadOnlyList<MapPoint> points)
    {
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{points[0].X:0.#} {points[0].Y:0.#}");
        for (var i = 1; i < points.Count - 1; i++)
        {
            var (before, here, after) = (points[i - 1], points[i], points[i + 1]);
            var radius = Math.Min(7, Math.Min(Length(before, here), Length(here, after)) / 2);
            var (from, to) = (Toward(here, before, radius), Toward(here, after, radius));
            path.Append(CultureInfo.InvariantCulture, $"L{from.X:0.#} {from.Y:0.#}Q{here.X:0.#} {here.Y:0.#} {to.X:0.#} {to.Y:0.#}");
        }
        path.Append(CultureInfo.InvariantCulture, $"L{points[^1].X:0.#} {points[^1].Y:0.#}");
        return path.ToString();
    }

    static string Arrow(IReadOnlyList<MapPoint> points)
    {
        var tip = points[^1];
        var before = points.LastOrDefault(point => point != tip, new(tip.X - 1, tip.Y));
        var back = Toward(tip, before, 8);
        var (dx, dy) = ((tip.Y - back.Y) / 2, (back.X - tip.X) / 2);
        return string.Create(CultureInfo.InvariantCulture, $"M{tip.X:0.#} {tip.Y:0.#}L{back.X + dx:0.#} {back.Y + dy:0.#}L{back.X - dx:0.#} {back.Y - dy:0.#}Z");
    }

    static double Length(MapPoint one, MapPoint other) => Math.Abs(one.X - other.X) + Math.Abs(one.Y - other.Y);

    // From one point some way along a level or upright line to another.
    static MapPoint Toward(MapPoint from, MapPoint to, double way) => new(from.X + Math.Sign(to.X - from.X) * way, from.Y + Math.Sign(to.Y - from.Y) * way);
}
