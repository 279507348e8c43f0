using System.Globalization;

namespace ArgumentLedger.Domain.Quotes;

/// <summary>A word or a mark of punctuation in a folded text, from a unit to the one after its last.</summary>
readonly record struct Token(int From, int To);

/// <summary>Divides folded texts into words; in scripts that write no spaces each character is a word of its own.</summary>
static class Tokens
{
    const char Joiner = '\u200d';

    internal static List<Token> Of(ReadOnlySpan<char> units)
    {
        var tokens = new List<Token>();
        for (var i = 0; i < units.Length;)
        {
            var end = EndOf(units, i);
            if (units[i] != ' ')
                tokens.Add(new(i, end));
            i = end;
        }
        return tokens;
    }

    /// <summary>Whether two neighbours belong to one word.</summary>
    internal static bool Join(ReadOnlySpan<char> units, int at) =>
        at > 0 && at < units.Length
        && ((IsOfWord(units[at - 1]) && IsOfWord(units[at]))
            || (units[at] == Typography.QuoteMark && IsOfWord(units[at - 1]) && at + 1 < units.Length && IsOfWord(units[at + 1]))
            || (units[at - 1] == Typography.QuoteMark && IsOfWord(units[at]) && at > 1 && IsOfWord(units[at - 2]))
            || IsLowHalf(units, at) || IsMark(units[at]) || units[at - 1] == Joiner);

    static int EndOf(ReadOnlySpan<char> units, int at)
    {
        var end = at + 1;
        while (Join(units, end))
            end++;
        return end;
    }

    static bool IsLowHalf(ReadOnlySpan<char> units, int at) => char.IsLowSurrogate(units[at]) && char.IsHighSurrogate(units[at - 1]);

    static bool IsOfWord(char c) => char.IsLetterOrDigit(c) && !StandsAlone(c);

    static bool IsMark(char c) => c == Joiner || c >= '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Thai to Myanmar, Khmer, kana, and Han.
    static bool StandsAlone(char c) =>
        c is >= '\u0e00' and <= '\u109f' or >= '\u1780' and <= '\u17ff' or >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';
}
