using System.Collections.Immutable;

namespace ArgumentLedger.Domain;

/// <summary>
/// Says why contributions stand as they do. Made on demand for some of them, from all that their labels depend on;
/// where several things would do, it rests on what was decided first (the least rank), then on what was made first.
/// </summary>
public sealed class Explanation
{
    readonly Debate debate;
    readonly Elements elements;
    readonly Labelling labelling;

    internal Explanation(Debate debate, IEnumerable<int> numbers)
    {
        this.debate = debate;
        elements = debate.Standings.Elements;
        labelling = new(number => elements[number], Predecessors(numbers));
    }

    /// <summary>Why a contribution stands as it does; it must be one that the explanation was made for, or one that bears on it.</summary>
    public Reason ReasonOf(string label) => ReasonOf(debate.Standings.Find(label)!);

    /// <summary>
    /// In which round a contribution is decided, from 1, when all equations are applied at once; null for one that stays
    /// undecided. It must be one that the explanation was made for, or one that bears on it.
    /// </summary>
    public int? RankOf(string label) => Rank(debate.Standings.Find(label)!) is var rank and > 0 ? rank : null;

    /// <summary>The root of the dispute about a contribution, to be unfolded.</summary>
    public Dispute DisputeOn(string label) => new(this, debate.Standings.Find(label)!, null, null);

    internal Element At(int number) => elements[number];

    Reason ReasonOf(Element one) => one.Standing!.Status switch
    {
        Status.Withdrawn => debate.Contributions[one.Name].Withdrawn is { } withdrawn
            ? new WithdrawnByAuthor(withdrawn.Version)
            : new HiddenByModerator(debate.Hidden[one.Name].Version),
        Status.Conceded when Conceding(one, Extent.Full) is { } made => new GivenUpInFull(made.Label, made.What),
        Status.PartlyConceded when Conceding(one, Extent.Partial) is { } made => new GivenUpInPart(made.Label, made.What, AttackOn(one)),
        _ => AttackOn(one) ?? ChallengesMet(one),
    };

    AttackReason? AttackOn(Element one)
    {
        if (one.Label == Level.Out && StandingAttackOn(one) is { } standing)
            return new StandingAttack(standing.Name, Source(standing).Name, Challenges(Source(standing)).Concat(Challenges(standing)).Any());
        return one.Label == Level.Undecided && OpenAttackOn(one) is { } open ? OpenReason(one, open) : null;
    }

    Reason ChallengesMet(Element one)
    {
        var answers = Challenges(one).Select(AnswerTo).ToImmutableArray();
        return answers.IsEmpty ? new NeverChallenged() : new Answered(answers);
    }

    /// <summary>Attacks of which neither they nor their sources were taken back, in the order they were made.</summary>
    internal IEnumerable<Element> Challenges(Element one) =>
        Attacks(one).Where(link => !link.IsWithdrawn && !Source(link).IsWithdrawn);

    internal Element Source(Element link) => elements[link.Source];

    /// <summary>The attack that stands and was decided first; null when none stands.</summary>
    internal Element? StandingAttackOn(Element one) =>
        Attacks(one).Where(link => link.Label == Level.In).MinBy(link => (Rank(link), link.Number));

    /// <summary>The first made of the attacks that are open; null when none is.</summary>
    internal Element? OpenAttackOn(Element one) => Attacks(one).FirstOrDefault(link => link.Label == Level.Undecided);

    /// <summary>Why an attack that is Out does not bite: the ground that was decided first.</summary>
    internal Answer AnswerTo(Element link)
    {
        if (link.Cap == Level.Out && Conceding(link, Extent.Full) is { } made)
            return new(link.Name, Source(link).Name, AnswerGround.GivenUp, made.Label);
        var source = Source(link);
        var undercut = StandingAttackOn(link);
        var isSourceFirst = source.Label == Level.Out && (undercut is null || Rank(source) <= Rank(undercut));
        return isSourceFirst
            ? new(link.Name, source.Name, AnswerGround.SourceOut, source.Name)
            : new(link.Name, source.Name, AnswerGround.Undercut, Source(undercut!).Name);
    }

    internal Openness OpennessOf(Element link)
    {
        if (debate.IsStale(debate.Links[link.Name]))
            return Openness.Stale;
        if (link.Cap == Level.Undecided)
            return Openness.HalfConceded;
        return Source(link).Label == Level.Undecided ? Openness.SourceUndecided : Openness.RelevanceUndecided;
    }

    OpenAttack OpenReason(Element one, Element open)
    {
        var ring = RingFrom(one);
        return new(open.Name, Source(open).Name, OpennessOf(open), [.. ring.Select(member => member.Name)], ring.Contains(one))
        {
            IsSourceConceded = OpennessOf(open) == Openness.SourceUndecided && Source(open).Cap == Level.Undecided,
        };
    }

    // Follows the sources of open attacks to a repetition.
    List<Element> RingFrom(Element one)
    {
        var path = new List<Element>();
        for (var at = one; at is not null; at = OpenSourceOf(at))
        {
            if (path.IndexOf(at) is >= 0 and var start)
                return path[start..];
            path.Add(at);
        }
        return [];
    }

    Element? OpenSourceOf(Element one)
    {
        if (OpenAttackOn(one) is not { } open)
            return null;
        return OpennessOf(open) switch
        {
            Openness.SourceUndecided => Source(open),
            Openness.RelevanceUndecided => OpenSourceOf(open),
            _ => null,
        };
    }

    Concession? Conceding(Element one, Extent extent) =>
        (one.IsLink ? debate.GivingUp(debate.Links[one.Name]) : debate.GivingUp(debate.Contributions[one.Name]))
        .FirstOrDefault(made => made.Extent == extent);

    IEnumerable<Element> Attacks(Element one) => one.Incoming.Select(At).Where(link => link.IsAttack);

    int Rank(Element one) => labelling.Rank(one.Number);

    List<int> Predecessors(IEnumerable<int> numbers)
    {
        var found = new List<int>(numbers.Distinct());
        var seen = new HashSet<int>(found);
        for (var i = 0; i < found.Count; i++)
        {
            var one = elements[found[i]];
            if (one.IsLink && seen.Add(one.Source))
                found.Add(one.Source);
            found.AddRange(one.Incoming.Where(link => elements[link].IsAttack && seen.Add(link)));
        }
        return found;
    }
}
