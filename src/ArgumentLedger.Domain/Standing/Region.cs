namespace ArgumentLedger.Domain;

/// <summary>
/// All that can be reached from some elements along a dependence, in strongly connected components
/// (R. Tarjan, Depth-first search and linear graph algorithms, 1972), with what is noted of each.
/// </summary>
sealed class Region
{
    // So many, more than most events reach, are found sooner by going through them than in a dictionary.
    const int Few = 16;

    readonly Func<Element, int, int> next;
    readonly Func<int, Element> element;
    readonly List<int> ends = new(Few);
    Dictionary<int, int>? places;
    Place[] visited = new Place[Few];
    int[] grouped = new int[Few];
    int count;
    int taken;
    int top = -1;

    /// <summary>What is known of a visited element; places are numbers from 0 in the order of the visit.</summary>
    struct Place
    {
        internal int Number;
        internal int Low;
        internal int Taken;

        /// <summary>The place it was entered from; −1 for none.</summary>
        internal int From;

        /// <summary>The place below it on the stack of those that are open; −1 for none.</summary>
        internal int Below;

        internal bool IsOpen;
        internal Note Notes;
    }

    /// <summary>Visits everything reachable.</summary>
    /// <param name="element">Elements by number.</param>
    /// <param name="seeds">Numbers to begin with.</param>
    /// <param name="next">The k-th element that depends on a given one; −1 past the last.</param>
    internal Region(Func<int, Element> element, IEnumerable<int> seeds, Func<Element, int, int> next)
    {
        (this.element, this.next) = (element, next);
        foreach (var seed in seeds)
            if (Find(seed) < 0)
                Visit(seed);
    }

    /// <summary>The components, each before those that depend on it; members by number.</summary>
    internal IEnumerable<ArraySegment<int>> Components
    {
        get
        {
            for (var i = ends.Count - 1; i >= 0; i--)
            {
                var start = i == 0 ? 0 : ends[i - 1];
                yield return new(grouped, start, ends[i] - start);
            }
        }
    }

    /// <summary>Whether a component has several members; one that feeds itself alone is not found by this.</summary>
    internal bool HasCircles => ends.Count < count;

    /// <summary>How many elements there are.</summary>
    internal int Count => count;

    /// <summary>The i-th number; where there are no circles, each comes before those that depend on it.</summary>
    internal int this[int i] => grouped[count - 1 - i];

    /// <summary>Whether an element can be reached.</summary>
    internal bool Includes(int number) => Find(number) >= 0;

    /// <summary>Notes something of an element that can be reached.</summary>
    internal void Add(int number, Note note) => visited[Find(number)].Notes |= note;

    /// <summary>Whether any of this is noted of an element.</summary>
    internal bool Has(int number, Note notes) => Find(number) is var place and >= 0 && (visited[place].Notes & notes) != 0;

    /// <summary>Numbers of the elements of which any of this is noted, ascending.</summary>
    internal List<int> Noted(Note notes)
    {
        var numbers = new List<int>(count);
        foreach (ref readonly var place in visited.AsSpan(0, count))
            if ((place.Notes & notes) != 0)
                numbers.Add(place.Number);
        numbers.Sort();
        return numbers;
    }

    void Visit(int seed)
    {
        var at = Enter(seed, -1);
        while (at >= 0)
        {
            var number = next(element(visited[at].Number), visited[at].Taken++);
            if (number < 0)
                at = Leave(at);
            else if (Find(number) is var other && other < 0)
                at = Enter(number, at);
            else if (visited[other].IsOpen)
                visited[at].Low = Math.Min(visited[at].Low, other);
        }
    }

    // The place of an element; −1 when it was not visited yet.
    int Find(int number)
    {
        if (places is not null)
            return places.TryGetValue(number, out var place) ? place : -1;
        for (var i = 0; i < count; i++)
            if (visited[i].Number == number)
                return i;
        return -1;
    }

    int Enter(int number, int from)
    {
        var place = count++;
        if (place == visited.Length)
            Grow();
        visited[place] = new() { Number = number, Low = place, From = from, Below = top, IsOpen = true };
        places?.Add(number, place);
        top = place;
        return place;
    }

    void Grow()
    {
        places ??= Enumerable.Range(0, Few).ToDictionary(place => visited[place].Number);
        Array.Resize(ref visited, 2 * visited.Length);
        Array.Resize(ref grouped, visited.Length);
    }

    // The place it was entered from.
    int Leave(int at)
    {
        if (visited[at].Low == at)
            Group(at);
        var from = visited[at].From;
        if (from >= 0)
            visited[from].Low = Math.Min(visited[from].Low, visited[at].Low);
        return from;
    }

    void Group(int first)
    {
        int member;
        do
        {
            member = top;
            top = visited[member].Below;
            visited[member].IsOpen = false;
            grouped[taken++] = visited[member].Number;
        }
        while (member != first);
        ends.Add(taken);
    }
}
