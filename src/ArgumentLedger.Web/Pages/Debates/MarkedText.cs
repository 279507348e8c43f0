namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>A stretch of a text that a quote covers, in code points.</summary>
/// <param name="Id">The mark's own name.</param>
/// <param name="Quote">The quote's label.</param>
/// <param name="Start">Its first code point.</param>
/// <param name="End">The code point after its last.</param>
public sealed record Mark(string Id, string Quote, int Start, int End);

/// <summary>A piece of a text and the marks that cover it, begin with it and end with it.</summary>
public sealed record MarkedPiece(string Text, IReadOnlyList<Mark> Marks, IReadOnlyList<Mark> Begins, IReadOnlyList<Mark> Ends);

/// <summary>Cuts a text where marks begin and end, so that overlapping ones can be shown.</summary>
public static class MarkedText
{
    /// <summary>The pieces of a text, in order; together they are the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">The marks; what lies outside the text is left out.</param>
    /// <param name="offset">The code point that the text begins with in that which the marks count in.</param>
    public static IReadOnlyList<MarkedPiece> Of(string text, IEnumerable<Mark> marks, int offset = 0)
    {
        var waiting = new Queue<Mark>(marks.Where(mark => mark.Start < mark.End && mark.End > offset).OrderBy(mark => mark.Start));
        var open = new List<Mark>();
        var pieces = new List<MarkedPiece>();
        for (var (from, at) = (0, offset); from < text.Length;)
        {
            var begins = new List<Mark>();
            while (waiting.TryPeek(out var next) && next.Start <= at)
                begins.Add(waiting.Dequeue());
            open.AddRange(begins);
            var edge = Math.Min(open.Count == 0 ? int.MaxValue : open.Min(mark => mark.End), waiting.TryPeek(out var later) ? later.Start : int.MaxValue);
            // Offsets are code points: step on from the edge before instead of counting from the start again.
            var to = Step(text, from, edge - at);
            var ends = open.FindAll(mark => mark.End == edge);
            pieces.Add(new(text[from..to], [.. open], begins, ends));
            open.RemoveAll(mark => mark.End <= edge);
            (from, at) = (to, edge);
        }
        return pieces;
    }

    static int Step(string text, int index, int codePoints)
    {
        for (var seen = 0; seen < codePoints && index < text.Length; seen++)
            index += char.IsSurrogatePair(text, index) ? 2 : 1;
        return index;
    }
}
