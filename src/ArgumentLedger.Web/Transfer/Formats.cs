namespace ArgumentLedger.Web.Transfer;

/// <summary>All formats there are, found by being there.</summary>
public static class Formats
{
    /// <summary>Every format by name.</summary>
    public static IReadOnlyDictionary<string, Format> All { get; } = new SortedDictionary<string, Format>(
        typeof(Format).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(Format)))
            .Select(type => (Format)Activator.CreateInstance(type)!)
            .ToDictionary(format => format.Name),
        StringComparer.Ordinal);

    /// <summary>The formats that can be read, by name in order.</summary>
    public static IReadOnlyList<Format> Readable { get; } = [.. All.Values.Where(format => format.Reader is not null)];

    /// <summary>The formats that can be written, by name in order.</summary>
    public static IReadOnlyList<Format> Writable { get; } = [.. All.Values.Where(format => format.Writer is not null)];

    /// <summary>The format whose files end like this one, the longest ending counting; null when none does.</summary>
    public static Format? OfFile(string name) =>
        All.Values.Where(format => name.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase)).MaxBy(format => format.Extension.Length);
}
