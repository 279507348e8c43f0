namespace ArgumentLedger.Domain;

/// <summary>
/// A fact that the ledger keeps for ever. Its stored name (<see cref="EventNameAttribute"/>) and shape are a public
/// format; it says what was said, never what that implied.
/// </summary>
public abstract record DebateEvent
{
    /// <summary>The label that this event brings into being (<c>c7</c>, <c>s1</c>, <c>p2</c> …), or null.</summary>
    public virtual string? Creates() => null;

    /// <summary>The labels whose history this event belongs to, seen from the debate just before it.</summary>
    public virtual IEnumerable<string> BearsOn(Debate before) => Creates() is { } label ? [label] : [];

    /// <summary>The label whose words this event carries, so that hiding that label hides them; null when they are not to be hidden.</summary>
    public virtual string? WordsOf() => Creates();

    /// <summary>Whether somebody said something in it; other events are acts of the contributor who logs.</summary>
    public virtual bool IsSpeech() => false;

    /// <summary>Whether quotes of what it bears on may no longer show what stands there, or do so again.</summary>
    public virtual bool MovesOrigins() => false;

    /// <summary>Why this cannot have happened in a debate just then; null when it can. Only <see cref="Debate.Admit"/> calls it.</summary>
    protected internal abstract Refusal? CheckIn(Debate before);

    /// <summary>The debate after this event. Only <see cref="Debate.Apply"/> calls it.</summary>
    protected internal abstract Debate ApplyTo(Debate debate, Entry entry);
}
