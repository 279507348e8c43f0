using System.Collections.Immutable;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Moves;

/// <summary>What a rebuttal attacks.</summary>
public enum Aim
{
    /// <summary>The contribution itself: it is false.</summary>
    Conclusion,

    /// <summary>Its link (an undercut): it does not bear on what it is offered for.</summary>
    Link,
}

/// <summary>Attacks an earlier contribution: its conclusion, or its link.</summary>
/// <param name="Target">The contribution attacked; with <see cref="Aim.Link"/> also an explicit link's label.</param>
/// <param name="Text">What is wrong with it, to 10,000 characters.</param>
[MoveName("rebut-claim")]
public sealed record RebutClaim(string Target, string Text) : Move
{
    /// <summary>What is attacked; the conclusion unless said otherwise.</summary>
    public Aim Aim { get; init; }

    /// <summary>What it is called, in a line of up to 200 characters.</summary>
    public string? Title { get; init; }

    /// <summary>The scheme of argument by which it attacks, to 200 characters.</summary>
    public string? Scheme { get; init; }

    /// <summary>What it quotes in its own support.</summary>
    public ImmutableArray<Excerpt> Quotes { get; init; } = [];

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (CheckWords() is { } refusal)
            return refusal;
        return Aim == Aim.Link ? Undercut(debate, said) : Rebut(debate, said);
    }

    Refusal? CheckWords() =>
        Limits.Check("text", Text, Limits.Text, "text-length")
        ?? Limits.CheckOptional("title", Title, Limits.Title, "title-length")
        ?? Limits.CheckOptional("scheme", Scheme, Limits.Scheme, "scheme-length");

    Decision Rebut(Debate debate, Utterance said)
    {
        if (debate.FindArguable("target", Target, out var target) is { } notThere)
            return notThere;
        var made = new RebuttalMade(
            debate.NextLabel('r'), said.Seal("text", Text), Aim.Conclusion, target.Label, target.Revision);
        return Made(made, debate, said);
    }

    Decision Undercut(Debate debate, Utterance said)
    {
        if (debate.FindLink("target", Target, out var link) is { } noLink)
            return noLink;
        if (link.Withdrawn is not null)
            return new Refusal("target-withdrawn", "target", $"{link.Id} was withdrawn: there is nothing left to answer.");
        if (debate.FindArguable("target", link.From, out _) is { } notThere)
            return notThere;
        var made = new RebuttalMade(
            debate.NextLabel('u'), said.Seal("text", Text), Aim.Link, link.Id, debate.RevisionOf(link.Id));
        return Made(made, debate, said);
    }

    Decision Made(RebuttalMade made, Debate debate, Utterance said) => QuotesAlong.With(
        made with { Title = said.SealOptional("title", Title), Scheme = said.SealOptional("scheme", Scheme) }, made.Label, Quotes, debate, said);
}

/// <summary>Somebody attacked a contribution or a link.</summary>
/// <param name="Label">The rebuttal's label: <c>r…</c>, or <c>u…</c> for an undercut.</param>
/// <param name="Text">What is said to be wrong.</param>
/// <param name="Aim">What is attacked.</param>
/// <param name="Target">The contribution attacked, or the id of the link.</param>
/// <param name="TargetRevision">The revision of the target then; for a link that of the contribution owning it, 1 for an explicit one.</param>
[EventName("rebuttal-made")]
public sealed record RebuttalMade(string Label, Words Text, Aim Aim, string Target, int TargetRevision) : DebateEvent
{
    /// <summary>What it is called, or null.</summary>
    public Words? Title { get; init; }

    /// <summary>The scheme by which it attacks, or null.</summary>
    public Words? Scheme { get; init; }

    /// <inheritdoc/>
    public override bool IsSpeech() => true;

    /// <inheritdoc/>
    public override string Creates() => Label;

    /// <inheritdoc/>
    public override IEnumerable<string> BearsOn(Debate before)
    {
        if (Aim == Aim.Conclusion)
            return [Label, Target];
        var link = before.Links[Target];
        return [Label, link.Id, link.From, before.ContributionOf(link.To)];
    }

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        Debate.CheckKind(Label, Aim == Aim.Link ? 'u' : 'r')
        ?? Debate.CheckWords("text", Text, Limits.Text)
        ?? Debate.CheckWords("title", Title, Limits.Title)
        ?? Debate.CheckWords("scheme", Scheme, Limits.Scheme)
        ?? (Aim == Aim.Link ? before.CheckLink("target", Target, TargetRevision) : before.CheckArguable("target", Target, TargetRevision));

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry)
    {
        var (kind, linkKind) = Aim == Aim.Link
            ? (ContributionKind.Undercut, LinkKind.Undercut)
            : (ContributionKind.Rebuttal, LinkKind.Attack);
        var rebuttal = Debate.Begin(entry, Label, kind, Text) with { Title = Title, Parent = debate.ContributionOf(Target) };
        return debate.Add(rebuttal).AddOwnLink(rebuttal, linkKind, Target, TargetRevision, Scheme);
    }
}
