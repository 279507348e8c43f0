namespace ArgumentLedger.Domain.Moves;

/// <summary>Gives a contributor a role in the debate, or another one.</summary>
/// <param name="Contributor">The contributor's id.</param>
/// <param name="Role">What they may do.</param>
[MoveName("admit")]
public sealed record AdmitParticipant(string Contributor, Role Role) : Move, INamesContributor
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
            return Moderation.Refuse("admit participants");
        if (Moderation.CheckContributor(Contributor) is { } nobody)
            return nobody;
        if (Contributor == debate.Opener)
            return new Refusal("is-opener", "contributor", "Whoever opened the debate moderates it anyway.");
        return debate.Participants.TryGetValue(Contributor, out var role) && role == Role
            ? Decision.Accept()
            : Decision.Accept(new ParticipantAdmitted(Contributor, Role));
    }
}

/// <summary>A contributor was given a role in the debate.</summary>
[EventName("participant-admitted")]
public sealed record ParticipantAdmitted(string Contributor, Role Role) : DebateEvent
{
    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        Debate.CheckContributor("contributor", Contributor);

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) =>
        debate with { Participants = debate.Participants.SetItem(Contributor, Role) };
}
