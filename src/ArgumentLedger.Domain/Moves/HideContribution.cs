using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Moves;

/// <summary>
/// Hides words from readers: of a contribution, a concession, a cast member or a source, and of the quotes that repeat
/// them. Proofs stay valid.
/// </summary>
/// <param name="Target">Its label.</param>
/// <param name="Reason">Why, for others to see, to 1,000 characters.</param>
[MoveName("hide")]
public sealed record HideContribution(string Target, string Reason) : Move
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
            return Moderation.Refuse("hide words");
        if (Limits.Check("reason", Reason, Limits.Reason, "reason-length") is { } noReason)
            return noReason;
        if (debate.Resolve(Target) is not { } label || !debate.HasWords(label))
            return new Refusal("unknown-contribution", "target", "Nothing in this debate has that label and words to hide.");
        return debate.Hidden.ContainsKey(label)
            ? new Refusal("already-hidden", "target", $"{label} is hidden already.")
            : Decision.Accept(new ContributionHidden(label, said.Seal("reason", Reason)));
    }
}

/// <summary>A moderator hid some words from readers.</summary>
[EventName("contribution-hidden")]
public sealed record ContributionHidden(string Target, Words Reason) : DebateEvent
{
    /// <inheritdoc/>
    public override bool MovesOrigins() => true;

    /// <inheritdoc/>
    public override IEnumerable<string> BearsOn(Debate before) => Newly(before);

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        before.Hidden.ContainsKey(Target) ? new("already-hidden", "target", $"{Target} was hidden already.")
        : before.HasWords(Target) ? Debate.CheckWords("reason", Reason, Limits.Reason)
        : new("unknown-contribution", "target", $"Nothing in the debate has the label “{Debate.Shown(Target)}” and words to hide.");

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) =>
        debate with { Hidden = debate.Hidden.AddRange(Newly(debate).Select(label => KeyValuePair.Create(label, new Hiding(entry.Version, Reason)))) };

    // A quote that was hidden for itself stays so when what it quotes is shown again.
    IEnumerable<string> Newly(Debate debate) => debate.WithRepeaters(Target).Where(label => !debate.Hidden.ContainsKey(label));
}
