using System.Collections.Immutable;
using Npgsql;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>How many positions there are, by all that has few values.</summary>
/// <param name="Classes">The number of each class that occurs.</param>
sealed record PositionCounts(IReadOnlyList<PositionCounts.OfClass> Classes)
{
    /// <summary>The positions that are alike in kind, status, label, stance, fidelity, origin, and in whether they are open, challenged and changed.</summary>
    internal sealed record OfClass(IReadOnlyList<string> Words, long Count);

    static readonly ImmutableArray<string> Facets = ["kind", "status", "label", "stance", "fidelity"];

    /// <summary>The counts of rows that have a class's words and its number.</summary>
    internal static async Task<PositionCounts> ReadAsync(NpgsqlDataReader rows, CancellationToken ct)
    {
        var counts = new List<OfClass>();
        while (await rows.ReadAsync(ct))
            counts.Add(new(rows.GetFieldValue<string[]>(0), rows.GetInt64(1)));
        return new(counts);
    }

    /// <summary>How many fit a wish.</summary>
    internal long Total(PositionWish wish)
    {
        var wanted = Wanted(wish);
        return Classes.Where(one => Answers(one, wish) && Fits(one, wanted, but: -1)).Sum(one => one.Count);
    }

    /// <summary>
    /// For each facet how many there are of each value, were that chosen in place of what is chosen of it now, and all else wanted as it is.
    /// </summary>
    internal IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> ByFacet(PositionWish wish)
    {
        var wanted = Wanted(wish);
        return Facets.Select((name, i) => (name, Values: Count(wish, wanted, i))).ToDictionary(facet => facet.name, facet => facet.Values);
    }

    IReadOnlyDictionary<string, long> Count(PositionWish wish, string?[] wanted, int facet) =>
        Classes.Where(one => Answers(one, wish) && one.Words[facet].Length > 0 && Fits(one, wanted, but: facet))
            .GroupBy(one => one.Words[facet])
            // In the same order each time, in whichever the database counts them.
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(one => one.Count));

    // What is wanted of several of its words together.
    static bool Answers(OfClass one, PositionWish wish) =>
        (!wish.IsUnanswered || one.Words[0] is "rebuttal" or "undercut" or "question")
        && (wish.IsOrphaned is not { } orphaned || (one.Words[0] == "quote" && one.Words[5] != "unchanged" == orphaned));

    static bool Fits(OfClass one, string?[] wanted, int but)
    {
        for (var i = 0; i < wanted.Length; i++)
            if (i != but && wanted[i] is { } word && one.Words[i] != word)
                return false;
        return true;
    }

    // In the order of the words of a class; null where any will do.
    static string?[] Wanted(PositionWish wish) =>
    [
        Word(wish.Kind), Word(wish.Status), Word(wish.Label), Word(wish.Stance), Word(wish.Fidelity),
        null, Word(wish.IsOpen), Word(wish.IsChallenged), wish.ChangedSince is null ? null : "true",
    ];

    static string? Word<T>(T? value) where T : struct, Enum => value is { } given ? Rows.Word(given) : null;

    static string? Word(bool? value) => value is { } given ? given ? "true" : "false" : null;
}
