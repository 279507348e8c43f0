using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Moves;

/// <summary>Says how likely the contributor holds a contribution to be as it is worded now, or takes that back.</summary>
/// <param name="Target">The contribution.</param>
/// <param name="Probability">0 to 1; null takes the credence back.</param>
[MoveName("state-credence")]
public sealed record StateCredence(string Target, double? Probability) : Move
{
    /// <inheritdoc/>
    public override bool IsSpoken => false;

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (Probability is not (null or (>= 0 and <= 1)))
            return new Refusal("credence-range", "probability", "A credence is a probability from 0 to 1.");
        if (debate.FindArguable("target", Target, out var target) is { } notThere)
            return notThere;
        var now = target.Credences.Find(credence => credence.By == said.By);
        var same = Probability is null
            ? now is null
            : now is not null && now.Revision == target.Revision && now.Probability.Equals(Probability.Value);
        return same
            ? Decision.Accept()
            : Decision.Accept(new CredenceStated(target.Label, target.Revision, Probability));
    }
}

/// <summary>A contributor said how likely they hold a contribution to be; a null probability took that back.</summary>
/// <param name="Target">The contribution.</param>
/// <param name="Revision">The wording they judged.</param>
/// <param name="Probability">0 to 1, or null.</param>
[EventName("credence-stated")]
public sealed record CredenceStated(string Target, int Revision, double? Probability) : DebateEvent
{
    /// <inheritdoc/>
    public override IEnumerable<string> BearsOn(Debate before) => [Target];

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        before.CheckArguable("target", Target, Revision)
        ?? (Probability is null or (>= 0 and <= 1) ? null : new("credence-range", "probability", "A credence is a probability from 0 to 1."));

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry)
    {
        var target = debate.Contributions[Target];
        return debate.With(target with { Credences = Stated(target.Credences, entry) });
    }

    ImmutableList<Credence> Stated(ImmutableList<Credence> credences, Entry entry)
    {
        var at = credences.FindIndex(credence => credence.By == entry.By);
        if (Probability is not { } probability)
            return at < 0 ? credences : credences.RemoveAt(at);
        var stated = new Credence(entry.By, probability, Revision, entry.Version);
        return at < 0 ? credences.Add(stated) : credences.SetItem(at, stated);
    }
}
