namespace ArgumentLedger.Web.Tests.Finding;

/// <summary>Questions about positions as programs ask them: each filter alone with frequent and rare values, and pairs of them.</summary>
public static class Questions
{
    /// <summary>The orders.</summary>
    public static readonly IReadOnlyList<string> Sorts = ["new", "old", "contested", "changed"];

    /// <summary>The orders in which positions as they stood at a moment are listed.</summary>
    public static readonly IReadOnlyList<string> SortsOfMoments = ["new", "old", "changed"];

    /// <summary>One filter each, of those that can be asked of a moment.</summary>
    /// <param name="people">As below.</param>
    /// <param name="debate">A debate.</param>
    /// <param name="now">The latest time there is.</param>
    public static IReadOnlyList<(string Filter, string Value)> OfMoments(IReadOnlyList<string> people, Guid debate, DateTimeOffset now) =>
        [.. Alone(people, debate, now).Where(one => one.Filter is "kind" or "status" or "label" or "stance" or "by" or "speaker" or "debate")];

    /// <summary>One filter each, by name.</summary>
    /// <param name="people">Handles of somebody who said much, of somebody who said something, and of somebody who said little.</param>
    /// <param name="debate">A debate.</param>
    /// <param name="now">The latest time there is.</param>
    public static IReadOnlyList<(string Filter, string Value)> Alone(IReadOnlyList<string> people, Guid debate, DateTimeOffset now) =>
    [
        .. Each("kind", "claim", "support", "rebuttal", "undercut", "quote", "question"),
        .. Each("status", "unchallenged", "defended", "contested", "refuted", "conceded", "partlyConceded", "withdrawn"),
        .. Each("label", "in", "out", "undecided"),
        .. Each("stance", "for", "against", "neither"),
        .. Each("challenged", "true", "false"),
        .. Each("open", "true", "false"),
        .. Each("unansweredFor", "P7D", "P1000D"),
        .. Each("changedSince", Time(now.AddDays(-1)), Time(now.AddDays(-30)), Time(now.AddDays(-700))),
        .. Each("by", [.. people]),
        .. Each("speaker", [.. people]),
        .. Each("holder", [.. people]),
        .. Each("concededBy", [.. people]),
        .. Each("debate", $"{debate}"),
        .. Each("q", "drivers", "rare17", "nothing"),
    ];

    /// <summary>Two filters each.</summary>
    public static IEnumerable<string> Pairs(IReadOnlyList<(string Filter, string Value)> alone) =>
        from one in alone.Index()
        from other in alone.Index()
        where one.Index < other.Index && one.Item.Filter != other.Item.Filter && !(one.Item.Filter == "open" && other.Item is ("unansweredFor", _) && one.Item.Value == "false")
        select $"{one.Item.Filter}={one.Item.Value}&{other.Item.Filter}={other.Item.Value}";

    static IEnumerable<(string, string)> Each(string filter, params string[] values) => values.Select(value => (filter, value));

    /// <summary>An instant as an address has it.</summary>
    public static string Time(DateTimeOffset at) => $"{at:yyyy-MM-dd'T'HH:mm:ss'Z'}";
}
