namespace ArgumentLedger.Domain.Quotes;

/// <summary>Finds all places of one text in another, overlapping ones too, in linear time whatever the texts.</summary>
static class ExactSearch
{
    const int Probe = 16;

    // How many times a text's length may go into comparing false starts before they are left to the automaton.
    const int Patience = 4;

    /// <summary>Indexes at which a pattern stands in a text, ascending.</summary>
    internal static List<int> PlacesOf(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var places = new List<int>();
        if (pattern.IsEmpty)
            return places;
        var probe = pattern[..Math.Min(Probe, pattern.Length)];
        var compared = 0L;
        for (var from = 0; text[from..].IndexOf(probe) is var step && step >= 0; from++)
        {
            from += step;
            if (compared > (long)Patience * text.Length)
            {
                AddByAutomaton(places, pattern, text, from);
                break;
            }
            compared += pattern.Length;
            if (text[from..].StartsWith(pattern))
                places.Add(from);
        }
        return places;
    }

    // The search of Knuth, Morris and Pratt. Comparing anew at each place takes seconds for a page of one letter in a
    // source of that letter, and all others in the debate would wait.
    static void AddByAutomaton(List<int> places, ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, int from)
    {
        var fallbacks = FallbacksOf(pattern);
        var matched = 0;
        for (var i = from; i < text.Length; i++)
        {
            while (matched > 0 && (matched == pattern.Length || text[i] != pattern[matched]))
                matched = fallbacks[matched - 1];
            if (text[i] == pattern[matched])
                matched++;
            if (matched == pattern.Length)
                places.Add(i + 1 - matched);
        }
    }

    // At i: the length of the longest proper beginning of the pattern that also ends its first i + 1 units.
    static int[] FallbacksOf(ReadOnlySpan<char> pattern)
    {
        var fallbacks = new int[pattern.Length];
        for (int i = 1, matched = 0; i < pattern.Length; i++)
        {
            while (matched > 0 && pattern[i] != pattern[matched])
                matched = fallbacks[matched - 1];
            if (pattern[i] == pattern[matched])
                matched++;
            fallbacks[i] = matched;
        }
        return fallbacks;
    }
}
