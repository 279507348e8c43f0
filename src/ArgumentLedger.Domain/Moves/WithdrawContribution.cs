namespace ArgumentLedger.Domain.Moves;

/// <summary>Takes back a contribution, an explicit link or a concession of one's own; it stays on record as withdrawn.</summary>
/// <param name="Target">Its label.</param>
/// <param name="Reason">Why, to 1,000 characters.</param>
[MoveName("withdraw")]
public sealed record WithdrawContribution(string Target, string Reason) : Move
{
    /// <inheritdoc/>
    protected internal override string? VoiceIn(Debate debate) =>
        Find(debate, debate.Resolve(Target)) is { } found && debate.Cast.ContainsKey(found.Speaker) ? found.Speaker : null;

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (Find(debate, debate.Resolve(Target)) is not { } found)
            return Target is ['@', ..] && debate.Resolve(Target) is null
                ? Debate.UnknownName("target", Target)
                : new Refusal("unknown-contribution", "target", "There is no contribution, explicit link or concession of that label in this debate.");
        if (debate.CheckAuthor("target", found.Speaker, found.Recorder, said, found.Label) is { } notTheirs)
            return notTheirs;
        if (found.Withdrawn is not null)
            return new Refusal("already-withdrawn", "target", $"{found.Label} is withdrawn already.");
        if (Limits.Check("reason", Reason, Limits.Reason, "reason-length") is { } noReason)
            return noReason;
        return Decision.Accept(new ContributionWithdrawn(found.Label, said.Seal("reason", Reason)));
    }

    internal sealed record Found(string Label, string Speaker, string Recorder, Withdrawal? Withdrawn);

    /// <summary>What can be taken back under a label, or null.</summary>
    internal static Found? Find(Debate debate, string? label)
    {
        if (label is null)
            return null;
        if (debate.Contributions.TryGetValue(label, out var contribution))
            return new(label, contribution.Speaker, contribution.Recorder, contribution.Withdrawn);
        if (debate.Concessions.TryGetValue(label, out var concession))
            return new(label, concession.Speaker, concession.Recorder, concession.Withdrawn);
        return debate.Links.TryGetValue(label, out var link) && !link.IsOwned
            ? new(label, link.Owner, link.Recorder, link.Withdrawn)
            : null;
    }
}

/// <summary>A contribution, an explicit link or a concession was taken back by its author.</summary>
/// <param name="Target">Its label.</param>
/// <param name="Reason">Why.</param>
[EventName("contribution-withdrawn")]
public sealed record ContributionWithdrawn(string Target, Words Reason) : DebateEvent
{
    /// <inheritdoc/>
    public override string WordsOf() => Target;

    /// <inheritdoc/>
    public override bool MovesOrigins() => true;

    /// <inheritdoc/>
    public override IEnumerable<string> BearsOn(Debate before)
    {
        if (before.Concessions.TryGetValue(Target, out var concession))
            return concession.Yields is null
                ? [Target, concession.What]
                : [Target, concession.What, before.ContributionOf(concession.Yields)];
        if (before.Links.TryGetValue(Target, out var link))
            return [Target, link.From, before.ContributionOf(link.To)];
        return before.Contributions[Target].Parent is { } parent ? [Target, parent] : [Target];
    }

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        WithdrawContribution.Find(before, Target) switch
        {
            null => new("unknown-contribution", "target", $"There is no contribution, explicit link or concession “{Debate.Shown(Target)}” in the debate."),
            { Withdrawn: not null } => new("already-withdrawn", "target", $"{Target} was withdrawn already."),
            _ => Debate.CheckWords("reason", Reason, Limits.Reason),
        };

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry)
    {
        var withdrawal = new Withdrawal(entry.Version, Reason);
        if (debate.Contributions.TryGetValue(Target, out var contribution))
            return debate.With(contribution with { Withdrawn = withdrawal });
        if (debate.Links.TryGetValue(Target, out var link))
            return debate.With(link with { Withdrawn = withdrawal });
        var concession = debate.Concessions[Target];
        return debate.With(concession with { Withdrawn = withdrawal });
    }
}
