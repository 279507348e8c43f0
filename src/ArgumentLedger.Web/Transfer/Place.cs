using System.Globalization;

namespace ArgumentLedger.Web.Transfer;

/// <summary>A place in a file: a line and a column, or a path into JSON.</summary>
public readonly record struct Place
{
    /// <summary>The line, from 1; 0 when the place is a path.</summary>
    public int Line { get; private init; }

    /// <summary>The column in code points, from 1; 0 when the place is a path.</summary>
    public int Column { get; private init; }

    /// <summary>The path, such as <c>$.nodes[3].text</c>; null when the place is a line and a column.</summary>
    public string? Path { get; private init; }

    /// <summary>A line and a column, both from 1.</summary>
    public static Place At(int line, int column) => new() { Line = line, Column = column };

    /// <summary>A path into JSON, beginning with <c>$</c>.</summary>
    public static Place In(string path) => new() { Path = path };

    /// <summary>The place as a person reads it.</summary>
    public override string ToString() =>
        Path ?? string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}");
}
