namespace ArgumentLedger.Web.Projections;

/// <summary>A source on record in a debate: one row per source, for search across debates.</summary>
public sealed record SourceRow
{
    /// <summary>The debate's id in 32 hexadecimal digits, a slash, and the label.</summary>
    public required string Id { get; init; }

    /// <summary>The debate's id.</summary>
    public required Guid Debate { get; init; }

    /// <summary>The source's label.</summary>
    public required string Label { get; init; }

    /// <summary>Its title; null while hidden.</summary>
    public required string? Title { get; init; }

    /// <summary>Who wrote it, if said; null while hidden.</summary>
    public required string? Author { get; init; }

    /// <summary>Its text; null while hidden.</summary>
    public required string? Text { get; init; }

    /// <summary>public, unlisted or private, as its debate.</summary>
    public required string Visibility { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    public required DateTimeOffset LoggedAt { get; init; }
}
