namespace ArgumentLedger.Domain.Quotes;

/// <summary>A stretch of a folded text, from a unit to the one after its last.</summary>
readonly record struct Stretch(int From, int To);

/// <summary>Finds where a text comes closest to a pattern, by edit distance; if any place is near enough, the nearest is found.</summary>
static class ApproximateSearch
{
    /// <summary>How many edits of a pattern are borne: a fifth of its length.</summary>
    internal static int MostEdits(int length) => length / 5;

    // What finding where places begin may cost, in words of the table: more places than that allows are left untold.
    const long MostWork = 100_000_000;

    // Shorter texts are gone through as fast as an index of them is made.
    const int WorthIndexing = 2_048;

    /// <summary>All places at the least distance that is at most <paramref name="most"/>, one of several that overlap, in order; empty when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Its grams.</param>
    /// <param name="pattern">What is looked for.</param>
    /// <param name="most">The most edits.</param>
    internal static List<Stretch> Nearest(char[] text, Lazy<GramIndex> index, char[] pattern, int most)
    {
        var search = new BitParallel(pattern);
        if (text.Length < WorthIndexing || pattern.Length <= GramIndex.Length * (most + 1))
            return PlacesAt(text, pattern, Ends(text, [new(0, text.Length)], search, most));
        using var candidates = new Candidates(text, index.Value, pattern, most);
        // Few edits leave few candidates; and what is found within fewer need not be sought within more.
        for (var edits = Math.Max(1, most / 4); ; edits = Math.Min(2 * edits, most))
        {
            var stretches = candidates.Within(edits);
            // Where much is left to go through, once is enough.
            if (stretches.Sum(stretch => stretch.To - stretch.From) > text.Length / 4)
                edits = most;
            var nearest = Ends(text, stretches, search, edits);
            if (nearest.Ends.Count > 0 || edits >= most)
                return PlacesAt(text, pattern, nearest);
        }
    }

    static (int Distance, List<int> Ends) Ends(char[] text, List<Stretch> stretches, BitParallel search, int most)
    {
        var best = most;
        var ends = new List<int>();
        foreach (var stretch in stretches)
            search.Run(text.AsSpan(stretch.From, stretch.To - stretch.From), isAnchored: false, most, (end, distance) =>
            {
                if (distance > best)
                    return;
                if (distance < best)
                    ends.Clear();
                best = distance;
                ends.Add(stretch.From + end);
            });
        return (best, ends);
    }

    static List<Stretch> PlacesAt(char[] text, char[] pattern, (int Distance, List<int> Ends) nearest)
    {
        var (distance, ends) = nearest;
        var backwards = new BitParallel(Reversed(pattern));
        var places = new List<Stretch>();
        var allowed = MostWork / ((pattern.Length + distance) * (distance / 32L + 2));
        for (var i = 0; i < ends.Count && places.Count <= allowed;)
        {
            var end = ends[i];
            // Ends so near each other are of one place: prefer that at a word's end.
            var next = i + 1;
            for (; next < ends.Count && ends[next] - ends[i] <= pattern.Length / 2; next++)
                if (Tokens.Join(text, end) && !Tokens.Join(text, ends[next]))
                    end = ends[next];
            places.Add(new(StartOf(text, end, backwards, pattern.Length, distance), end));
            i = next;
        }
        return places;
    }

    static int StartOf(char[] text, int end, BitParallel backwards, int length, int distance)
    {
        var from = Math.Max(0, end - length - distance);
        var start = -1;
        backwards.Run(Reversed(text.AsSpan(from, end - from)), isAnchored: true, distance, (before, found) =>
        {
            if (found == distance && (start < 0 || (Tokens.Join(text, start) && !Tokens.Join(text, end - before))))
                start = end - before;
        });
        return start < 0 ? end : start;
    }

    static char[] Reversed(ReadOnlySpan<char> text)
    {
        var reversed = text.ToArray();
        Array.Reverse(reversed);
        return reversed;
    }
}
