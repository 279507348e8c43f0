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
        for (var at = text.IndexOf(exact, StringComparison.Ordinal); at >= 0; at = text.IndexOf(exact, at + 1, StringComparison.Ordinal))
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
}
