namespace ArgumentLedger.Domain;

/// <summary>
/// What a contributor does in a debate: a speech act before the rules have seen it. Each kind stands in one file of
/// <c>Moves/</c> together with its rule, its event and the event's transition.
/// </summary>
public abstract record Move
{
    /// <summary>Whose words these are: a label of the cast (<c>p2</c>); null for the contributor's own.</summary>
    public string? Speaker { get; init; }

    /// <summary>When the words were uttered elsewhere; null when unknown or now.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>A name by which later moves of the same batch may call what this one creates, as <c>@name</c>.</summary>
    public string? As { get; init; }

    /// <summary>Whether a closed debate still takes the move.</summary>
    public virtual bool AllowedWhenClosed => false;

    /// <summary>Whether the move opens a debate; every other move needs one.</summary>
    public virtual bool Opens => false;

    /// <summary>Whether the move carries somebody's words; others are the contributor's own acts and name no speaker.</summary>
    public virtual bool IsSpoken => true;

    /// <summary>Whether only moderators make the move, so that a login may be kept from it.</summary>
    public virtual bool IsModeration => false;

    /// <summary>
    /// The cast member whose words the entry will carry. By default the one the move names; moves on something
    /// already said take the voice of whoever said it.
    /// </summary>
    protected internal virtual string? VoiceIn(Debate debate) => IsSpoken ? debate.SpeakerNamed(Speaker)?.Label : null;

    /// <summary>Applies the move's own rule. Only <see cref="Debate.Hear"/> calls it, after the rules common to all moves.</summary>
    protected internal abstract Decision Decide(Debate debate, Utterance said);
}
