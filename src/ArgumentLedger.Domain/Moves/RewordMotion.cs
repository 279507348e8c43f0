namespace ArgumentLedger.Domain.Moves;

/// <summary>Puts the motion in other words, and the description too if one is given.</summary>
/// <param name="Motion">The new wording, to 300 characters.</param>
[MoveName("reword-motion")]
public sealed record RewordMotion(string Motion) : Move
{
    /// <summary>A new description; the old one stays when absent.</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    public override bool IsSpoken => false;

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (!debate.IsModerator(said))
            return Moderation.Refuse("reword the motion");
        if (Limits.Check("motion", Motion, Limits.Motion, "motion-length") is { } refusal)
            return refusal;
        if (Limits.CheckOptional("description", Description, Limits.Description, "description-length") is { } tooLong)
            return tooLong;
        if (Motion == debate.Motion?.Text && (Description is null || Description == debate.Description?.Text))
            return Decision.Accept();
        return Decision.Accept(new MotionReworded(
            said.Seal("motion", Motion), said.SealOptional("description", Description)));
    }
}

/// <summary>The motion was put in other words; a null description left the old one.</summary>
[EventName("motion-reworded")]
public sealed record MotionReworded(Words Motion, Words? Description) : DebateEvent
{
    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        Debate.CheckWords("motion", Motion, Limits.Motion) ?? Debate.CheckWords("description", Description, Limits.Description);

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) =>
        debate with { Motion = Motion, Description = Description ?? debate.Description };
}
