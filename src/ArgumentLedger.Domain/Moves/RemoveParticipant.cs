namespace ArgumentLedger.Domain.Moves;

/// <summary>Takes a contributor's role in the debate away.</summary>
/// <param name="Contributor">The contributor's id.</param>
[MoveName("remove")]
public sealed record RemoveParticipant(string Contributor) : Move, INamesContributor
{
    /// <inheritdoc/>
    public override bool IsSpoken => false;

    /// <inheritdoc/>
    public override bool IsModeration => true;

    /// <inheritdoc/>
    public override bool AllowedWhenClosed => true;

    /// <inheritdoc/>
    public Move Naming(string contributor) => this with { Contributor = contributor };

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (!debate.IsModerator(said))
            return Moderation.Refuse("remove participants");
        if (Moderation.CheckContributor(Contributor) is { } nobody)
            return nobody;
        if (Contributor == debate.Opener)
            return new Refusal("is-opener", "contributor", "Whoever opened the debate stays in it.");
        return debate.Participants.ContainsKey(Contributor)
            ? Decision.Accept(new ParticipantRemoved(Contributor))
            : Decision.Accept();
    }
}

/// <summary>A contributor's role in the debate was taken away.</summary>
[EventName("participant-removed")]
public sealed record ParticipantRemoved(string Contributor) : DebateEvent
{
    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        Debate.CheckContributor("contributor", Contributor);

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) =>
        debate with { Participants = debate.Participants.Remove(Contributor) };
}
