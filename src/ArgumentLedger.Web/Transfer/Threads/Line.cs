using System.Text;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>A line of a paste: how deep it is quoted, and what it says without the marks of quoting.</summary>
/// <param name="Number">Its number in the paste, from 1.</param>
/// <param name="Depth">How many “&gt;” stand before it, or forum quotes around it; at most <see cref="Deepest"/>.</param>
/// <param name="Text">Its words, without white space at either end.</param>
/// <param name="Says">Who is quoted from here on, where a forum's quote begins; null elsewhere.</param>
sealed partial record Line(int Number, int Depth, string Text, string? Says = null)
{
    /// <summary>Quotes nested deeper than this count as this deep.</summary>
    internal const int Deepest = 40;

    internal bool IsBlank => Text.Length == 0;

    /// <summary>The lines of a text, whatever ends them.</summary>
    internal static List<Line> AllOf(string text)
    {
        var lines = new List<Line>();
        var (number, tags) = (0, 0);
        foreach (var range in text.AsSpan().EnumerateLines())
        {
            number++;
            var depth = DepthOf(range, out var words);
            if (words.Contains('[') && ForumQuote().IsMatch(words))
                AddTagged(lines, number, depth, words.ToString(), ref tags);
            else
                lines.Add(new(number, Math.Min(Deepest, depth + tags), words.ToString()));
        }
        return lines;
    }

    /// <summary>The lines with one level of quoting taken off those that have it.</summary>
    internal Line Lifted() => this with { Depth = Math.Max(0, Depth - 1) };

    static int DepthOf(ReadOnlySpan<char> line, out ReadOnlySpan<char> words)
    {
        var (depth, at) = (0, 0);
        for (; at < line.Length; at++)
        {
            if (line[at] == '>')
                depth++;
            else if (!char.IsWhiteSpace(line[at]))
                break;
        }
        words = line[at..].TrimEnd();
        return Math.Min(depth, Deepest);
    }

    // [quote=Ann]…[/quote] is the same as “>” before each line, and says who is quoted.
    static void AddTagged(List<Line> lines, int number, int depth, string words, ref int tags)
    {
        var from = 0;
        foreach (Match tag in ForumQuote().Matches(words))
        {
            AddWords(lines, number, depth + tags, words.AsSpan(from, tag.Index - from));
            from = tag.Index + tag.Length;
            tags = Math.Clamp(tags + (tag.Value[1] == '/' ? -1 : 1), 0, Deepest);
            if (tag.Groups["who"].Value.Trim() is { Length: > 0 } who)
                lines.Add(new(number, Math.Min(Deepest, depth + tags - 1), "", who));
        }
        AddWords(lines, number, depth + tags, words.AsSpan(from));
    }

    static void AddWords(List<Line> lines, int number, int depth, ReadOnlySpan<char> words)
    {
        if (words.Trim() is { IsEmpty: false } said)
            lines.Add(new(number, Math.Min(Deepest, depth), said.ToString()));
    }

    /// <summary>Joins the lines of a paragraph: with spaces where they were wrapped, else as they are.</summary>
    internal static string Join(IReadOnlyList<Line> lines)
    {
        if (lines.Count == 1)
            return lines[0].Text;
        var separator = IsWrapped(lines) ? ' ' : '\n';
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 0)
                text.Append(separator);
            text.Append(line.Text);
        }
        return text.ToString();
    }

    // Programs that wrap leave no line but the last much shorter than the others, and none very long.
    internal static bool IsWrapped(IReadOnlyList<Line> lines) =>
        lines.Count > 1 && lines.SkipLast(1).All(line => line.Text.Length is >= 40 and <= Longest);

    /// <summary>A longer line than this was not wrapped by a program: it is a paragraph.</summary>
    internal const int Longest = 100;

    [GeneratedRegex("""\[quote(?>="?(?<who>(?>[^\],"\[]{0,80}))(?>[^\]\[]{0,200}))?\]|\[/quote\]""", RegexOptions.IgnoreCase)]
    private static partial Regex ForumQuote();
}
