using System.Collections.Immutable;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Moves;

/// <summary>Asserts something: in answer to the motion, in support of a contribution, or in answer to a question.</summary>
/// <param name="Text">The assertion, to 10,000 characters.</param>
[MoveName("make-claim")]
public sealed record MakeClaim(string Text) : Move
{
    /// <summary>How it answers the motion; only for a claim that supports and answers nothing else.</summary>
    public Stance? Stance { get; init; }

    /// <summary>The contribution it is offered for.</summary>
    public string? Supports { get; init; }

    /// <summary>The question it answers.</summary>
    public string? Answers { get; init; }

    /// <summary>What it is called, in a line of up to 200 characters.</summary>
    public string? Title { get; init; }

    /// <summary>The scheme of argument by which it supports, to 200 characters; only for a claim that supports something.</summary>
    public string? Scheme { get; init; }

    /// <summary>What it quotes in its own support.</summary>
    public ImmutableArray<Excerpt> Quotes { get; init; } = [];

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (Limits.Check("text", Text, Limits.Text, "text-length") is { } refusal)
            return refusal;
        if ((CheckAim(Supports, Answers, Stance) ?? CheckCalled()) is { } wrong)
            return wrong;
        Contribution? supported = null, question = null;
        if (Supports is not null && debate.FindArguable("supports", Supports, out supported) is { } notThere)
            return notThere;
        if (Answers is not null && FindQuestion(debate, out question) is { } noQuestion)
            return noQuestion;
        var made = new ClaimMade(
            debate.NextLabel('c'), said.Seal("text", Text), Stance, supported?.Label, supported?.Revision, question?.Label)
        {
            Title = said.SealOptional("title", Title),
            Scheme = said.SealOptional("scheme", Scheme),
        };
        return QuotesAlong.With(made, made.Label, Quotes, debate, said);
    }

    /// <summary>Refuses a claim that would do more than one thing at once.</summary>
    internal static Refusal? CheckAim(string? supports, string? answers, Stance? stance)
    {
        if (supports is not null && answers is not null)
            return new("two-aims", "answers", "A claim supports a contribution or answers a question, not both: make two claims.");
        return stance is not null && (supports ?? answers) is not null
            ? new("stance-on-reply", "stance", "Only a claim that answers the motion itself takes a stance on it: leave the stance out.")
            : null;
    }

    Refusal? CheckCalled() =>
        Limits.CheckOptional("title", Title, Limits.Title, "title-length")
        ?? Limits.CheckOptional("scheme", Scheme, Limits.Scheme, "scheme-length")
        ?? CheckScheme(Supports, Scheme is not null);

    /// <summary>Refuses a scheme where there is no link to follow it.</summary>
    internal static Refusal? CheckScheme(string? supports, bool isGiven) => isGiven && supports is null
        ? new("scheme-without-link", "scheme", "Only a claim that supports something follows a scheme: say what it supports, or leave the scheme out.")
        : null;

    Refusal? FindQuestion(Debate debate, out Contribution? question)
    {
        if (debate.FindLive("answers", Answers, out question) is { } refusal)
            return refusal;
        return question.Kind == ContributionKind.Question
            ? null
            : new("not-a-question", "answers", $"{question.Label} asks nothing: support or rebut it instead.");
    }
}

/// <summary>Somebody asserted something.</summary>
/// <param name="Label">The claim's label.</param>
/// <param name="Text">The assertion.</param>
/// <param name="Stance">How it answers the motion, if said.</param>
/// <param name="Supports">The contribution it is offered for, or null.</param>
/// <param name="SupportsRevision">The revision of that contribution then.</param>
/// <param name="Answers">The question it answers, or null.</param>
[EventName("claim-made")]
public sealed record ClaimMade(
    string Label, Words Text, Stance? Stance, string? Supports, int? SupportsRevision, string? Answers) : DebateEvent
{
    /// <summary>What it is called, or null.</summary>
    public Words? Title { get; init; }

    /// <summary>The scheme by which it supports, or null.</summary>
    public Words? Scheme { get; init; }

    /// <inheritdoc/>
    public override bool IsSpeech() => true;

    /// <inheritdoc/>
    public override string Creates() => Label;

    /// <inheritdoc/>
    public override IEnumerable<string> BearsOn(Debate before) =>
        (Supports ?? Answers) is { } parent ? [Label, parent] : [Label];

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        Debate.CheckKind(Label, 'c')
        ?? Debate.CheckWords("text", Text, Limits.Text)
        ?? Debate.CheckWords("title", Title, Limits.Title)
        ?? Debate.CheckWords("scheme", Scheme, Limits.Scheme)
        ?? MakeClaim.CheckAim(Supports, Answers, Stance)
        ?? MakeClaim.CheckScheme(Supports, Scheme is not null)
        ?? (Supports is null ? CheckAnswers(before) : before.CheckArguable("supports", Supports, SupportsRevision));

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry)
    {
        var kind = Supports is null ? ContributionKind.Claim : ContributionKind.Support;
        var claim = Debate.Begin(entry, Label, kind, Text) with { Title = Title, Parent = Supports ?? Answers, Stance = Stance };
        var after = debate.Add(claim);
        return Supports is null ? after : after.AddOwnLink(claim, LinkKind.Support, Supports, SupportsRevision ?? 1, Scheme);
    }

    Refusal? CheckAnswers(Debate before)
    {
        if (SupportsRevision is not null)
            return new("unknown-revision", "supportsRevision", "It supports nothing, and names a revision of it.");
        if (Answers is null)
            return null;
        return before.FindContribution("answers", Answers, out var question)
            ?? (question.Kind == ContributionKind.Question ? null : new("not-a-question", "answers", $"{Answers} asks nothing."));
    }
}
