using System.Buffers;

namespace ArgumentLedger.Domain.Quotes;

/// <summary>
/// Edit distances of a pattern to a text, 64 rows of the table in a machine word at a time: G. Myers, A fast
/// bit-vector algorithm for approximate string matching based on dynamic programming, J. ACM 46 (1999), in blocks as
/// there; the carries as in H. Hyyrö, Explaining and extending the bit-parallel approximate string matching algorithm
/// of Myers (2001).
/// </summary>
sealed class BitParallel
{
    const int Bits = 64;

    readonly int length;
    readonly int blocks;
    readonly int lastBit;
    readonly Dictionary<char, int> rows = [];
    readonly ulong[] equal;
    readonly ulong[] positive;
    readonly ulong[] negative;

    internal BitParallel(ReadOnlySpan<char> pattern)
    {
        length = pattern.Length;
        blocks = (length + Bits - 1) / Bits;
        lastBit = (length - 1) % Bits;
        foreach (var c in pattern)
            rows.TryAdd(c, (rows.Count + 1) * blocks);
        equal = new ulong[(rows.Count + 1) * blocks];
        for (var i = 0; i < length; i++)
            equal[rows[pattern[i]] + i / Bits] |= 1UL << (i % Bits);
        positive = new ulong[blocks];
        negative = new ulong[blocks];
    }

    /// <summary>Called with the index after each character of the text and the least distance of a piece that ends there.</summary>
    internal delegate void Visit(int end, int distance);

    /// <summary>Goes through a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isAnchored">Whether a piece must begin where the text does; else it may begin anywhere.</param>
    /// <param name="most">Greater distances are not told.</param>
    /// <param name="visit">Told of the others.</param>
    internal void Run(ReadOnlySpan<char> text, bool isAnchored, int most, Visit visit)
    {
        var table = ArrayPool<int>.Shared.Rent(char.MaxValue + 1);
        Array.Clear(table, 0, char.MaxValue + 1);
        foreach (var (c, row) in rows)
            table[c] = row;
        Array.Fill(positive, ulong.MaxValue);
        Array.Clear(negative);
        var distance = length;
        var carry = isAnchored ? 1UL : 0UL;
        for (var i = 0; i < text.Length; i++)
        {
            distance += Step(equal.AsSpan(table[text[i]], blocks), carry);
            if (distance <= most)
                visit(i + 1, distance);
        }
        ArrayPool<int>.Shared.Return(table);
    }

    // One column of the table: how much more or less its last row holds than in the column before.
    int Step(ReadOnlySpan<ulong> equals, ulong up)
    {
        var down = 0UL;
        for (var block = 0; block < equals.Length - 1; block++)
            (up, down) = Advance(ref positive[block], ref negative[block], equals[block], up, down, Bits - 1);
        (up, down) = Advance(ref positive[^1], ref negative[^1], equals[^1], up, down, lastBit);
        return (int)up - (int)down;
    }

    static (ulong Up, ulong Down) Advance(ref ulong positive, ref ulong negative, ulong equal, ulong up, ulong down, int bit)
    {
        var vertical = equal | negative;
        equal |= down;
        var horizontal = (((equal & positive) + positive) ^ positive) | equal;
        var rising = negative | ~(horizontal | positive);
        var falling = positive & horizontal;
        var (upOut, downOut) = (rising >> bit & 1, falling >> bit & 1);
        rising = rising << 1 | up;
        falling = falling << 1 | down;
        positive = falling | ~(vertical | rising);
        negative = rising & vertical;
        return (upOut, downOut);
    }
}
