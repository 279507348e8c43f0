namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>A piece of a text and the quotes that cover it; those in <paramref name="Begins"/> start here.</summary>
public sealed record MarkedPiece(string Text, IReadOnlyList<string> Quotes, IReadOnlyList<string> Begins);

/// <summary>Cuts a text where quotes begin and end, so that overlapping ones can be marked.</summary>
public static class MarkedText
{
    /// <summary>The pieces of a text, in order; together they are the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quotes">Label, first code point and the code point after the last of each quote.</param>
    public static IReadOnlyList<MarkedPiece> Of(string text, IEnumerable<(string Label, int Start, int End)> quotes)
    {
        var marks = quotes.Where(quote => quote.Start < quote.End).ToList();
        var edges = new SortedSet<int>(marks.SelectMany(quote => new[] { quote.Start, quote.End }));
        var pieces = new List<MarkedPiece>();
        var (from, at) = (0, 0);
        foreach (var edge in edges)
        {
            // Offsets are code points: step on from the edge before instead of counting from the start again.
            var to = Step(text, from, edge - at);
            Add(from, to, at);
            (from, at) = (to, edge);
        }
        Add(from, text.Length, at);
        return pieces;

        void Add(int start, int end, int offset)
        {
            if (start == end)
                return;
            var covering = marks.Where(quote => quote.Start <= offset && offset < quote.End).Select(quote => quote.Label).ToList();
            var begins = marks.Where(quote => quote.Start == offset).Select(quote => quote.Label).ToList();
            pieces.Add(new(text[start..end], covering, begins));
        }
    }

    static int Step(string text, int index, int codePoints)
    {
        for (var seen = 0; seen < codePoints && index < text.Length; seen++)
            index += char.IsSurrogatePair(text, index) ? 2 : 1;
        return index;
    }
}
