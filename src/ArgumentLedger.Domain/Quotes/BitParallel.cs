namespace ArgumentLedger.Domain.Quotes;

/// <summary>
/// Edit distances of a pattern to a text, 64 rows of the table in a machine word at a time: G. Myers, A fast
/// bit-vector algorithm for approximate string matching based on dynamic programming, J. ACM 46 (1999), in blocks as
/// there; the carries as in H. Hyyrö, Explaining and extending the bit-parallel approximate string matching algorithm
/// of Myers (2001). Where a piece must begin with the text, only blocks near the diagonal are reckoned: no others can
/// lead to a distance that is asked for.
/// </summary>
sealed class BitParallel
{
    const int Bits = 64;

    readonly int length;
    readonly int blocks;
    readonly int lastBit;

    // Where in equal the rows of a character begin; those of characters that the pattern lacks at 0.
    readonly int[] rows;
    readonly ulong[] equal;
    readonly ulong[] positive;
    readonly ulong[] negative;

    internal BitParallel(ReadOnlySpan<char> pattern)
    {
        length = pattern.Length;
        blocks = (length + Bits - 1) / Bits;
        lastBit = (length - 1) % Bits;
        rows = new int[Greatest(pattern) + 1];
        var distinct = 0;
        foreach (var c in pattern)
            if (rows[c] == 0)
                rows[c] = ++distinct * blocks;
        equal = new ulong[(distinct + 1) * blocks];
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
        Array.Fill(positive, ulong.MaxValue);
        Array.Clear(negative);
        var band = isAnchored ? most : length;
        var last = Math.Min(blocks - 1, band / Bits);
        var distance = RowsThrough(last);
        for (var i = 0; i < text.Length; i++)
        {
            if (last < blocks - 1 && (i + band) / Bits > last)
                distance += RowsThrough(++last) - RowsThrough(last - 1);
            var first = isAnchored ? Math.Min(last, Math.Max(0, i - band) / Bits) : 0;
            var row = text[i] < rows.Length ? rows[text[i]] : 0;
            distance += Step(equal.AsSpan(row, last + 1), first, isAnchored ? 1UL : 0UL);
            if (distance <= most && last == blocks - 1)
                visit(i + 1, distance);
        }
    }

    int RowsThrough(int block) => Math.Min(length, (block + 1) * Bits);

    // One column of the table from a block on: how much more or less its last row holds than in the column before.
    int Step(ReadOnlySpan<ulong> equals, int first, ulong up)
    {
        var down = 0UL;
        var (ups, downs) = (positive, negative);
        for (var block = first; block < equals.Length && block < ups.Length && block < downs.Length; block++)
        {
            var (equal, risen, fallen) = (equals[block], ups[block], downs[block]);
            var vertical = equal | fallen;
            equal |= down;
            var horizontal = (((equal & risen) + risen) ^ risen) | equal;
            var (rising, falling) = (fallen | ~(horizontal | risen), risen & horizontal);
            var bit = block == ups.Length - 1 ? lastBit : Bits - 1;
            var above = rising << 1 | up;
            var below = falling << 1 | down;
            (up, down) = (rising >> bit & 1, falling >> bit & 1);
            ups[block] = below | ~(vertical | above);
            downs[block] = above & vertical;
        }
        return (int)up - (int)down;
    }

    static int Greatest(ReadOnlySpan<char> pattern)
    {
        var greatest = '\0';
        foreach (var c in pattern)
            greatest = c > greatest ? c : greatest;
        return greatest;
    }
}
