namespace ArgumentLedger.Domain.Moves;

/// <summary>Opens a debate about a motion.</summary>
/// <param name="Motion">The question or thesis, to 300 characters.</param>
[MoveName("open-debate")]
public sealed record OpenDebate(string Motion) : Move
{
    /// <summary>What the debate is about, at more length.</summary>
    public string? Description { get; init; }

    /// <summary>Who may find and read it; public unless said otherwise.</summary>
    public Visibility Visibility { get; init; }

    /// <inheritdoc/>
    public override bool IsSpoken => false;

    /// <inheritdoc/>
    public override bool Opens => true;

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (Limits.Check("motion", Motion, Limits.Motion, "motion-length") is { } refusal)
            return refusal;
        if (Limits.CheckOptional("description", Description, Limits.Description, "description-length") is { } tooLong)
            return tooLong;
        return Decision.Accept(new DebateOpened(
            said.Seal("motion", Motion), said.SealOptional("description", Description), Visibility));
    }
}

/// <summary>A debate was opened about a motion.</summary>
[EventName("debate-opened")]
public sealed record DebateOpened(Words Motion, Words? Description, Visibility Visibility) : DebateEvent
{
    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        Debate.CheckWords("motion", Motion, Limits.Motion) ?? Debate.CheckWords("description", Description, Limits.Description);

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) => debate with
    {
        Motion = Motion,
        Description = Description,
        Visibility = Visibility,
        Opener = entry.By,
        OpenedAt = entry.At,
    };
}
