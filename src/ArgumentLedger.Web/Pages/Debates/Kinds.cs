using System.Globalization;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>How a kind of contribution is shown: a word, a mark and the name of its colour.</summary>
/// <param name="Word">What it does, and to what.</param>
/// <param name="Mark">A sign beside the word.</param>
/// <param name="Style">The class that gives it its colour.</param>
public sealed record KindShown(string Word, string Mark, string Style);

/// <summary>The words for kinds of contributions and for how well quotes hold.</summary>
public static class Kinds
{
    /// <summary>How a contribution of a debate is shown.</summary>
    public static KindShown Of(Debate debate, Contribution it) => it.Kind switch
    {
        ContributionKind.Claim => new(Claims(it), "●", "claim"),
        ContributionKind.Support => new($"Supports {it.Parent}", "+", "support"),
        ContributionKind.Rebuttal => new($"Rebuts {it.Parent}", "▲", "rebuttal"),
        ContributionKind.Undercut => new($"Undercuts {LinkWords(debate, debate.Links[it.OwnLink].To)}", "△", "rebuttal"),
        ContributionKind.Quote => new(Quotes(it), "❝", "quote"),
        _ => new(it.Parent is null ? "Question" : $"Asks about {it.Parent}", "?", "question"),
    };

    static string Claims(Contribution it) => it switch
    {
        { Parent: not null } => $"Answers {it.Parent}",
        { Stance: Stance.For } => "Claim for",
        { Stance: Stance.Against } => "Claim against",
        _ => "Claim",
    };

    static string Quotes(Contribution it) => it.Anchor?.Quoted is { } quoted ? $"Quotes {quoted}" : "Quote";

    /// <summary>What a link is called: its owner, or for an explicit link its own label.</summary>
    public static string LinkWords(Debate debate, string id) =>
        debate.Links.TryGetValue(id, out var link) && link.IsOwned ? link.From : id;

    /// <summary>The link that a concession gave up in place of the contribution it names, since what was conceded undercuts it; else null.</summary>
    public static Link? YieldedLink(Debate debate, string concession) =>
        debate.Concessions.TryGetValue(concession, out var made) && made.Yields is { } given
        && !made.GivesUp.Exists(one => one.Element == given)
        && debate.Contributions.TryGetValue(given, out var it) && made.GivesUp.Exists(one => one.Element == it.OwnLink)
            ? debate.Links[it.OwnLink]
            : null;

    /// <summary>What a concession gave up, in words: <c>c2</c>, or <c>that c2 supports c1</c>.</summary>
    public static string Yielded(Debate debate, string concession, string given) => YieldedLink(debate, concession) is { } link
        ? $"that {link.From} {Verb(link.Kind)} {LinkWords(debate, link.To)}"
        : LinkWords(debate, given);

    /// <summary>A sign beside the word of a status.</summary>
    public static string Mark(Status status) => status switch
    {
        Status.Withdrawn => "–",
        Status.Conceded => "⚑",
        Status.PartlyConceded => "⚐",
        Status.Refuted => "✕",
        Status.Contested => "◐",
        Status.Defended => "✓",
        _ => "○",
    };

    /// <summary>A strength as people read it, such as 81 %.</summary>
    public static string Percent(double strength) => string.Create(CultureInfo.InvariantCulture, $"{100 * strength:F0} %");

    /// <summary>A strength as an attribute of HTML, such as 0.813.</summary>
    public static string Fraction(double strength) => strength.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A day as people read it, such as 3 Nov 2024; UTC.</summary>
    public static string Day(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Where a stretch of time begins: its day, and the time if it ends on that day.</summary>
    public static string Beginning(DateTimeOffset from, DateTimeOffset to) => Day(from) == Day(to) ? $"{Day(from)}, {TimeOfDay(from)}" : Day(from);

    /// <summary>Where a stretch of time ends: its day, or the time if it began on that day.</summary>
    public static string End(DateTimeOffset from, DateTimeOffset to) => Day(from) == Day(to) ? $"{TimeOfDay(to)} UTC" : Day(to);

    static string TimeOfDay(DateTimeOffset at) => at.ToUniversalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>How a kind of contribution is called in a sentence.</summary>
    public static string Noun(Contribution it) => it.Kind switch
    {
        ContributionKind.Support => "supporting claim",
        ContributionKind.Rebuttal => "rebuttal",
        ContributionKind.Undercut => "undercut",
        ContributionKind.Quote => "quote",
        ContributionKind.Question => "question",
        _ => "claim",
    };

    /// <summary>How well a quote holds, in a word or two.</summary>
    public static string Grade(Domain.Quotes.Fidelity fidelity) => fidelity switch
    {
        Domain.Quotes.Fidelity.Verbatim => "verbatim",
        Domain.Quotes.Fidelity.Typographic => "verbatim but for typography",
        Domain.Quotes.Fidelity.Altered => "altered",
        Domain.Quotes.Fidelity.Ambiguous => "stands at several places",
        Domain.Quotes.Fidelity.NotFound => "not found in the source",
        _ => "source not on record",
    };

    /// <summary>A sign beside the word for how well a quote holds.</summary>
    public static string Sign(Domain.Quotes.Fidelity fidelity) => fidelity switch
    {
        Domain.Quotes.Fidelity.Verbatim => "=",
        Domain.Quotes.Fidelity.Typographic => "≈",
        Domain.Quotes.Fidelity.Altered => "≠",
        Domain.Quotes.Fidelity.Ambiguous => "⋯",
        Domain.Quotes.Fidelity.NotFound => "∅",
        _ => "?",
    };

    /// <summary>What came of checking a quote, in a sentence.</summary>
    public static string Outcome(Domain.Quotes.Fidelity fidelity) => fidelity switch
    {
        Domain.Quotes.Fidelity.Verbatim => "These words stand there, letter by letter.",
        Domain.Quotes.Fidelity.Typographic => "These words stand there; only type is set otherwise.",
        Domain.Quotes.Fidelity.Altered => "Similar words stand there.",
        Domain.Quotes.Fidelity.Ambiguous => "These words stand there more than once: give the words before or after them to tell which are meant.",
        Domain.Quotes.Fidelity.NotFound => "Nothing like these words stands there.",
        _ => "What it quotes is not on record here, so there is nothing to check it against.",
    };

    /// <summary>What a link says, as a verb.</summary>
    public static string Verb(LinkKind kind) => kind switch
    {
        LinkKind.Attack => "attacks",
        LinkKind.Support => "supports",
        _ => "undercuts",
    };
}
