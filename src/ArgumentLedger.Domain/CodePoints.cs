using System.Text;

namespace ArgumentLedger.Domain;

/// <summary>
/// Counts in Unicode code points, as the W3C Web Annotation selectors and all our limits do, over C# strings, which
/// count UTF-16 units.
/// </summary>
public static class CodePoints
{
    /// <summary>How many code points a text has; a lone half of a surrogate pair counts as one.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var pairs = 0;
        for (var i = 1; i < text.Length; i++)
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
                pairs++;
        return text.Length - pairs;
    }

    /// <summary>The code-point offset of a UTF-16 index into a text.</summary>
    public static int OffsetOf(string text, int index) => Count(text.AsSpan(0, index));

    /// <summary>The UTF-16 index of a code-point offset into a text; the text's length when the offset is its end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset lies outside the text.</exception>
    public static int IndexOf(string text, int offset)
    {
        var index = 0;
        for (var seen = 0; seen < offset; seen++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, text.Length, nameof(offset));
            index += char.IsSurrogatePair(text, index) ? 2 : 1;
        }
        return index;
    }

    /// <summary>Whether every surrogate in the text is half of a proper pair.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var read) != System.Buffers.OperationStatus.Done)
                return false;
            text = text[read..];
        }
        return true;
    }
}
