namespace ArgumentLedger.Domain.Moves;

/// <summary>Ends the debate: it takes no more moves until it is reopened.</summary>
[MoveName("close-debate")]
public sealed record CloseDebate : Move
{
    /// <inheritdoc/>
    public override bool IsSpoken => false;

    /// <inheritdoc/>
    public override bool AllowedWhenClosed => true;

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (!debate.IsModerator(said))
            return Moderation.Refuse("close it");
        return debate.IsClosed
            ? new Refusal("already-closed", null, "The debate is closed already.")
            : Decision.Accept(new DebateClosed());
    }
}

/// <summary>The debate was closed.</summary>
[EventName("debate-closed")]
public sealed record DebateClosed : DebateEvent
{
    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        before.IsClosed ? new("already-closed", null, "The debate was closed already.") : null;

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) => debate with { IsClosed = true };
}
