namespace ArgumentLedger.Domain;

/// <summary>A document on record from which quotes are taken; its text is kept verbatim.</summary>
public sealed record Source
{
    /// <summary>Its label, such as <c>s1</c>.</summary>
    public required string Label { get; init; }

    /// <summary>What it is called.</summary>
    public required Words Title { get; init; }

    /// <summary>Who wrote it, as the contributor put it.</summary>
    public Words? Author { get; init; }

    /// <summary>Where it stands.</summary>
    public Words? Url { get; init; }

    /// <summary>Its text.</summary>
    public required Words Text { get; init; }

    /// <summary>The cast member whose words it is, or the id of the contributor who recorded it.</summary>
    public required string Speaker { get; init; }

    /// <summary>Id of the contributor who recorded it.</summary>
    public required string Recorder { get; init; }

    /// <summary>The event that recorded it.</summary>
    public required long Version { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was written or said, if known, UTC.</summary>
    public DateTimeOffset? SaidAt { get; init; }
}
