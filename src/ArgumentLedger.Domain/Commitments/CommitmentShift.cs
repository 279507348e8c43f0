using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Commitments;

/// <summary>How one event changed what somebody stands by.</summary>
/// <param name="Version">The event's version.</param>
/// <param name="Contribution">The contribution they came to hold, or hold no more, or hold otherwise.</param>
/// <param name="From">The commitment before the event; null when there was none.</param>
/// <param name="To">The commitment after it; null when there is none.</param>
/// <param name="By">The concession that did it, if one was made or taken back; else null.</param>
public sealed record CommitmentShift(long Version, string Contribution, Commitment? From, Commitment? To, string? By);

/// <summary>How commitments moved.</summary>
public static class CommitmentHistory
{
    /// <summary>Every change of what a speaker stands by, up to the debate's version, oldest first.</summary>
    public static ImmutableArray<CommitmentShift> CommitmentShiftsOf(this Debate debate, string speaker)
    {
        var canonical = debate.Canonical(speaker);
        var conceded = debate.Concessions.Values
            .Where(made => debate.Canonical(made.Speaker) == canonical)
            .ToLookup(made => made.What);
        return [.. debate.Order
            .Where(label => debate.Canonical(debate.Contributions[label].Speaker) == canonical || conceded.Contains(label))
            .SelectMany(label => ShiftsOf(debate, label, canonical, conceded[label]))
            .OrderBy(shift => shift.Version)];
    }

    // Only their own acts, and new wordings, can have changed it.
    static IEnumerable<CommitmentShift> ShiftsOf(Debate debate, string label, string speaker, IEnumerable<Concession> conceded)
    {
        var contribution = debate.Contributions[label];
        var acts = new SortedDictionary<long, string?>();
        foreach (var wording in contribution.Wordings)
            acts.TryAdd(wording.Version, null);
        if (contribution.Withdrawn is { } withdrawn)
            acts.TryAdd(withdrawn.Version, null);
        foreach (var made in conceded.Concat(debate.GivenUpBy.At(label).Select(given => debate.Concessions[given])))
        {
            acts[made.Version] = made.Label;
            if (made.Withdrawn is { } takenBack)
                acts[takenBack.Version] = made.Label;
        }
        Commitment? from = null;
        foreach (var (version, by) in acts)
        {
            var to = debate.HoldersOf(label, version).FirstOrDefault(held => held.Speaker == speaker);
            if (to != from)
                yield return new(version, label, from, to, by);
            from = to;
        }
    }
}
