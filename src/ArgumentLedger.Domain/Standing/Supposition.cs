using System.Collections.Immutable;

namespace ArgumentLedger.Domain;

/// <summary>What is to be thought away of a debate.</summary>
/// <param name="Labels">Labels of contributions, sources, concessions and explicit links.</param>
/// <param name="People">Speakers, as cast labels or contributors' ids: all that they said.</param>
public sealed record Without(ImmutableArray<string> Labels, ImmutableArray<string> People);

/// <summary>
/// How everything would stand if something had never been logged. Nothing is recorded. What is thought away takes along
/// the quotes that were taken from it, its links, and concessions to it, by which nothing is given up then; whoever is
/// thought away takes along what they said, conceded, linked and believed, but not what they logged for others. What was
/// said in reply remains, and bears on nothing that is gone; words stay as they were last amended.
/// </summary>
public sealed class Supposition
{
    readonly Debate before;

    internal Supposition(Debate before, Debate supposed, ImmutableHashSet<string> gone)
    {
        (this.before, Debate, Gone) = (before, supposed, gone);
        Changes = [.. supposed.Changes.Where(shift => !gone.Contains(shift.Label))];
    }

    /// <summary>The debate as supposed: only its standings are to be read, those of what is <see cref="Gone"/> aside.</summary>
    public Debate Debate { get; }

    /// <summary>Labels of the contributions, concessions and explicit links thought away.</summary>
    public ImmutableHashSet<string> Gone { get; }

    /// <summary>What would stand otherwise, in the order it was made.</summary>
    public ImmutableArray<StandingShift> Changes { get; }

    /// <summary>Why those that would stand otherwise would.</summary>
    public Explanation ExplainChanges() => new(Debate, Changes.Select(shift => Debate.Standings.Find(shift.Label)!.Number));

    /// <summary>How contributions would stand that are not gone, in the order they were made.</summary>
    public IEnumerable<(string Label, Standing Standing)> Standings() =>
        from label in before.Order
        where !Gone.Contains(label)
        let standing = Debate.StandingOf(label)
        where standing is not null
        select (label, standing);
}

/// <summary>Supposes that something had never been said.</summary>
public static class Supposing
{
    /// <summary>Whether a label stands for something that can be thought away.</summary>
    public static bool CanBeWithout(this Debate debate, string label) =>
        debate.Contributions.ContainsKey(label) || debate.Sources.ContainsKey(label) || debate.Concessions.ContainsKey(label)
        || (debate.Links.TryGetValue(label, out var link) && !link.IsOwned);

    /// <summary>The debate's standings as if something had never been logged; labels and people that are not there change nothing.</summary>
    public static Supposition Suppose(this Debate debate, Without without)
    {
        var gone = new Departure(debate, without);
        var labels = gone.Labels.ToImmutableHashSet(StringComparer.Ordinal);
        var supposed = gone.Applied();
        return new(debate, supposed with { Standings = Standings.After(debate, supposed, debate.Version + 1, gone.Touched) }, labels);
    }
}
