using System.Collections.Immutable;
using ArgumentLedger.Domain.Moves;

namespace ArgumentLedger.Domain.Quotes;

/// <summary>Looks for long quotes before their moves are decided, so that nobody waits for it whose turn comes later.</summary>
public static class QuotesAhead
{
    // Shorter excerpts are found in a few milliseconds in the longest source.
    const int WorthIt = 500;

    /// <summary>Whether moves quote so much that it may take long to find.</summary>
    public static bool AreIn(IEnumerable<SpokenMove> moves) => moves.Sum(spoken => UnitsIn(spoken.Move)) > WorthIt;

    /// <summary>
    /// Finds what moves quote, on a state as they will probably meet it. This decides nothing and changes nothing: what
    /// was found is at hand when the moves are decided, if they then quote the same.
    /// </summary>
    /// <param name="debate">The debate as it is.</param>
    /// <param name="moves">The moves, in order.</param>
    public static void Find(Debate debate, IReadOnlyList<SpokenMove> moves) => debate.HearAll(moves);

    static long UnitsIn(Move move) => move switch
    {
        CiteQuote quote => quote.Exact?.Length ?? 0,
        MakeClaim claim => UnitsIn(claim.Quotes),
        RebutClaim rebuttal => UnitsIn(rebuttal.Quotes),
        _ => 0,
    };

    static long UnitsIn(ImmutableArray<Excerpt> quotes) =>
        quotes.IsDefault ? 0 : quotes.Sum(quote => (long)(quote?.Exact?.Length ?? 0));
}
