using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>One page of a long text.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Text">Its text.</param>
/// <param name="Start">Its first code point in the whole text.</param>
/// <param name="Before">The first code point of the page before; null on the first.</param>
/// <param name="After">The first code point of the page after; null on the last.</param>
public sealed record TextPage(int Number, int Of, string Text, int Start, int? Before, int? After);

/// <summary>Divides long texts into pages, between lines where it can be.</summary>
public static class TextPages
{
    /// <summary>How many UTF-16 units a page has at most.</summary>
    public const int Most = 40_000;

    /// <summary>The page that has a code point; the last for one beyond the text.</summary>
    public static TextPage At(string text, int codePoint)
    {
        int[] starts = [.. Starts(text)];
        var offsets = Array.ConvertAll(starts, start => CodePoints.OffsetOf(text, start));
        var n = Math.Max(0, Array.FindLastIndex(offsets, offset => offset <= codePoint));
        return new(
            n + 1, starts.Length, text[starts[n]..(n + 1 < starts.Length ? starts[n + 1] : text.Length)], offsets[n],
            n > 0 ? offsets[n - 1] : null, n + 1 < starts.Length ? offsets[n + 1] : null);
    }

    static IEnumerable<int> Starts(string text)
    {
        yield return 0;
        for (var start = 0; text.Length - start > Most;)
        {
            start = BreakIn(text, start + Most / 2, start + Most);
            yield return start;
        }
    }

    static int BreakIn(string text, int from, int to)
    {
        foreach (var edge in new[] { '\n', ' ' })
            if (text.LastIndexOf(edge, to - 1, to - from) is >= 0 and var at)
                return at + 1;
        return char.IsLowSurrogate(text[to]) ? to - 1 : to;
    }
}
