namespace ArgumentLedger.Domain;

/// <summary>On what ground a challenge fails.</summary>
public enum AnswerGround
{
    /// <summary>Its owner has given it up.</summary>
    GivenUp,

    /// <summary>What it comes from does not stand.</summary>
    SourceOut,

    /// <summary>An undercut of it stands: it does not bear on its target.</summary>
    Undercut,
}

/// <summary>Why one challenge does not bite.</summary>
/// <param name="Attack">The id of the challenging link.</param>
/// <param name="From">The contribution it comes from.</param>
/// <param name="Ground">Why it fails.</param>
/// <param name="By">What that rests on: the concession, the source that is out, or the contribution that undercuts.</param>
public sealed record Answer(string Attack, string From, AnswerGround Ground, string By)
{
    /// <summary>The code of the ground, such as <c>source-out</c>.</summary>
    public string GroundCode => Ground switch
    {
        AnswerGround.GivenUp => "given-up",
        AnswerGround.SourceOut => "source-out",
        _ => "undercut",
    };

    /// <summary>The answer as a sentence.</summary>
    public Sentence Say() => Ground == AnswerGround.GivenUp
        ? Sentence.Of($"The attack by {From} was given up ({By}).")
        : Sentence.Of($"{Clause()}.");

    internal Sentence Clause() => Ground switch
    {
        AnswerGround.GivenUp => Sentence.Of($"the attack by {From} was given up ({By})"),
        AnswerGround.SourceOut => Sentence.Of($"{From} does not stand"),
        _ => Sentence.Of($"{By} stands, so {From} does not bear on it"),
    };
}
