namespace ArgumentLedger.Domain.Quotes;

/// <summary>How faithful a quote is to what it quotes.</summary>
public enum Fidelity
{
    /// <summary>The same characters stand at one place.</summary>
    Verbatim,

    /// <summary>It differs only in white space, quote marks, dashes, the first letter's case, or an ellipsis.</summary>
    Typographic,

    /// <summary>Similar words stand there, some of them others.</summary>
    Altered,

    /// <summary>It stands at more than one place and the context does not tell which.</summary>
    Ambiguous,

    /// <summary>Nothing like it stands there.</summary>
    NotFound,

    /// <summary>What it quotes is not on record.</summary>
    NoSource,
}

/// <summary>
/// Where a quote is anchored and how well it holds, in the terms of the W3C Web Annotation selectors
/// (TextQuoteSelector and TextPositionSelector, https://www.w3.org/TR/annotation-model/).
/// </summary>
/// <param name="Source">Label of the source quoted, or null.</param>
/// <param name="Contribution">Label of the contribution quoted, or null.</param>
/// <param name="Revision">The revision of the contribution that was quoted; null for a source.</param>
/// <param name="Prefix">Words just before the excerpt.</param>
/// <param name="Suffix">Words just after it.</param>
/// <param name="Fidelity">The outcome of the check when the quote was cited.</param>
/// <param name="Start">First code point of the excerpt, from 0; null unless found at one place.</param>
/// <param name="End">Code point after the excerpt; null unless found at one place.</param>
public sealed record Anchor(
    string? Source,
    string? Contribution,
    int? Revision,
    Words? Prefix,
    Words? Suffix,
    Fidelity Fidelity,
    int? Start,
    int? End)
{
    /// <summary>The label of what is quoted; null when that is not on record.</summary>
    public string? Quoted => Source ?? Contribution;
}
