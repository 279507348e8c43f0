using System.Globalization;
using System.Text;

namespace ArgumentLedger.Web.Maps;

/// <summary>A text in lines that fit a width.</summary>
/// <param name="Lines">The lines, each at most as wide as was asked.</param>
/// <param name="IsCut">Whether there was more; the last line then ends in an ellipsis.</param>
/// <param name="IsRightToLeft">Whether its first letter is of a writing that runs from right to left.</param>
public sealed record Wrapped(IReadOnlyList<string> Lines, bool IsCut, bool IsRightToLeft);

/// <summary>Breaks texts into lines.</summary>
public static class Wrapping
{
    const string Ellipsis = "…";

    // What may not begin a line of Chinese or Japanese (the start-of-line rules that every typesetter keeps).
    const string NeverFirst = "、。，．：；？！」』）】〕〉》”’・ー々…ぁぃぅぇぉっゃゅょァィゥェォッャュョ";

    /// <summary>Breaks a text into at most <paramref name="most"/> lines, each at most <paramref name="width"/> ems wide.</summary>
    /// <param name="bold">How much wider the letters are than plain ones.</param>
    public static Wrapped Wrap(string text, double width, int most, double bold = 1)
    {
        var plain = Drawable(text);
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0.0;
        foreach (var piece in Pieces(plain, width / bold))
        {
            var wide = bold * TextWidths.Of(piece.AsSpan().TrimEnd());
            if (used + wide > width && line.Length > 0)
            {
                if (lines.Count == most - 1)
                    return new([.. lines, Cut(line.ToString(), width, bold)], true, IsRightToLeft(plain));
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
                used = 0;
            }
            line.Append(piece);
            used += bold * TextWidths.Of(piece);
        }
        if (line.ToString().TrimEnd() is { Length: > 0 } last)
            lines.Add(last);
        return new(lines, false, IsRightToLeft(plain));
    }

    /// <summary>A text in one line, cut where it is too long.</summary>
    public static Wrapped Line(string text, double width, double bold = 1) => Wrap(text, width, 1, bold);

    /// <summary>
    /// The text as a picture shows it: white space as single spaces; without marks that turn the direction of what
    /// follows, which lines would tear from their ends, and without characters that XML cannot hold.
    /// </summary>
    public static string Drawable(string text)
    {
        var drawn = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (drawn.Length > 0 && drawn[^1] != ' ')
                    drawn.Append(' ');
            }
            else if (!TurnsDirection(rune))
            {
                drawn.Append(IsInXml(rune) ? rune.ToString() : "\ufffd");
            }
        }
        return drawn.ToString().TrimEnd();
    }

    static bool TurnsDirection(Rune rune) => rune.Value is 0x61c or (>= 0x200e and <= 0x200f) or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069);

    static bool IsInXml(Rune rune) => rune.Value is >= 0x20 and not (>= 0x7f and <= 0x9f) and not 0xfffe and not 0xffff;

    static bool IsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetter(rune))
                return rune.Value is (>= 0x590 and <= 0x8ff) or (>= 0xfb1d and <= 0xfdff) or (>= 0xfe70 and <= 0xfeff) or (>= 0x10800 and <= 0x10fff) or (>= 0x1e800 and <= 0x1efff);
        return false;
    }

    // What stays together on a line, with the space after it: words, single ideographs, and parts of words wider than a line.
    static IEnumerable<string> Pieces(string text, double width)
    {
        var piece = new StringBuilder();
        var used = 0.0;
        var next = 0;
        for (var at = 0; at < text.Length; at = next)
        {
            next = at + StringInfo.GetNextTextElementLength(text, at);
            var element = text[at..next];
            var wide = TextWidths.Of(element);
            if (piece.Length > 0 && element != " " && (used + wide > width || MayBreak(text, at, piece)))
            {
                yield return piece.ToString();
                piece.Clear();
                used = 0;
            }
            piece.Append(element);
            used += wide;
        }
        if (piece.Length > 0)
            yield return piece.ToString();
    }

    static bool MayBreak(string text, int at, StringBuilder before)
    {
        var last = before[^1];
        if (last == ' ' || (last is '-' or '–' or '—' or '/' && before.Length > 1))
            return true;
        var isHere = TextWidths.IsIdeographic(Rune.GetRuneAt(text, at));
        var wasBefore = TextWidths.IsIdeographic(Rune.GetRuneAt(text, at - (char.IsLowSurrogate(last) ? 2 : 1)));
        return (isHere || wasBefore) && !NeverFirst.Contains(text[at], StringComparison.Ordinal) && last is not ('「' or '『' or '（' or '“' or '《');
    }

    static string Cut(string line, double width, double bold)
    {
        var room = width / bold - TextWidths.Of(Ellipsis);
        var kept = line.TrimEnd();
        var isWhole = TextWidths.Of(kept) <= room;
        while (kept.Length > 0 && TextWidths.Of(kept) > room)
            kept = kept[..StringInfo.ParseCombiningCharacters(kept)[^1]];
        // Rather between words, unless that would leave much of the line empty.
        if (!isWhole && kept.LastIndexOf(' ') is var space && space > kept.Length / 2)
            kept = kept[..space];
        return kept.TrimEnd().TrimEnd(',', ';', ':', '.') + Ellipsis;
    }
}
