using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>By which ways the last event changed labels.</summary>
/// <param name="elements">All elements after the event.</param>
/// <param name="region">All elements that the event can have changed, with what it did.</param>
/// <param name="numbers">Numbers by name.</param>
sealed class Attribution(Elements elements, Region region, LabelMap<Numbered> numbers)
{
    // Few ask, and then for all of them: found on demand, once.
    readonly Lazy<Dictionary<int, int>> origins = new(() => Search(elements, region));

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
    static Dictionary<int, int> Search(Elements elements, Region region)
    {
        var begun = region.Noted(Note.Touched).FindAll(number => region.Has(number, Note.Turned));
        var origins = begun.ToDictionary(number => number, _ => -1);
        var queue = new Queue<int>(begun);
        while (queue.TryDequeue(out var number))
        {
            var element = elements[number];
            for (int k = 0, next; (next = element.NextByLabel(k)) >= 0; k++)
                if (region.Has(next, Note.Turned) && origins.TryAdd(next, number))
                    queue.Enqueue(next);
        }
        return origins;
    }
}
