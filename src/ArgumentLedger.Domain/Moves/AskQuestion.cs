namespace ArgumentLedger.Domain.Moves;

/// <summary>Asks for grounds or meaning. It attacks nothing and stays open until a claim answers it.</summary>
/// <param name="Text">The question, to 10,000 characters.</param>
[MoveName("ask-question")]
public sealed record AskQuestion(string Text) : Move
{
    /// <summary>The contribution it is about; the motion when absent.</summary>
    public string? About { get; init; }

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (Limits.Check("text", Text, Limits.Text, "text-length") is { } refusal)
            return refusal;
        Contribution? about = null;
        if (About is not null && debate.FindLive("about", About, out about) is { } notThere)
            return notThere;
        return Decision.Accept(new QuestionAsked(debate.NextLabel('a'), said.Seal("text", Text), about?.Label, about?.Revision));
    }
}

/// <summary>Somebody asked for grounds or meaning.</summary>
/// <param name="Label">The question's label.</param>
/// <param name="Text">The question.</param>
/// <param name="About">The contribution it is about, or null for the motion.</param>
/// <param name="AboutRevision">The revision of that contribution then.</param>
[EventName("question-asked")]
public sealed record QuestionAsked(string Label, Words Text, string? About, int? AboutRevision) : DebateEvent
{
    /// <inheritdoc/>
    public override bool IsSpeech() => true;

    /// <inheritdoc/>
    public override string Creates() => Label;

    /// <inheritdoc/>
    public override IEnumerable<string> BearsOn(Debate before) => About is null ? [Label] : [Label, About];

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        Debate.CheckKind(Label, 'a')
        ?? Debate.CheckWords("text", Text, Limits.Text)
        ?? (About is null ? null : before.FindContribution("about", About, out var about) ?? Debate.CheckRevision("about", About, about.Revision, AboutRevision));

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) =>
        debate.Add(Debate.Begin(entry, Label, ContributionKind.Question, Text) with { Parent = About });
}
