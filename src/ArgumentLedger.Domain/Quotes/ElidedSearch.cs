namespace ArgumentLedger.Domain.Quotes;

/// <summary>Finds excerpts whose ellipses skip text: their pieces in order, near each other.</summary>
static class ElidedSearch
{
    /// <summary>How many folded characters one ellipsis may skip.</summary>
    internal const int MostSkipped = 2_000;

    // Each piece is one pass over the text; whoever skips more often than this quotes several things.
    const int MostPieces = 16;

    /// <summary>Places that begin with the first piece and end with the last, the shortest of those that end together.</summary>
    /// <param name="pieces">What stands between the ellipses.</param>
    /// <param name="placesOf">Finds one piece, in order.</param>
    /// <param name="forms">The forms that the first piece may take.</param>
    internal static List<Stretch> Places(string[] pieces, Func<string, List<Stretch>> placesOf, Func<string, IEnumerable<string>> forms)
    {
        if (pieces.Length is < 2 or > MostPieces)
            return [];
        List<Stretch> chains = [.. forms(pieces[0]).SelectMany(placesOf).OrderBy(place => place.From)];
        foreach (var piece in pieces[1..])
            chains = Continued(chains, placesOf(piece));
        return chains;
    }

    /// <summary>Chains that go on with the first following piece, if it is near enough; of those that come to end together the shortest.</summary>
    internal static List<Stretch> Continued(List<Stretch> chains, List<Stretch> pieces)
    {
        var continued = new List<Stretch>();
        var next = 0;
        foreach (var chain in chains)
        {
            while (next < pieces.Count && pieces[next].From < chain.To)
                next++;
            if (next == pieces.Count)
                break;
            if (pieces[next].From - chain.To > MostSkipped)
                continue;
            if (continued.Count > 0 && continued[^1].To == pieces[next].To)
                continued.RemoveAt(continued.Count - 1);
            continued.Add(new(chain.From, pieces[next].To));
        }
        return continued;
    }
}
