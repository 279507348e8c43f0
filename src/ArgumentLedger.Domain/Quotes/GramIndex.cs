using System.Numerics;

namespace ArgumentLedger.Domain.Quotes;

/// <summary>Where each sequence of <see cref="Length"/> characters stands in a text; others may be told along with it, never fewer.</summary>
sealed class GramIndex
{
    /// <summary>Characters in a gram.</summary>
    internal const int Length = 4;

    readonly int shift;
    readonly int[] heads;
    readonly int[] places;

    internal GramIndex(ReadOnlySpan<char> text)
    {
        var bits = Math.Clamp(BitOperations.Log2((uint)text.Length + 1) + 1, 8, 17);
        shift = 64 - bits;
        heads = new int[(1 << bits) + 1];
        places = new int[Math.Max(0, text.Length - Length + 1)];
        for (var i = 0; i < places.Length; i++)
            heads[Slot(text[i..]) + 1]++;
        for (var slot = 1; slot < heads.Length; slot++)
            heads[slot] += heads[slot - 1];
        // Filled from the back, so that each slot's places ascend and its head ends up at the first.
        var ends = heads[1..];
        for (var i = places.Length - 1; i >= 0; i--)
            places[--ends[Slot(text[i..])]] = i;
    }

    /// <summary>The places of a gram, ascending.</summary>
    internal ReadOnlySpan<int> PlacesOf(ReadOnlySpan<char> gram)
    {
        var slot = Slot(gram);
        return places.AsSpan(heads[slot]..heads[slot + 1]);
    }

    // Multiplying by a large odd number spreads the bits; the highest are the best mixed.
    int Slot(ReadOnlySpan<char> gram) =>
        (int)(((ulong)gram[0] | (ulong)gram[1] << 16 | (ulong)gram[2] << 32 | (ulong)gram[3] << 48) * 0x9E3779B97F4A7C15UL >> shift);
}
