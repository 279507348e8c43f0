namespace ArgumentLedger.Domain;

/// <summary>
/// A place in the tree of a dispute: a contribution, with what decides how it stands or, for a challenge, how it fares.
/// Unfolded one level at a time. It is finite: what decides was decided earlier, and among what is Undecided it stops
/// where it would repeat itself.
/// </summary>
public sealed class Dispute
{
    readonly Explanation explanation;
    readonly Element contribution;
    readonly Element? attack;
    readonly Dispute? above;

    internal Dispute(Explanation explanation, Element contribution, Element? attack, Dispute? above)
    {
        (this.explanation, this.contribution, this.attack, this.above) = (explanation, contribution, attack, above);
        IsRepeated = contribution.Label == Level.Undecided && Above().Any(place => place.contribution.Number == contribution.Number);
    }

    /// <summary>The contribution.</summary>
    public string Label => contribution.Name;

    /// <summary>How the contribution stands.</summary>
    public Standing Standing => contribution.Standing!;

    /// <summary>The id of the link by which it attacks what is above it; null for the root.</summary>
    public string? Attack => attack?.Name;

    /// <summary>In when that link bites, Out when it is answered; null for the root.</summary>
    public Level? AttackLabel => attack?.Label;

    /// <summary>Why that link does not bite; null for the root and for one that does.</summary>
    public Answer? Answer => attack is { Label: Level.Out } ? explanation.AnswerTo(attack) : null;

    /// <summary>Why that link neither bites nor fails; null for the root and for one that does either.</summary>
    public Openness? Because => attack is { Label: Level.Undecided } ? explanation.OpennessOf(attack) : null;

    /// <summary>How its attack on what is above it fares, as a sentence; null for the root.</summary>
    public Sentence? Fares() => attack?.Label switch
    {
        null => null,
        Level.In => Sentence.Of($"{Label} stands, and its attack holds."),
        Level.Out => Answer!.Say(),
        _ => Because switch
        {
            Openness.Stale => Sentence.Of($"The attack by {Label} was made for earlier words, and it has not been confirmed since."),
            Openness.HalfConceded => Sentence.Of($"Part of the attack by {Label} has been given up."),
            Openness.SourceUndecided => Sentence.Of($"{Label} is undecided itself."),
            _ => Sentence.Of($"Whether {Label} bears on it is undecided."),
        },
    };

    /// <summary>Whether the contribution is among those above it already, so that nothing outside settles it.</summary>
    public bool IsRepeated { get; }

    /// <summary>Why the contribution stands as it does.</summary>
    public Reason Reason => explanation.ReasonOf(Label);

    /// <summary>
    /// What decides it, one level down: for what stands all challenges, each with its answer; for what does not, the one
    /// attack that stands; for what is undecided, the first open one.
    /// </summary>
    public IReadOnlyList<Dispute> Unfold()
    {
        if (IsRepeated)
            return [];
        var grounds = attack is null ? GroundsOf(contribution) : GroundsOf(attack);
        return [.. grounds.Select(link => new Dispute(explanation, explanation.Source(link), link, this))];
    }

    IEnumerable<Element> GroundsOf(Element one) => one.Label switch
    {
        Level.In => (one.IsLink ? GroundsOf(explanation.Source(one)) : []).Concat(explanation.Challenges(one)),
        Level.Out => one.IsLink ? GroundsOfFailure(one) : One(Loses(one) ? explanation.StandingAttackOn(one) : null),
        _ => one.IsLink ? GroundsOfDoubt(one) : One(explanation.OpenAttackOn(one)),
    };

    IEnumerable<Element> GroundsOfFailure(Element link) => explanation.AnswerTo(link).Ground switch
    {
        AnswerGround.GivenUp => [],
        AnswerGround.SourceOut => GroundsOf(explanation.Source(link)),
        _ => One(explanation.StandingAttackOn(link)),
    };

    IEnumerable<Element> GroundsOfDoubt(Element link) => explanation.OpennessOf(link) switch
    {
        Openness.SourceUndecided => GroundsOf(explanation.Source(link)),
        Openness.RelevanceUndecided => One(explanation.OpenAttackOn(link)),
        _ => [],
    };

    // What was withdrawn or given up is out by that alone.
    static bool Loses(Element contribution) => contribution.Cap != Level.Out;

    static IEnumerable<Element> One(Element? link) => link is null ? [] : [link];

    IEnumerable<Dispute> Above()
    {
        for (var place = above; place is not null; place = place.above)
            yield return place;
    }
}
