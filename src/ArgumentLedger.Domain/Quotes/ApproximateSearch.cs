namespace ArgumentLedger.Domain.Quotes;

/// <summary>A stretch of a folded text, from a unit to the one after its last.</summary>
readonly record struct Stretch(int From, int To);

/// <summary>Finds where a text comes closest to a pattern, by edit distance; if any place is near enough, the nearest is found.</summary>
static class ApproximateSearch
{
    /// <summary>How many edits of a pattern are borne: a fifth of its length.</summary>
    internal static int MostEdits(int length) => length / 5;

    /// <summary>All places at the least distance that is at most <paramref name="most"/>, one of several that overlap, in order; empty when there is none.</summary>
    internal static List<Stretch> Nearest(char[] text, char[] pattern, int most)
    {
        var best = most;
        var ends = new List<int>();
        new BitParallel(pattern).Run(text, isAnchored: false, most, (end, distance) =>
        {
            if (distance > best)
                return;
            if (distance < best)
                ends.Clear();
            best = distance;
            ends.Add(end);
        });
        return PlacesAt(text, pattern, ends, best);
    }

    static List<Stretch> PlacesAt(char[] text, char[] pattern, List<int> ends, int distance)
    {
        var backwards = new BitParallel(Reversed(pattern));
        var places = new List<Stretch>();
        for (var i = 0; i < ends.Count;)
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
