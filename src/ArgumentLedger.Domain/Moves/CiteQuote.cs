using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Moves;

/// <summary>
/// Quotes a source or an earlier contribution. The quote is checked against what it quotes and logged with the
/// outcome, whatever that is; one that names neither is a quote of something not on record.
/// </summary>
/// <param name="Exact">The quoted words.</param>
[MoveName("cite-quote")]
public sealed record CiteQuote(string Exact) : Move
{
    /// <summary>Label of the source quoted.</summary>
    public string? Source { get; init; }

    /// <summary>Label of the contribution quoted.</summary>
    public string? Contribution { get; init; }

    /// <summary>The revision of the contribution that was in view; its current one when absent.</summary>
    public int? Revision { get; init; }

    /// <summary>Words just before the excerpt, to tell equal places apart.</summary>
    public string? Prefix { get; init; }

    /// <summary>Words just after the excerpt, to tell equal places apart.</summary>
    public string? Suffix { get; init; }

    /// <summary>The contribution that the quote is offered for.</summary>
    public string? For { get; init; }

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        (string, int)? offeredFor = null;
        if (For is not null)
        {
            if (debate.FindArguable("for", For, out var target) is { } notThere)
                return notThere;
            offeredFor = (target.Label, target.Revision);
        }
        var excerpt = new Excerpt(Exact)
        {
            Source = Source,
            Contribution = Contribution,
            Revision = Revision,
            Prefix = Prefix,
            Suffix = Suffix,
        };
        return Citing.Cite(debate, said, "", excerpt, debate.NextLabel('q'), offeredFor, out var quoted) is { } refusal
            ? refusal
            : Decision.Accept(quoted);
    }
}

/// <summary>Somebody quoted a source or a contribution, and this is how well the quote holds.</summary>
/// <param name="Label">The quote's label.</param>
/// <param name="Source">The source quoted, or null.</param>
/// <param name="Contribution">The contribution quoted, or null.</param>
/// <param name="Revision">The revision of that contribution.</param>
/// <param name="Exact">The quoted words.</param>
/// <param name="Prefix">Words just before them.</param>
/// <param name="Suffix">Words just after them.</param>
/// <param name="Fidelity">The outcome of the check.</param>
/// <param name="Start">First code point of the excerpt, from 0; null unless found at one place.</param>
/// <param name="End">Code point after the excerpt.</param>
/// <param name="For">The contribution it is offered for, or null.</param>
/// <param name="ForRevision">The revision of that contribution then.</param>
[EventName("quoted")]
public sealed record Quoted(
    string Label, string? Source, string? Contribution, int? Revision, Words Exact, Words? Prefix, Words? Suffix,
    Fidelity Fidelity, int? Start, int? End, string? For, int? ForRevision) : DebateEvent
{
    /// <inheritdoc/>
    public override string Creates() => Label;

    /// <inheritdoc/>
    public override IEnumerable<string> BearsOn(Debate before) =>
        new[] { Label, Source, Contribution, For }.OfType<string>();

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        Debate.CheckKind(Label, 'q')
        ?? Debate.CheckWords("exact", Exact, Limits.Text)
        ?? CheckContext("prefix", Prefix)
        ?? CheckContext("suffix", Suffix)
        ?? CheckOrigin(before)
        ?? CheckSpan()
        ?? (For is null ? null : before.CheckArguable("for", For, ForRevision));

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry)
    {
        var quote = Debate.Begin(entry, Label, ContributionKind.Quote, Exact) with
        {
            Parent = For ?? Contribution,
            Anchor = new(Source, Contribution, Revision, Prefix, Suffix, Fidelity, Start, End),
        };
        var after = debate.Add(quote);
        if ((Source ?? Contribution) is { } origin)
            after = after with { QuotesOf = after.QuotesOf.Append(origin, Label) };
        return For is null ? after : after.AddOwnLink(quote, LinkKind.Support, For, ForRevision ?? 1);
    }

    // A prefix may be blank: white space tells places apart too.
    static Refusal? CheckContext(string field, Words? context) =>
        string.IsNullOrWhiteSpace(context?.Text) && context?.Text?.Length <= Limits.Context ? null : Debate.CheckWords(field, context, Limits.Context);

    Refusal? CheckOrigin(Debate before)
    {
        if (Source is not null)
            return Contribution is not null || Revision is not null
                ? new("quote-origin", "source", "It quotes a source and a contribution at once.")
                : before.FindSource("source", Source, out _);
        if (Contribution is null)
            return Revision is null ? null : new("quote-origin", "revision", "It quotes nothing on record, and names a revision of it.");
        if (before.FindContribution("contribution", Contribution, out var quoted) is { } missing)
            return missing;
        return Revision >= 1 && Revision <= quoted.Revision
            ? null
            : new("unknown-revision", "revision", $"{Contribution} had revisions 1 to {quoted.Revision}.");
    }

    Refusal? CheckSpan() =>
        (Start is null && End is null) || (Start >= 0 && Start <= End && End <= Limits.SourceBytes && (Source ?? Contribution) is not null)
            ? null
            : new("quote-span", "start", "Where it stands in what it quotes is not a place.");
}
