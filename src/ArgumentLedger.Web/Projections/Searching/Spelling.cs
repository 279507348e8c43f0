namespace ArgumentLedger.Web.Projections.Searching;

/// <summary>
/// Finds words that are spelled much like one that nobody wrote, by the trigrams they share (R. C. Angell, G. E. Freund,
/// P. Willett, “Automatic spelling correction using a trigram similarity measure”, 1983).
/// </summary>
static class Spelling
{
    // Of words alike half their trigrams are the same, or nearly; so few that a search stays about the same thing.
    const double Least = 0.45;
    const int Most = 3;

    /// <summary>The words most like another, the likest first; of words alike those that came first.</summary>
    internal static IReadOnlyList<string> Like(string word, IEnumerable<string> words)
    {
        var wanted = TrigramsOf(word);
        return [.. words.Select(one => (Word: one, Likeness: Likeness(wanted, one))).Where(one => one.Likeness >= Least).OrderByDescending(one => one.Likeness).Take(Most).Select(one => one.Word)];
    }

    // Dice's coefficient: what two have in common, of what both have.
    static double Likeness(HashSet<string> wanted, string word)
    {
        // Words of so different lengths cannot have enough in common.
        if (Math.Abs(wanted.Count - word.Length - 1) > wanted.Count)
            return 0;
        var trigrams = TrigramsOf(word);
        return 2.0 * trigrams.Count(wanted.Contains) / (wanted.Count + trigrams.Count);
    }

    // Beginnings count for more: two blanks stand before a word, and one after it.
    static HashSet<string> TrigramsOf(string word)
    {
        var padded = $"  {word} ";
        return Enumerable.Range(0, padded.Length - 2).Select(i => padded.Substring(i, 3)).ToHashSet(StringComparer.Ordinal);
    }
}
