using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>How a link stands.</summary>
/// <param name="Label">In when the link bites.</param>
/// <param name="Cap">In unless it was taken back or given up (Out), or is stale or partly given up (Undecided).</param>
/// <param name="Strength">The weight with which it passes its source's strength on, 0 to 1.</param>
/// <param name="Spread">The range in which a weight moves that does not settle; null for one that does.</param>
public sealed record LinkStanding(Level Label, Level Cap, double Strength, Spread? Spread);

/// <summary>
/// The standing of all contributions of a debate at one version, by label, in the order they were made. Each event
/// reckons anew only what it can have changed. Immutable, sharing structure between versions.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "The word of the field; nobody adds to it.")]
public sealed class Standings : IReadOnlyDictionary<string, Standing>
{
    /// <summary>The standings of a debate in which nothing has been said.</summary>
    public static readonly Standings None = new(
        Elements.None, LabelMap<Numbered>.Empty, new int[StatusWords.Count], [], []);

    readonly int[] counts;

    internal Standings(
        Elements elements, LabelMap<Numbered> numbers, int[] counts, Series<int[]> countsBefore, ImmutableArray<StandingShift> changes)
    {
        (Elements, Numbers, this.counts, CountsBefore, Changes) = (elements, numbers, counts, countsBefore, changes);
        Count = counts.Sum();
    }

    internal Elements Elements { get; }

    /// <summary>The number of each element by its label or id.</summary>
    internal LabelMap<Numbered> Numbers { get; }

    /// <summary>How many had each status at each earlier version, from 0.</summary>
    internal Series<int[]> CountsBefore { get; }

    internal int[] Counts => counts;

    /// <summary>How many times any element came to stand otherwise.</summary>
    internal long Cells { get; init; }

    /// <summary>How the last event changed the standing of what was there before it.</summary>
    public ImmutableArray<StandingShift> Changes { get; }

    /// <summary>How many contributions have a standing.</summary>
    public int Count { get; }

    /// <inheritdoc/>
    public IEnumerable<string> Keys => this.Select(pair => pair.Key);

    /// <inheritdoc/>
    public IEnumerable<Standing> Values => this.Select(pair => pair.Value);

    /// <inheritdoc/>
    public Standing this[string key] =>
        TryGetValue(key, out var standing) ? standing : throw new KeyNotFoundException($"“{key}” has no standing.");

    /// <summary>How many contributions have a status.</summary>
    public int CountOf(Status status) => counts[(int)status];

    /// <summary>How a link stands, by its id (<c>r3&gt;</c>, <c>l1</c>); null when there is no such link.</summary>
    public LinkStanding? OfLink(string id) =>
        Find(id) is { IsLink: true } link ? new(link.Label, link.Cap, link.Strength, link.Spread) : null;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Standing value)
    {
        value = Find(key)?.Standing;
        return value is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Standing>> GetEnumerator()
    {
        for (var number = 0; number < Elements.Count; number++)
            if (Elements[number] is { Standing: { } standing } element)
                yield return new(element.Name, standing);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The element of a label or link id; null when it has none.</summary>
    internal Element? Find(string name) => Numbers.TryGetValue(name, out var found) ? Elements[found.Number] : null;

    /// <summary>Whether an attack on a contribution or link was taken back neither itself nor with what it comes from.</summary>
    internal bool IsChallenged(string name) => ChallengesOf(name) > 0;

    /// <summary>How many attacks on a contribution or link were taken back neither themselves nor with what they come from.</summary>
    internal int ChallengesOf(string name) => Find(name)?.Inflow.Challenges ?? 0;

    /// <summary>How many supports of a contribution were taken back neither themselves nor with what they come from.</summary>
    internal int SupportsOf(string name) => Find(name)?.Inflow.Supports ?? 0;

    /// <summary>The standings after one more event.</summary>
    /// <param name="before">The debate just before the event.</param>
    /// <param name="after">The debate with the event, its standings still the old ones.</param>
    /// <param name="version">The event's version.</param>
    /// <param name="labels">The labels that the event bears on: nothing else may have changed.</param>
    internal static Standings After(Debate before, Debate after, long version, IEnumerable<string> labels)
    {
        var reckoning = new Reckoning(before, after, version);
        foreach (var label in labels)
            reckoning.Notice(label);
        return reckoning.Finish();
    }

    /// <summary>The standings for a run of changes that are made in place.</summary>
    internal Standings Opened() => new(Elements.Opened(), Numbers.Opened(), counts, CountsBefore, Changes) { Cells = Cells };

    /// <summary>The standings that came of the run.</summary>
    internal Standings Closed() => new(Elements.Closed(), Numbers.Closed(), counts, CountsBefore, Changes) { Cells = Cells };

    /// <summary>The standings as they are, told as what no event has changed.</summary>
    internal Standings WithoutChanges() => Changes.IsEmpty ? this : new(Elements, Numbers, counts, CountsBefore, []) { Cells = Cells };

    /// <summary>The same standings, told as what an event has changed.</summary>
    internal Standings Telling(ImmutableArray<StandingShift> changes) => new(Elements, Numbers, counts, CountsBefore, changes) { Cells = Cells };

    /// <summary>The same standings one version on.</summary>
    internal Standings Unchanged() => new(Elements, Numbers, counts, CountsBefore.Add(counts), []) { Cells = Cells };

    /// <summary>The standings as they were at an earlier version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="then">The debate at that version, its standings not yet set.</param>
    internal Standings At(long version, Debate then)
    {
        var count = CountElements(version);
        return new(
            new(count, number => Elements[number].At(version, count, then, Elements)),
            Numbers.Through((ref Numbered found) => found.Number < count),
            CountsBefore[(int)version],
            CountsBefore.Take((int)version),
            []);
    }

    int CountElements(long version)
    {
        var (from, to) = (0, Elements.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (Elements[middle].Made <= version)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }
}

/// <summary>The number of an element, told from none.</summary>
readonly record struct Numbered(int Place)
{
    internal static Numbered Of(int number) => new(number + 1);

    internal int Number => Place - 1;
}
