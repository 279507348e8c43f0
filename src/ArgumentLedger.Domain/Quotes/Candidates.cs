using System.Buffers;
using System.Numerics;

namespace ArgumentLedger.Domain.Quotes;

/// <summary>
/// The stretches of a text in which a pattern can stand with few edits; all others are ruled out by counting. An edit
/// spoils at most q of a pattern's grams of q characters, and the others stand in the text shifted by no more than the edits
/// (E. Ukkonen, Approximate string-matching with q-grams and maximal matches, TCS 92, 1992). This holds of any grams
/// one picks, so the rarest are counted, and of them no more than are needed.
/// </summary>
sealed class Candidates : IDisposable
{
    // How many grams beyond those that the edits may spoil must be in place: fewer leave too many stretches.
    const int Margin = 12;

    // More than so many places per character of text are not worth counting.
    const int MostPlaces = 4;

    readonly char[] text;
    readonly char[] pattern;
    readonly GramIndex index;

    // Offsets of the pattern's grams, those that stand least often first, and how often that is.
    readonly int[] grams;
    readonly int[] frequencies;
    readonly int width;
    readonly int[] counts;
    readonly int slots;
    int counted;
    long left;

    internal Candidates(char[] text, GramIndex index, char[] pattern, int most)
    {
        (this.text, this.pattern, this.index) = (text, pattern, index);
        grams = [.. Enumerable.Range(0, Math.Max(0, pattern.Length - GramIndex.Length + 1))];
        frequencies = Array.ConvertAll(grams, at => index.PlacesOf(pattern.AsSpan(at)).Length);
        Array.Sort(frequencies, grams);
        width = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, most / 2));
        slots = (text.Length + pattern.Length) / width + 2;
        counts = ArrayPool<int>.Shared.Rent(slots);
        Array.Clear(counts, 0, slots);
        left = (long)MostPlaces * text.Length;
    }

    /// <summary>Gives the table back.</summary>
    public void Dispose() => ArrayPool<int>.Shared.Return(counts);

    /// <summary>Stretches that hold every place with at most so many edits, in order and apart; the whole text where counting tells nothing.</summary>
    /// <param name="edits">The edits; never fewer than in the call before.</param>
    internal List<Stretch> Within(int edits)
    {
        Count(GramIndex.Length * edits + Margin);
        var needed = counted - GramIndex.Length * edits;
        return needed > 0 ? Merged(edits, needed) : [new(0, text.Length)];
    }

    void Count(int wanted)
    {
        var shift = BitOperations.Log2((uint)width);
        for (; counted < Math.Min(wanted, grams.Length) && left >= frequencies[counted]; counted++)
        {
            var at = grams[counted];
            left -= frequencies[counted];
            foreach (var place in index.PlacesOf(pattern.AsSpan(at)))
                counts[(place - at + pattern.Length) >> shift]++;
        }
    }

    // Where the places that grams point to lie within the edits of each other, enough of them make a candidate.
    List<Stretch> Merged(int edits, int needed)
    {
        var stretches = new List<Stretch>();
        var span = 2 * edits / width + 2;
        var sum = 0;
        for (var i = 0; i < slots; i++)
        {
            sum += counts[i] - (i >= span ? counts[i - span] : 0);
            if (sum < needed)
                continue;
            var from = Math.Clamp((i - span + 1) * width - pattern.Length, 0, text.Length);
            var to = Math.Clamp((i + 1) * width + edits, 0, text.Length);
            if (stretches.Count > 0 && from <= stretches[^1].To)
                stretches[^1] = stretches[^1] with { To = to };
            else
                stretches.Add(new(from, to));
        }
        return stretches;
    }
}
