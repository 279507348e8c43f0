using System.Runtime.InteropServices;

namespace ArgumentLedger.Domain;

/// <summary>
/// All that can be reached from some elements along a dependence, in strongly connected components
/// (R. Tarjan, Depth-first search and linear graph algorithms, 1972).
/// </summary>
sealed class Region
{
    readonly Func<Element, int, int> next;
    readonly Func<int, Element> element;
    readonly Dictionary<int, int> places = [];
    readonly List<Place> visited = [];
    readonly Stack<int> open = [];
    readonly List<int> grouped = [];
    readonly List<int> ends = [];

    /// <summary>What is known of a visited element; places are numbers from 0 in the order of the visit.</summary>
    struct Place
    {
        internal int Number;
        internal int Low;
        internal int Taken;
        internal bool IsOpen;
    }

    /// <summary>Visits everything reachable.</summary>
    /// <param name="element">Elements by number.</param>
    /// <param name="seeds">Numbers to begin with.</param>
    /// <param name="next">The k-th element that depends on a given one; −1 past the last.</param>
    internal Region(Func<int, Element> element, IEnumerable<int> seeds, Func<Element, int, int> next)
    {
        (this.element, this.next) = (element, next);
        foreach (var seed in seeds)
            Visit(seed);
    }

    /// <summary>The components, each before those that depend on it; members by number.</summary>
    internal IEnumerable<ArraySegment<int>> Components
    {
        get
        {
            var members = grouped.ToArray();
            for (var i = ends.Count - 1; i >= 0; i--)
            {
                var start = i == 0 ? 0 : ends[i - 1];
                yield return new(members, start, ends[i] - start);
            }
        }
    }

    /// <summary>Whether a component has several members; one that feeds itself alone is not found by this.</summary>
    internal bool HasCircles => ends.Count < grouped.Count;

    /// <summary>All numbers; where there are no circles, each before those that depend on it.</summary>
    internal IEnumerable<int> Numbers => Enumerable.Reverse(grouped);

    /// <summary>How many elements there are.</summary>
    internal int Count => grouped.Count;

    /// <summary>Whether an element can be reached.</summary>
    internal bool Includes(int number) => places.ContainsKey(number);

    void Visit(int seed)
    {
        if (Find(seed) != visited.Count)
            return;
        var path = new Stack<int>();
        path.Push(Enter(seed));
        while (path.TryPeek(out var at))
        {
            ref var place = ref Known(at);
            var number = next(element(place.Number), place.Taken++);
            if (number < 0)
            {
                path.Pop();
                Leave(at);
                if (path.TryPeek(out var parent))
                    Known(parent).Low = Math.Min(Known(parent).Low, Known(at).Low);
            }
            else if (Find(number) is var other && other == visited.Count)
                path.Push(Enter(number));
            else if (Known(other).IsOpen)
                place.Low = Math.Min(place.Low, other);
        }
    }

    ref Place Known(int place) => ref CollectionsMarshal.AsSpan(visited)[place];

    // The place of an element; the next one, which is its own from now on, when it was not visited yet.
    int Find(int number)
    {
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(places, number, out var isKnown);
        if (!isKnown)
            found = visited.Count;
        return found;
    }

    int Enter(int number)
    {
        var place = visited.Count;
        visited.Add(new() { Number = number, Low = place, IsOpen = true });
        open.Push(place);
        return place;
    }

    void Leave(int at)
    {
        if (Known(at).Low != at)
            return;
        int member;
        do
        {
            member = open.Pop();
            Known(member).IsOpen = false;
            grouped.Add(Known(member).Number);
        }
        while (member != at);
        ends.Add(grouped.Count);
    }
}
