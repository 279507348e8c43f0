using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Commitments;

/// <summary>How somebody came to hold a contribution.</summary>
public enum Ground
{
    /// <summary>They said it.</summary>
    Said,

    /// <summary>They conceded it in full.</summary>
    Conceded,
}

/// <summary>Somebody's commitment to a contribution.</summary>
/// <param name="Speaker">Who holds it: a cast label or a contributor's id, identified cast members as their account.</param>
/// <param name="Contribution">Its label.</param>
/// <param name="Ground">How they came to hold it.</param>
/// <param name="Revision">The wording they said or accepted last.</param>
/// <param name="IsStale">Whether the contribution was reworded since they accepted it.</param>
public sealed record Commitment(string Speaker, string Contribution, Ground Ground, int Revision, bool IsStale);

/// <summary>
/// What speakers stand by: all they claimed or conceded and have neither withdrawn nor given up
/// (C. L. Hamblin, Fallacies, 1970). Derived from the debate, never stored in events.
/// </summary>
public static class CommitmentStore
{
    /// <summary>Who holds a contribution: its speaker, then whoever conceded it in full, in the order in which they first did.</summary>
    public static ImmutableArray<Commitment> HoldersOf(this Debate debate, string label) => debate.HoldersOf(label, debate.Version);

    /// <summary>Who held a contribution at a version not after the debate's; nobody before it was made. Cast members are named as they are known now.</summary>
    public static ImmutableArray<Commitment> HoldersOf(this Debate debate, string label, long version)
    {
        var contribution = debate.Contributions[label];
        if (contribution.Version > version || contribution.Withdrawn?.Version <= version || !contribution.IsArguable)
            return [];
        var revision = contribution.RevisionAt(version);
        var said = debate.IsGivenUp(label, revision, version) ? null : new Commitment(debate.Canonical(contribution.Speaker), label, Ground.Said, revision, false);
        var conceded = debate.ConcessionsOf.At(label);
        if (conceded.IsEmpty)
            return said is null ? [] : [said];
        var holders = new List<Commitment>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        if (said is not null)
            Hold(said);
        foreach (var concession in conceded.Select(made => debate.Concessions[made]).Where(made => made.Extent == Extent.Full && made.IsLiveAt(version)))
            Hold(new(debate.Canonical(concession.Speaker), label, Ground.Conceded, concession.Revision, concession.Revision < revision));
        return [.. holders];

        void Hold(Commitment held)
        {
            if (places.TryAdd(held.Speaker, holders.Count))
                holders.Add(held);
            else if (holders[places[held.Speaker]].Ground == Ground.Conceded)
                holders[places[held.Speaker]] = held;
        }
    }

    /// <summary>What everybody stands by, by contribution in the order they were made.</summary>
    public static IEnumerable<Commitment> Commitments(this Debate debate) => debate.Order.SelectMany(label => debate.HoldersOf(label));

    /// <summary>Everything a speaker stands by, in the order in which it was made.</summary>
    public static IEnumerable<Commitment> CommitmentsOf(this Debate debate, string speaker)
    {
        var canonical = debate.Canonical(speaker);
        return debate.Commitments().Where(held => held.Speaker == canonical);
    }

    /// <summary>Concessions of a contribution that were not taken back, in the order they were made.</summary>
    public static IEnumerable<Concession> LiveConcessionsOf(this Debate debate, string label) =>
        debate.ConcessionsOf.At(label).Select(made => debate.Concessions[made]).Where(made => made.Withdrawn is null);

    /// <summary>Whether its author has given a contribution up in full, as it is worded now.</summary>
    public static bool IsGivenUp(this Debate debate, Contribution contribution) =>
        debate.IsGivenUp(contribution.Label, contribution.Revision, debate.Version);

    static bool IsGivenUp(this Debate debate, string label, int revision, long version) =>
        debate.GivenUpBy.At(label) is { IsEmpty: false } givenUp
        && givenUp.Select(made => debate.Concessions[made])
            .Any(made => made.IsLiveAt(version) && made.Extent == Extent.Full && made.GivesUp.Contains(new(label, revision, 0)));
}
