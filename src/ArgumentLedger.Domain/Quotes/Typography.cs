using System.Globalization;
using System.Text;

namespace ArgumentLedger.Domain.Quotes;

/// <summary>Which characters differ only as type is set, and what all of a kind are folded to.</summary>
static class Typography
{
    internal const char QuoteMark = '\'';
    internal const char Dash = '-';
    internal const char Ellipsis = '…';

    internal static bool IsQuoteMark(char c) =>
        c is '\'' or '"' or '`' or '´' or '«' or '»' or 'ʼ' or 'ʹ' or >= '‘' and <= '‟' or '′' or '″' or '‹' or '›'
            or '「' or '」' or '『' or '』' or '〝' or '〞' or '〟' or '＂' or '＇';

    internal static bool IsDash(char c) =>
        c is '-' or >= '‐' and <= '―' or '−' or '⸺' or '⸻' or '﹘' or '﹣' or '－';

    /// <summary>What a single character is folded to.</summary>
    internal static char Plain(char c) => IsQuoteMark(c) ? QuoteMark : IsDash(c) ? Dash : c;

    /// <summary>Whether spaces beside a folded unit are a matter of style: “word — word” is “word—word”.</summary>
    internal static bool TakesSpaces(char unit) => unit is Dash or Ellipsis;

    /// <summary>Soft hyphens, zero-width and direction marks, variation selectors.</summary>
    internal static bool IsInvisible(char c) =>
        c >= '\u00ad' && (c is '\u034f' or >= '\ufe00' and <= '\ufe0f' || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    /// <summary>Whether a zero-width joiner makes one picture of two: a woman and a rocket are no astronaut.</summary>
    internal static bool JoinsPictures(string text, int index) =>
        text[index] == '\u200d' && index + 1 < text.Length && (char.IsSurrogate(text[index + 1]) || text[index + 1] is >= '\u2190' and <= '\u2bff');

    internal static bool EndsLine(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>
    /// Index after an ellipsis that begins at an index: “…”, three or more full stops, also spaced, or one of these in
    /// brackets; the index itself when there is none.
    /// </summary>
    internal static int EllipsisAt(string text, int index)
    {
        if (text[index] is not ('[' or '('))
            return StopsAt(text, index);
        var inner = SkipSpaces(text, index + 1);
        if (inner == text.Length || StopsAt(text, inner) is var after && after == inner)
            return index;
        after = SkipSpaces(text, after);
        return after < text.Length && text[after] == (text[index] == '[' ? ']' : ')') ? after + 1 : index;
    }

    static int StopsAt(string text, int index)
    {
        var (stops, end) = (0, index);
        for (var i = index; i < text.Length && text[i] is '.' or Ellipsis; i = i + 2 < text.Length && text[i + 1] is ' ' or '\u00a0' ? i + 2 : i + 1)
            (stops, end) = (stops + (text[i] == '.' ? 1 : 3), i + 1);
        return stops >= 3 ? end : index;
    }

    // An author's brackets hold a space or two, and no text may make this slow.
    static int SkipSpaces(string text, int index)
    {
        for (var n = 0; n < 2 && index < text.Length && char.IsWhiteSpace(text[index]); n++)
            index++;
        return index;
    }

    /// <summary>Index after a list mark and a space (“- ”, “* ”, “• ”, “12. ”, “3) ”) at an index; the index itself when there is none.</summary>
    internal static int ListMarkAt(string text, int index)
    {
        var end = index;
        if (text[end] is '-' or '*' or '+' or '•' or '‣' or '◦' or '·' or '–')
            end++;
        else
        {
            while (end < text.Length && end < index + 3 && char.IsAsciiDigit(text[end]))
                end++;
            if (end == index || end == text.Length || text[end] is not ('.' or ')'))
                return index;
            end++;
        }
        return end < text.Length && char.IsWhiteSpace(text[end]) ? end : index;
    }

    /// <summary>A cluster in its composed form (NFC), with ligatures of Latin letters taken apart.</summary>
    internal static string Composed(string cluster)
    {
        // .NET refuses to normalize U+FFFE, which is no character.
        if (!CodePoints.IsWellFormed(cluster) || cluster.Contains('\ufffe', StringComparison.Ordinal))
            return cluster;
        return cluster.Normalize(cluster[0] is >= '\ufb00' and <= '\ufb06' ? NormalizationForm.FormKC : NormalizationForm.FormC);
    }
}
