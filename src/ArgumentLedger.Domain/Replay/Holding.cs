using System.Collections.Immutable;
using ArgumentLedger.Domain.Commitments;
using ArgumentLedger.Domain.Moves;

namespace ArgumentLedger.Domain.Replay;

/// <summary>Finds who came to stand by what between two states, and who no longer does.</summary>
sealed class Holding(Debate earlier, Debate later, IReadOnlyList<Entry> between)
{
    readonly List<CastMember> identified =
        [.. later.Cast.Values.Where(member => member.Contributor != earlier.Cast.GetValueOrDefault(member.Label)?.Contributor)];

    internal ImmutableArray<CommitmentMoved> Moved(IEnumerable<Contribution> changed, IEnumerable<Concession> concessions)
    {
        var labels = changed.Select(it => it.Label).ToHashSet(StringComparer.Ordinal);
        foreach (var made in concessions)
            labels.UnionWith(made.GivesUp.Select(given => given.Element).Append(made.What).Where(later.Contributions.ContainsKey));
        if (identified.Count > 0)
            labels.UnionWith(earlier.Order);
        return [.. labels.SelectMany(Moved).OrderBy(moved => moved.Version).ThenBy(moved => moved.Label, StringComparer.Ordinal)];
    }

    IEnumerable<CommitmentMoved> Moved(string label)
    {
        var before = earlier.Contributions.ContainsKey(label) ? earlier.HoldersOf(label) : [];
        var after = later.HoldersOf(label);
        var gained = after.ExceptBy(before.Select(held => held.Speaker), held => held.Speaker).ToList();
        var lost = before.ExceptBy(after.Select(held => held.Speaker), held => held.Speaker).ToList();
        if (gained.Count + lost.Count == 0)
            yield break;
        var periods = later.HeldOverTime(label);
        foreach (var held in gained)
            yield return new(held.Speaker, label, held.Ground, true, before.Any(one => later.Canonical(one.Speaker) == held.Speaker)
                ? Identification(held.Speaker)
                : Beginning(periods, held.Speaker));
        foreach (var held in lost)
            yield return new(held.Speaker, label, held.Ground, false, after.Any(one => one.Speaker == later.Canonical(held.Speaker))
                ? Identification(later.Canonical(held.Speaker))
                : End(periods, later.Canonical(held.Speaker)));
    }

    // What a cast member held, their account holds from when it was known whose it is.
    long Identification(string contributor) => between.Last(entry =>
        entry.Event is SpeakerIdentified fact && later.Canonical(fact.Speaker) == contributor && identified.Exists(member => member.Label == fact.Speaker)).Version;

    // Through a rewording one holds on: the time begins where none of the same speaker ended.
    static long Beginning(ImmutableArray<HeldPeriod> periods, string speaker)
    {
        var of = periods.Where(period => period.Held.Speaker == speaker).ToList();
        var at = of.FindIndex(period => period.Until is null);
        while (of.FindIndex(period => period.Until == of[at].From) is >= 0 and var before)
            at = before;
        return of[at].From;
    }

    static long End(ImmutableArray<HeldPeriod> periods, string speaker) =>
        periods.Where(period => period.Held.Speaker == speaker).Max(period => period.Until)!.Value;
}
