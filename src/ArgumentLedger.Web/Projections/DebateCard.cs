namespace ArgumentLedger.Web.Projections;

/// <summary>A debate in a line: one row per debate, for lists.</summary>
public sealed record DebateCard
{
    /// <summary>The debate's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The motion.</summary>
    public required string Motion { get; init; }

    /// <summary>What it is about, if said.</summary>
    public required string? Description { get; init; }

    /// <summary>public, unlisted or private.</summary>
    public required string Visibility { get; init; }

    /// <summary>Whether it takes no more moves.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>Id of the contributor who opened it.</summary>
    public required string Opener { get; init; }

    /// <summary>Ids of those who may read it when it is private: the opener and whoever was admitted.</summary>
    public required IReadOnlyList<string> Participants { get; init; }

    /// <summary>Number of its events.</summary>
    public required long Version { get; init; }

    /// <summary>Claims that answer the motion or a question.</summary>
    public required int Claims { get; init; }

    /// <summary>Claims offered for another contribution.</summary>
    public required int Supports { get; init; }

    /// <summary>Rebuttals of conclusions.</summary>
    public required int Rebuttals { get; init; }

    /// <summary>Rebuttals of links.</summary>
    public required int Undercuts { get; init; }

    /// <summary>Quotes.</summary>
    public required int Quotes { get; init; }

    /// <summary>Questions.</summary>
    public required int Questions { get; init; }

    /// <summary>Concessions made, also those taken back since.</summary>
    public required int Concessions { get; init; }

    /// <summary>Rebuttals and undercuts that wait for an answer.</summary>
    public required int Unanswered { get; init; }

    /// <summary>Questions that wait for an answer.</summary>
    public required int OpenQuestions { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When its last event was recorded, UTC.</summary>
    public required DateTimeOffset LastAt { get; init; }
}
