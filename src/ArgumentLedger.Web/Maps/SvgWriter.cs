using System.Globalization;
using System.Xml;

namespace ArgumentLedger.Web.Maps;

/// <summary>Writes elements of SVG in a line each.</summary>
sealed class SvgWriter(XmlWriter xml)
{
    const string Svg = "http://www.w3.org/2000/svg";

    internal static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    internal static string Numbers(params IEnumerable<double> values) => string.Join(' ', values.Select(Number));

    /// <summary>Begins an element; attributes without a value are left out.</summary>
    internal void Open(string name, string? style, params IEnumerable<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(name, Svg);
        if (style is not null)
            xml.WriteAttributeString("class", style);
        foreach (var (attribute, value) in attributes)
            if (value is not null)
                xml.WriteAttributeString(attribute, value);
    }

    /// <summary>Ends the element that was begun last.</summary>
    internal void Close() => xml.WriteEndElement();

    /// <summary>Writes an element without content.</summary>
    internal void Empty(string name, string? style, params IEnumerable<(string Name, string? Value)> attributes)
    {
        Open(name, style, attributes);
        Close();
    }

    /// <summary>Writes an element with a text in it.</summary>
    internal void Text(string name, string? style, string text, params IEnumerable<(string Name, string? Value)> attributes)
    {
        Open(name, style, attributes);
        xml.WriteString(text);
        Close();
    }

    /// <summary>Draws lines of text, cut off at the edges of an area should a font be wider than any foreseen.</summary>
    internal void Lines(IReadOnlyList<CardLine> lines, double x, double y, double width, double height, Action? alsoDraw = null)
    {
        Open("svg", null, ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)), ("overflow", "hidden"));
        foreach (var line in lines)
            Text("text", line.Style, line.Text, ("x", Number(line.X)), ("y", Number(line.Y)),
                ("text-anchor", line.IsAtEnd ? "end" : null), ("direction", line.IsRightToLeft ? "rtl" : null));
        alsoDraw?.Invoke();
        Close();
    }
}
