namespace ArgumentLedger.Domain.Quotes;

/// <summary>The outcome of looking for an excerpt in a text.</summary>
/// <param name="Fidelity">How faithful the excerpt is.</param>
/// <param name="Index">UTF-16 index of the one place found; −1 otherwise.</param>
public readonly record struct QuoteMatch(Fidelity Fidelity, int Index);

/// <summary>
/// Looks for excerpts in texts. This is the one place that judges quotes; at present it tells verbatim ones,
/// ambiguous ones and all others.
/// </summary>
public static class QuoteCheck
{
    /// <summary>Code points of context kept on each side of a quote.</summary>
    public const int Context = 32;

    /// <summary>Finds an excerpt; between equal places the prefix and suffix decide.</summary>
    public static QuoteMatch Find(string text, string exact, string? prefix, string? suffix)
    {
        var found = -1;
        var count = 0;
        var inContext = -1;
        var countInContext = 0;
        foreach (var at in PlacesOf(exact, text))
        {
            found = at;
            count++;
            if (!HasContext(text, at, exact.Length, prefix, suffix))
                continue;
            inContext = at;
            if (++countInContext > 1)
                return new(Fidelity.Ambiguous, -1);
        }
        if (countInContext == 1)
            return new(Fidelity.Verbatim, inContext);
        return count switch
        {
            0 => new(Fidelity.NotFound, -1),
            1 => new(Fidelity.Verbatim, found),
            _ => new(Fidelity.Ambiguous, -1),
        };
    }

    /// <summary>The words before and after an excerpt, at most <see cref="Context"/> code points each; empty at the text's ends.</summary>
    public static (string Prefix, string Suffix) ContextOf(string text, int index, int length)
    {
        var start = index;
        for (var n = 0; n < Context && start > 0; n++)
            start -= start > 1 && char.IsSurrogatePair(text[start - 2], text[start - 1]) ? 2 : 1;
        var end = index + length;
        for (var n = 0; n < Context && end < text.Length; n++)
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        return (text[start..index], text[(index + length)..end]);
    }

    static bool HasContext(string text, int at, int length, string? prefix, string? suffix) =>
        text.AsSpan(0, at).EndsWith(prefix, StringComparison.Ordinal)
        && text.AsSpan(at + length).StartsWith(suffix, StringComparison.Ordinal);

    // The search of Knuth, Morris and Pratt: linear in any text. Looking again at each place takes seconds for a page of
    // one letter in a source of that letter, and all others in the debate would wait.
    static IEnumerable<int> PlacesOf(string exact, string text)
    {
        if (exact.Length == 0)
            yield break;
        var fallbacks = FallbacksOf(exact);
        var matched = 0;
        for (var i = 0; i < text.Length; i++)
        {
            while (matched > 0 && (matched == exact.Length || text[i] != exact[matched]))
                matched = fallbacks[matched - 1];
            if (text[i] == exact[matched])
                matched++;
            if (matched == exact.Length)
                yield return i + 1 - matched;
        }
    }

    // At i: the length of the longest proper beginning of the excerpt that also ends its first i + 1 units.
    static int[] FallbacksOf(string exact)
    {
        var fallbacks = new int[exact.Length];
        for (int i = 1, matched = 0; i < exact.Length; i++)
        {
            while (matched > 0 && exact[i] != exact[matched])
                matched = fallbacks[matched - 1];
            if (exact[i] == exact[matched])
                matched++;
            fallbacks[i] = matched;
        }
        return fallbacks;
    }
}
