using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Commitments;

/// <summary>A time through which somebody held one wording of a contribution.</summary>
/// <param name="Held">Who held what, and on what ground.</param>
/// <param name="From">The version from which it was so.</param>
/// <param name="Until">The version that ended it: by a newer wording, a withdrawal, a concession, or because that was taken back; null when it is still so.</param>
public sealed record HeldPeriod(Commitment Held, long From, long? Until);

/// <summary>Who held which wording when.</summary>
public static class HeldPeriods
{
    /// <summary>
    /// Everybody who ever held a contribution, by wording and in the order in which they came to it. Assent stays with
    /// the wording that was accepted: from the next rewording on it is stale, until it is given again.
    /// </summary>
    public static ImmutableArray<HeldPeriod> HeldOverTime(this Debate debate, string label)
    {
        var periods = new List<HeldPeriod>();
        foreach (var version in Moments(debate, label))
        {
            var holders = debate.HoldersOf(label, version);
            for (var i = 0; i < periods.Count; i++)
                if (periods[i].Until is null && !holders.Contains(periods[i].Held))
                    periods[i] = periods[i] with { Until = version };
            foreach (var held in holders)
                if (!periods.Exists(period => period.Until is null && period.Held == held))
                    periods.Add(new(held, version, null));
        }
        return [.. periods];
    }

    // The only events that can change who holds it.
    static IEnumerable<long> Moments(Debate debate, string label)
    {
        var it = debate.Contributions[label];
        var concessions = debate.ConcessionsOf.At(label).Concat(debate.GivenUpBy.At(label)).Distinct().Select(made => debate.Concessions[made]);
        return it.Wordings.Select(wording => wording.Version)
            .Concat(concessions.SelectMany(made => new[] { made.Version, made.Withdrawn?.Version ?? made.Version }))
            .Append(it.Withdrawn?.Version ?? it.Version)
            .Distinct().Order();
    }
}
