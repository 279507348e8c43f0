namespace ArgumentLedger.Domain.Moves;

/// <summary>Puts a contribution of one's own in other words; its earlier wordings stay on record.</summary>
/// <param name="Target">The contribution.</param>
/// <param name="Text">The new words, to 10,000 characters.</param>
/// <param name="Reason">Why, to 1,000 characters.</param>
[MoveName("amend")]
public sealed record AmendContribution(string Target, string Text, string Reason) : Move
{
    /// <inheritdoc/>
    protected internal override string? VoiceIn(Debate debate) => debate.CastSpeakerOf(Target);

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (debate.FindLive("target", Target, out var target) is { } notThere)
            return notThere;
        if (debate.CheckAuthor("target", target.Speaker, target.Recorder, said, target.Label) is { } notTheirs)
            return notTheirs;
        if (target.Kind == ContributionKind.Quote)
            return new Refusal("quote-not-amendable", "target", "A quote is somebody else's words: withdraw it and quote again.");
        if (Limits.Check("text", Text, Limits.Text, "text-length") is { } refusal)
            return refusal;
        if (Limits.Check("reason", Reason, Limits.Reason, "reason-length") is { } noReason)
            return noReason;
        if (Text == target.Text.Text)
            return new Refusal("unchanged-text", "text", "These are the words it has already: change them or leave it.");
        return Decision.Accept(new ContributionAmended(
            target.Label, target.Revision + 1, said.Seal("text", Text), said.Seal("reason", Reason)));
    }
}

/// <summary>A contribution was put in other words by its author.</summary>
/// <param name="Target">The contribution.</param>
/// <param name="Revision">The number of the new wording, from 2.</param>
/// <param name="Text">The new words.</param>
/// <param name="Reason">Why they were changed.</param>
[EventName("contribution-amended")]
public sealed record ContributionAmended(string Target, int Revision, Words Text, Words Reason) : DebateEvent
{
    /// <inheritdoc/>
    public override bool IsSpeech() => true;

    /// <inheritdoc/>
    public override string WordsOf() => Target;

    /// <inheritdoc/>
    public override bool MovesOrigins() => true;

    /// <inheritdoc/>
    public override IEnumerable<string> BearsOn(Debate before) => [Target];

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        before.FindContribution("target", Target, out var target)
        ?? (target.Kind == ContributionKind.Quote ? new Refusal("quote-not-amendable", "target", "A quote is somebody else's words and is never reworded.") : null)
        ?? Debate.CheckRevision("revision", Target, target.Revision + 1, Revision)
        ?? Debate.CheckWords("text", Text, Limits.Text)
        ?? Debate.CheckWords("reason", Reason, Limits.Reason);

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry)
    {
        var target = debate.Contributions[Target];
        return debate.With(target with { Wordings = target.Wordings.Add(new(Text, entry.Version, Reason)) });
    }
}
