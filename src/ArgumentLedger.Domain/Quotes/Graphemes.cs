using System.Globalization;

namespace ArgumentLedger.Domain.Quotes;

/// <summary>
/// Characters as people see them: extended grapheme clusters (Unicode Standard Annex 29), such as a letter with its
/// accents, an emoji with its joiners, a carriage return with its line feed. A quote never cuts one in two.
/// </summary>
static class Graphemes
{
    /// <summary>The index after the cluster that begins at an index.</summary>
    internal static int Next(string text, int index)
    {
        var next = index + 1;
        if (IsPlain(text[index]) && (next == text.Length || IsPlain(text[next])))
            return next;
        return index + StringInfo.GetNextTextElementLength(text.AsSpan(index));
    }

    /// <summary>Whether nothing is cut by ending before, and beginning at, an index; true for both ends of the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">A UTF-16 index into it.</param>
    /// <param name="starts">Makes the clusters' beginnings for the cases that two neighbours cannot tell; looked at only then.</param>
    internal static bool IsBoundary(string text, int index, Lazy<Starts> starts)
    {
        if (index == 0 || index == text.Length || (IsPlain(text[index]) && IsPlain(text[index - 1])))
            return true;
        return starts.Value.Contains(index);
    }

    // Letters, digits, marks of punctuation and spaces that join with nothing beside them but what is not in here.
    static bool IsPlain(char c) => c switch
    {
        '\r' => false,
        < '\u0300' => true,
        >= '\u0370' and <= '\u0482' or >= '\u048a' and <= '\u0590' => true,
        >= '\u1e00' and <= '\u1fff' or >= '\u2010' and <= '\u2027' => true,
        >= '\u3041' and <= '\u3096' or >= '\u4e00' and <= '\u9fff' => true,
        _ => false,
    };

    /// <summary>Where the clusters of a text begin, a bit for each index.</summary>
    internal sealed class Starts
    {
        readonly ulong[] bits;

        internal Starts(string text)
        {
            bits = new ulong[text.Length / 64 + 1];
            for (var i = 0; i < text.Length; i = Next(text, i))
                bits[i / 64] |= 1UL << (i % 64);
        }

        internal bool Contains(int index) => (bits[index / 64] >> (index % 64) & 1) != 0;
    }
}
