namespace ArgumentLedger.Domain;

/// <summary>What has become of a contribution, in one word; the first that applies.</summary>
public enum Status
{
    /// <summary>Its author took it back, or a moderator has hidden it.</summary>
    Withdrawn,

    /// <summary>Its author accepted a rebuttal to it.</summary>
    Conceded,

    /// <summary>Its author accepted part of a rebuttal.</summary>
    PartlyConceded,

    /// <summary>A rebuttal to it stands.</summary>
    Refuted,

    /// <summary>A challenge is neither answered nor established.</summary>
    Contested,

    /// <summary>It was challenged, and no challenge stands.</summary>
    Defended,

    /// <summary>Nobody has challenged it.</summary>
    Unchallenged,
}

/// <summary>How statuses are said.</summary>
public static class StatusWords
{
    /// <summary>How many statuses there are.</summary>
    internal const int Count = (int)Status.Unchallenged + 1;

    /// <summary>The status as a reader meets it, such as <c>partly conceded</c>.</summary>
    public static string Word(this Status status) => status switch
    {
        Status.Withdrawn => "withdrawn",
        Status.Conceded => "conceded",
        Status.PartlyConceded => "partly conceded",
        Status.Refuted => "refuted",
        Status.Contested => "contested",
        Status.Defended => "defended",
        _ => "unchallenged",
    };

    /// <summary>What the status means, in one sentence.</summary>
    public static string Meaning(this Status status) => status switch
    {
        Status.Withdrawn => "Its author took it back, or a moderator has hidden it.",
        Status.Conceded => "Its author accepted a rebuttal to it.",
        Status.PartlyConceded => "Its author accepted part of a rebuttal, so it cannot fully stand as worded.",
        Status.Refuted => "A rebuttal to it stands; no answer has held.",
        Status.Contested => "A challenge is neither answered nor established.",
        Status.Defended => "Every challenge has been answered or given up.",
        _ => "Nobody has challenged it.",
    };
}
