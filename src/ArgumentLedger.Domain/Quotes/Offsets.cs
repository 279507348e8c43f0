using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Quotes;

/// <summary>Turns UTF-16 indexes of one text into code-point offsets and back, without counting from its beginning each time.</summary>
public sealed class Offsets
{
    const int Stride = 1024;

    readonly string text;

    // Code points before each Stride-th index; empty for a text without surrogates, where both counts are one.
    readonly ImmutableArray<int> before;

    /// <summary>Prepares a text, in time linear in it.</summary>
    public Offsets(string text)
    {
        this.text = text;
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            before = [];
            return;
        }
        var counts = ImmutableArray.CreateBuilder<int>(text.Length / Stride + 1);
        var seen = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i % Stride == 0)
                counts.Add(seen);
            if (!IsSecondHalf(i))
                seen++;
        }
        if (counts.Count == 0)
            counts.Add(0);
        before = counts.ToImmutable();
    }

    /// <summary>The code-point offset of a UTF-16 index; within a pair of surrogates, that of what follows the pair.</summary>
    public int OffsetOf(int index)
    {
        if (before.IsEmpty)
            return index;
        var stride = Math.Min(index / Stride, before.Length - 1);
        var offset = before[stride];
        for (var i = stride * Stride; i < index; i++)
            if (!IsSecondHalf(i))
                offset++;
        return offset;
    }

    /// <summary>The UTF-16 index of a code-point offset; the text's length when the offset is its end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset lies outside the text.</exception>
    public int IndexOf(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (before.IsEmpty)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, text.Length);
            return offset;
        }
        var stride = before.BinarySearch(offset);
        if (stride < 0)
            stride = ~stride - 1;
        var index = stride * Stride;
        for (var seen = before[stride]; seen < offset || IsSecondHalf(index); index++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, text.Length, nameof(offset));
            if (!IsSecondHalf(index))
                seen++;
        }
        return index;
    }

    bool IsSecondHalf(int i) => i > 0 && i < text.Length && char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]);
}
