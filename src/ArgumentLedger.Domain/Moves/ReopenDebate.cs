namespace ArgumentLedger.Domain.Moves;

/// <summary>Lets a closed debate go on.</summary>
[MoveName("reopen-debate")]
public sealed record ReopenDebate : Move
{
    /// <inheritdoc/>
    public override bool IsSpoken => false;

    /// <inheritdoc/>
    public override bool AllowedWhenClosed => true;

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (!debate.IsModerator(said))
            return Moderation.Refuse("reopen it");
        return debate.IsClosed
            ? Decision.Accept(new DebateReopened())
            : new Refusal("already-open", null, "The debate is open already.");
    }
}

/// <summary>The debate was reopened.</summary>
[EventName("debate-reopened")]
public sealed record DebateReopened : DebateEvent
{
    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        before.IsClosed ? null : new("already-open", null, "The debate was open already.");

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) => debate with { IsClosed = false };
}
