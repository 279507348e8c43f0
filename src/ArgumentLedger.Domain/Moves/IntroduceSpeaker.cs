namespace ArgumentLedger.Domain.Moves;

/// <summary>Brings somebody into the debate's cast, so that their words can be reported.</summary>
/// <param name="Name">The name by which the debate knows them; unique in the cast.</param>
[MoveName("introduce-speaker")]
public sealed record IntroduceSpeaker(string Name) : Move
{
    /// <summary>Who they are, in a few words.</summary>
    public string? About { get; init; }

    /// <summary>An address that tells more.</summary>
    public string? Url { get; init; }

    /// <inheritdoc/>
    public override bool IsSpoken => false;

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (Check() is { } refusal)
            return refusal;
        if (debate.CastNamed(Name) is { } known)
            return new Refusal("speaker-exists", "name", $"“{Name}” is in the cast already, as {known.Label}.");
        return Decision.Accept(new SpeakerIntroduced(
            debate.NextLabel('p'),
            said.Seal("name", Name),
            said.SealOptional("about", About),
            said.SealOptional("url", Url)));
    }

    Refusal? Check() =>
        Limits.Check("name", Name, Limits.Name, "name-length")
        ?? Limits.CheckOptional("about", About, Limits.About, "text-length")
        ?? Limits.CheckUrl("url", Url);
}

/// <summary>Somebody joined the debate's cast.</summary>
[EventName("speaker-introduced")]
public sealed record SpeakerIntroduced(string Label, Words Name, Words? About, Words? Url) : DebateEvent
{
    /// <inheritdoc/>
    public override string Creates() => Label;

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        Debate.CheckKind(Label, 'p')
        ?? Debate.CheckWords("name", Name, Limits.Name)
        ?? Debate.CheckWords("about", About, Limits.About)
        ?? Debate.CheckWords("url", Url, Limits.Url)
        ?? Limits.CheckUrl("url", Url?.Text);

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) => debate with
    {
        Cast = debate.Cast.Add(Label, new()
        {
            Label = Label,
            Name = Name,
            About = About,
            Url = Url,
            Version = entry.Version,
            Recorder = entry.By,
        }),
    };
}
