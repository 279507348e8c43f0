using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>By which ways the last event changed labels.</summary>
/// <param name="elements">All elements after the event.</param>
/// <param name="touched">Numbers of the elements whose own equation the event changed.</param>
/// <param name="turned">Numbers of the elements that are new or whose label changed.</param>
/// <param name="numbers">Numbers by name.</param>
sealed class Attribution(
    Elements elements, IReadOnlyCollection<int> touched, IReadOnlySet<int> turned, LabelMap<Numbered> numbers)
{
    // Few ask, and then for all of them: found on demand, once.
    readonly Lazy<Dictionary<int, int>> origins = new(() => Search(elements, touched, turned));

    internal IReadOnlyList<string> PathTo(string label) => [.. WayTo(label).Select(one => one.Name)];

    /// <summary>The other contributions on the path, links standing for what they come from.</summary>
    internal IReadOnlyList<string> ContributionsTo(string label) =>
        [.. WayTo(label).Select(one => one.IsLink ? elements[one.Source].Name : one.Name).Where(name => name != label).Distinct()];

    List<Element> WayTo(string label)
    {
        var way = new List<Element>();
        for (var number = numbers[label].Number; number >= 0; number = origins.Value.GetValueOrDefault(number, -1))
            way.Add(elements[number]);
        way.Reverse();
        return way;
    }

    // Breadth first; each element reached keeps the one it was reached from, −1 for those it began with.
    static Dictionary<int, int> Search(Elements elements, IReadOnlyCollection<int> touched, IReadOnlySet<int> turned)
    {
        var origins = touched.Where(turned.Contains).Order().ToDictionary(number => number, _ => -1);
        var queue = new Queue<int>(origins.Keys.Order());
        while (queue.TryDequeue(out var number))
        {
            var element = elements[number];
            for (int k = 0, next; (next = element.NextByLabel(k)) >= 0; k++)
                if (turned.Contains(next) && origins.TryAdd(next, number))
                    queue.Enqueue(next);
        }
        return origins;
    }
}
