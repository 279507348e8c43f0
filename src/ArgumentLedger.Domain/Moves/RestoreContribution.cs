using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Moves;

/// <summary>Shows hidden words to readers again.</summary>
/// <param name="Target">The label of what is hidden.</param>
/// <param name="Reason">Why, for others to see, to 1,000 characters.</param>
[MoveName("restore")]
public sealed record RestoreContribution(string Target, string Reason) : Move
{
    /// <inheritdoc/>
    public override bool IsSpoken => false;

    /// <inheritdoc/>
    public override bool IsModeration => true;

    /// <inheritdoc/>
    public override bool AllowedWhenClosed => true;

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (!debate.IsModerator(said))
            return Moderation.Refuse("restore words");
        if (Limits.Check("reason", Reason, Limits.Reason, "reason-length") is { } noReason)
            return noReason;
        if (debate.Resolve(Target) is not { } label || !debate.HasWords(label))
            return new Refusal("unknown-contribution", "target", "Nothing in this debate has that label and words to restore.");
        return debate.Hidden.ContainsKey(label)
            ? Decision.Accept(new ContributionRestored(label, said.Seal("reason", Reason)))
            : new Refusal("not-hidden", "target", $"{label} is not hidden.");
    }
}

/// <summary>A moderator showed hidden words to readers again.</summary>
[EventName("contribution-restored")]
public sealed record ContributionRestored(string Target, Words Reason) : DebateEvent
{
    /// <inheritdoc/>
    public override bool MovesOrigins() => true;

    /// <inheritdoc/>
    public override IEnumerable<string> BearsOn(Debate before) => Again(before);

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        before.Hidden.ContainsKey(Target)
            ? Debate.CheckWords("reason", Reason, Limits.Reason)
            : new("not-hidden", "target", $"“{Debate.Shown(Target)}” was not hidden.");

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) =>
        debate with { Hidden = debate.Hidden.RemoveRange(Again(debate)) };

    // With it come the quotes that were hidden because of it. Pages also ask of a state in which it is shown again.
    IEnumerable<string> Again(Debate debate) => debate.Hidden.TryGetValue(Target, out var hiding)
        ? debate.WithRepeaters(Target).Where(label => debate.Hidden.GetValueOrDefault(label)?.Version == hiding.Version)
        : [Target];
}
