namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>
/// Finds what two lists share, in order: what stands once in each and in the same order is matched first (the longest
/// run that keeps the order, as in patience sorting), then equal neighbours of what is matched. n log n.
/// </summary>
static class Alignment
{
    internal static List<(int Before, int After)> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var matched = new SortedDictionary<int, int>();
        foreach (var (one, other) in InOrder(Unique(before, after)))
            matched[one] = other;
        var anchors = matched.ToList();
        var (lastOne, lastOther) = (-1, -1);
        for (var n = 0; n <= anchors.Count; n++)
        {
            var (nextOne, nextOther) = n < anchors.Count ? (anchors[n].Key, anchors[n].Value) : (before.Count, after.Count);
            Grow(before, after, matched, (lastOne + 1, lastOther + 1), (nextOne - 1, nextOther - 1));
            (lastOne, lastOther) = (nextOne, nextOther);
        }
        return [.. matched.Select(pair => (pair.Key, pair.Value))];
    }

    static void Grow(IReadOnlyList<string> before, IReadOnlyList<string> after, SortedDictionary<int, int> matched, (int One, int Other) from, (int One, int Other) to)
    {
        var (i, j) = from;
        for (; i <= to.One && j <= to.Other && before[i] == after[j]; i++, j++)
            matched[i] = j;
        for (var (k, l) = to; k >= i && l >= j && before[k] == after[l]; k--, l--)
            matched[k] = l;
    }

    static List<(int One, int Other)> Unique(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var places = new Dictionary<string, (int One, int Count, int Other, int CountAfter)>();
        for (var i = 0; i < before.Count; i++)
            places[before[i]] = places.TryGetValue(before[i], out var seen) ? seen with { Count = seen.Count + 1 } : (i, 1, -1, 0);
        for (var j = 0; j < after.Count; j++)
            if (places.TryGetValue(after[j], out var seen))
                places[after[j]] = seen with { Other = j, CountAfter = seen.CountAfter + 1 };
        return [.. places.Values.Where(place => place is { Count: 1, CountAfter: 1 }).Select(place => (place.One, place.Other)).OrderBy(pair => pair.One)];
    }

    // The longest increasing subsequence of the places after, by patience.
    static List<(int One, int Other)> InOrder(List<(int One, int Other)> pairs)
    {
        var tops = new List<int>();
        var previous = new int[pairs.Count];
        for (var n = 0; n < pairs.Count; n++)
        {
            var pile = tops.BinarySearch(n, Comparer<int>.Create((top, now) => pairs[top].Other.CompareTo(pairs[now].Other)));
            pile = pile < 0 ? ~pile : pile;
            previous[n] = pile == 0 ? -1 : tops[pile - 1];
            if (pile == tops.Count)
                tops.Add(n);
            else
                tops[pile] = n;
        }
        var order = new List<(int One, int Other)>();
        for (var n = tops.Count == 0 ? -1 : tops[^1]; n >= 0; n = previous[n])
            order.Add(pairs[n]);
        order.Reverse();
        return order;
    }
}
