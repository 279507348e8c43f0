namespace ArgumentLedger.Domain.Quotes;

/// <summary>What a contributor says they quote: the words, and from where.</summary>
/// <param name="Exact">The quoted words.</param>
public sealed record Excerpt(string Exact)
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
}
