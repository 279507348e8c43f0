using System.Collections.Immutable;

namespace ArgumentLedger.Web.Transfer;

/// <summary>Something that does not come across, because one side has no word for it. Always told, never dropped in silence.</summary>
/// <param name="What">A whole sentence for a person.</param>
/// <param name="Count">How often it happens.</param>
/// <param name="Where">Places in the file when it was read, labels when it was written; the first <see cref="LossList.MostPlaces"/> of them.</param>
public sealed record Loss(string What, int Count, ImmutableArray<string> Where);

/// <summary>Collects losses while a file is read or written; those of one kind are told together.</summary>
public sealed class LossList
{
    /// <summary>How many places of one kind of loss are told.</summary>
    public const int MostPlaces = 20;

    readonly List<string> kinds = [];
    readonly Dictionary<string, (int Count, List<string> Where)> found = new(StringComparer.Ordinal);

    /// <summary>Takes note of one loss.</summary>
    /// <param name="what">The sentence; the same for all losses of a kind.</param>
    /// <param name="where">Its place or label.</param>
    public void Add(string what, string where)
    {
        if (!found.TryGetValue(what, out var kind))
        {
            kinds.Add(what);
            kind = (0, []);
        }
        if (kind.Where.Count < MostPlaces)
            kind.Where.Add(where);
        found[what] = (kind.Count + 1, kind.Where);
    }

    /// <summary>Takes note of a loss at a place in a file.</summary>
    public void Add(string what, Place place)
    {
        // A place is put into words only where it will be told: there may be very many.
        if (found.TryGetValue(what, out var kind) && kind.Where.Count == MostPlaces)
            found[what] = (kind.Count + 1, kind.Where);
        else
            Add(what, place.ToString());
    }

    /// <summary>All losses, in the order in which their kinds were first met.</summary>
    public ImmutableArray<Loss> Finish() => [.. kinds.Select(what => new Loss(what, found[what].Count, [.. found[what].Where]))];
}
