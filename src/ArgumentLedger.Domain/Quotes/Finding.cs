using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Quotes;

/// <summary>A place in a text.</summary>
/// <param name="Start">Its first code point, from 0.</param>
/// <param name="End">The code point after its last.</param>
/// <param name="Units">The same place in UTF-16 units, as C# strings count.</param>
public readonly record struct Place(int Start, int End, Range Units);

/// <summary>The outcome of looking for an excerpt in a text.</summary>
/// <param name="Fidelity">How faithful the excerpt is; never <see cref="Fidelity.NoSource"/>.</param>
/// <param name="Places">
/// Where it stands: one place when it was found, all of them in order when it is ambiguous (the first
/// <see cref="QuotedText.MostPlaces"/> of very many), none when it was not found.
/// </param>
/// <param name="Count">How many places there are.</param>
/// <param name="Differences">For an altered excerpt, the words that differ; else empty.</param>
public sealed record Finding(Fidelity Fidelity, ImmutableArray<Place> Places, int Count, ImmutableArray<Difference> Differences)
{
    /// <summary>Nothing like it stands there.</summary>
    public static readonly Finding Nothing = new(Fidelity.NotFound, [], 0, []);

    /// <summary>The one place; null unless there is just one.</summary>
    public Place? Place => Places.Length == 1 ? Places[0] : null;
}

/// <summary>Words that differ; one of the two is empty where words were added or left out.</summary>
/// <param name="Written">The words as what is quoted has them.</param>
/// <param name="Quoted">The words as the quote has them.</param>
public sealed record Difference(string Written, string Quoted);
