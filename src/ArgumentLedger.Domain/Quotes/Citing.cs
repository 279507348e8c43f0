using System.Diagnostics.CodeAnalysis;
using ArgumentLedger.Domain.Moves;

namespace ArgumentLedger.Domain.Quotes;

/// <summary>Turns an excerpt into a quote on record: finds what it quotes, checks it, and pins where it stands.</summary>
static class Citing
{
    /// <summary>Makes the event of one quote, or tells why it cannot be.</summary>
    /// <param name="debate">The debate.</param>
    /// <param name="said">The circumstances.</param>
    /// <param name="path">Prefix of the fields' names in refusals, such as <c>quotes[0].</c>.</param>
    /// <param name="excerpt">What the contributor gave.</param>
    /// <param name="label">The quote's label.</param>
    /// <param name="offeredFor">The contribution it is offered for and that one's revision, or null.</param>
    /// <param name="quoted">The event.</param>
    internal static Refusal? Cite(
        Debate debate, Utterance said, string path, Excerpt excerpt, string label, (string Label, int Revision)? offeredFor,
        [NotNull] out Quoted? quoted)
    {
        quoted = null!;
        if (CheckWords(path, excerpt) is { } refusal)
            return refusal;
        if (excerpt.Source is not null && excerpt.Contribution is not null)
            return new("quote-origin", path + "source", "A quote is from a source or from a contribution, not from both: leave one out.");
        if (FindOrigin(debate, path, excerpt, out var origin) is { } unknown)
            return unknown;
        quoted = Pin(said, path, excerpt, label, offeredFor, origin);
        return null;
    }

    sealed record Cited(string? Source, string? Contribution, int? Revision, string? Text);

    static Refusal? CheckWords(string path, Excerpt excerpt) =>
        Limits.Check(path + "exact", excerpt.Exact, Limits.Text, "text-length")
        ?? (excerpt.Prefix is null ? null : CheckContext(path + "prefix", excerpt.Prefix))
        ?? (excerpt.Suffix is null ? null : CheckContext(path + "suffix", excerpt.Suffix));

    // A prefix may be blank: white space tells places apart too.
    static Refusal? CheckContext(string field, string context) =>
        Limits.CheckCharacters(field, context)
        ?? (CodePoints.Count(context) <= Limits.Context
            ? null
            : new Refusal("text-length", field, $"The context of a quote has at most {Limits.Context} characters: shorten it."));

    static Refusal? FindOrigin(Debate debate, string path, Excerpt excerpt, out Cited origin)
    {
        origin = new(null, null, null, null);
        if (excerpt.Source is { } sourceName)
        {
            if (debate.FindSource(path + "source", sourceName, out var source) is { } unknown)
                return unknown;
            origin = new(source.Label, null, null, debate.Hidden.ContainsKey(source.Label) ? null : source.Text.Text);
            return null;
        }
        if (excerpt.Contribution is null)
            return null;
        if (debate.FindContribution(path + "contribution", excerpt.Contribution, out var contribution) is { } missing)
            return missing;
        if (debate.Hidden.ContainsKey(contribution.Label))
            return new("target-hidden", path + "contribution", $"{contribution.Label} was hidden by a moderator.");
        var revision = excerpt.Revision ?? contribution.Revision;
        if (revision < 1 || revision > contribution.Revision)
            return new("unknown-revision", path + "revision", $"{contribution.Label} has revisions 1 to {contribution.Revision}.");
        origin = new(null, contribution.Label, revision, contribution.Wordings[revision - 1].Text.Text);
        return null;
    }

    static Quoted Pin(
        Utterance said, string path, Excerpt excerpt, string label, (string Label, int Revision)? offeredFor, Cited origin)
    {
        var text = origin.Text is null ? null : QuotedText.Prepare(origin.Text);
        var finding = text?.Find(excerpt.Exact, excerpt.Prefix, excerpt.Suffix);
        var (prefix, suffix) = finding?.Place is { } place ? text!.ContextOf(place.Units) : (excerpt.Prefix, excerpt.Suffix);
        return new Quoted(
            label, origin.Source, origin.Contribution, origin.Revision,
            said.Seal(path + "exact", excerpt.Exact),
            said.SealOptional(path + "prefix", prefix),
            said.SealOptional(path + "suffix", suffix),
            finding?.Fidelity ?? Fidelity.NoSource, finding?.Place?.Start, finding?.Place?.End, offeredFor?.Label, offeredFor?.Revision);
    }
}
