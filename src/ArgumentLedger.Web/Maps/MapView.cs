using System.Collections.Immutable;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Maps;

/// <summary>Which part of a debate a map shows, and what of it is folded away.</summary>
public sealed record MapView
{
    /// <summary>What the motion is called where replies to it are folded or unfolded.</summary>
    public const string Motion = "motion";

    /// <summary>The names of the query parameters that ask for a view.</summary>
    public static readonly IReadOnlyList<string> Parameters = ["branch", "fold", "open"];

    const string Nothing = "none";

    const int MostLabels = 600;

    /// <summary>The whole debate, folded where it is too large to read.</summary>
    public static readonly MapView Whole = new();

    /// <summary>The contribution whose branch is shown; null for the whole debate.</summary>
    public string? Branch { get; init; }

    /// <summary>Contributions whose replies are folded away on request.</summary>
    public ImmutableSortedSet<string> Folded { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Contributions whose replies are shown although the map is large.</summary>
    public ImmutableSortedSet<string> Opened { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Whether nothing is folded for the sake of readability.</summary>
    public bool IsUnfolded { get; init; }

    /// <summary>Reads a view from query parameters (null: absent); otherwise the parameter that is wrong and a sentence.</summary>
    public static (MapView? View, string Parameter, string Sentence) Read(string? branch, string? fold, string? open)
    {
        if (branch is not null && !Debate.IsLabel(branch))
            return (null, "branch", "Give the label of a contribution, such as c7.");
        if (Labels(fold) is not { } folded)
            return (null, "fold", "Give labels with commas between them, such as c3,r5, “motion”, or “none” to fold nothing unasked.");
        if (Labels(open) is not { } opened)
            return (null, "open", "Give labels with commas between them, such as c3,r5, or “motion”.");
        return (new() { Branch = branch, Folded = folded.Remove(Nothing), Opened = opened.Remove(Nothing), IsUnfolded = folded.Contains(Nothing) }, "", "");
    }

    /// <summary>This view with the replies to something folded away.</summary>
    public MapView Fold(string label) => this with { Folded = Folded.Add(label), Opened = Opened.Remove(label) };

    /// <summary>This view with the replies to something shown.</summary>
    public MapView Open(string label) =>
        Folded.Contains(label) ? this with { Folded = Folded.Remove(label) } : this with { Opened = Opened.Add(label) };

    /// <summary>The view as a query, without its question mark.</summary>
    public string ToQuery() => string.Join('&', Parts());

    IEnumerable<string> Parts()
    {
        if (Branch is not null)
            yield return $"branch={Branch}";
        if (IsUnfolded || Folded.Count > 0)
            yield return $"fold={string.Join(',', IsUnfolded ? Folded.Add(Nothing) : Folded)}";
        if (Opened.Count > 0)
            yield return $"open={string.Join(',', Opened)}";
    }

    static ImmutableSortedSet<string>? Labels(string? given)
    {
        var none = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
        if (given is null)
            return none;
        var labels = given.Split(',');
        return labels.Length <= MostLabels && labels.All(label => label is Motion or Nothing || Debate.IsLabel(label)) ? none.Union(labels) : null;
    }
}
