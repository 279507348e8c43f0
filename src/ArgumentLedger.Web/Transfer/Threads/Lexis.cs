using System.Text;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>Takes texts apart into words, so that texts can be compared whatever their punctuation and case.</summary>
static class Lexis
{
    /// <summary>The words of a text in lower case, without punctuation; a word is at most 60 characters.</summary>
    internal static IEnumerable<string> Of(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isInside = i < text.Length && (char.IsLetterOrDigit(text[i]) || (start >= 0 && IsApostropheInside(text, i)));
            if (isInside && start < 0)
                start = i;
            if ((isInside && i - start < 60) || start < 0)
                continue;
            yield return text[start..i].ToLowerInvariant().Replace('’', '\'');
            start = isInside ? i : -1;
        }
    }

    /// <summary>A text as its words alone: two that differ in punctuation, case and white space are equal.</summary>
    internal static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var word in Of(text))
            folded.Append(word).Append(' ');
        return folded.Length == 0 ? text.Trim() : folded.ToString();
    }

    /// <summary>What a word is compared by: without the endings of plurals and possessives.</summary>
    internal static string Stem(string word)
    {
        var bare = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
        return bare.Length > 4 && bare[^1] == 's' && bare[^2] != 's' ? bare[..^1] : bare;
    }

    /// <summary>The words that say what a text is about: long ones that are not in every text.</summary>
    internal static IEnumerable<string> Telling(string text) =>
        Of(text).Where(word => word.Length > 3 && !Common.Contains(word)).Select(Stem);

    static bool IsApostropheInside(string text, int i) =>
        text[i] is '\'' or '’' && i + 1 < text.Length && char.IsLetter(text[i + 1]);

    static readonly HashSet<string> Common =
    [
        "about", "above", "actually", "after", "again", "also", "although", "always", "among", "another", "anything", "around", "because", "been",
        "before", "being", "best", "better", "between", "both", "cannot", "certainly", "come", "comes", "could", "course", "definitely", "didn't", "different",
        "does", "doesn't", "doing", "don't", "done", "down", "each", "either", "else", "enough", "especially", "even", "ever", "every", "everything",
        "fact", "first", "from", "give", "given", "going", "good", "great", "half", "hard", "have", "having", "here", "however", "idea", "important", "indeed", "instead", "into",
        "isn't", "it's", "itself", "just", "keep", "kind", "know", "last", "least", "less", "like", "likely", "little", "long", "look", "made", "make", "makes", "many", "matter",
        "maybe", "mean", "means", "might", "more", "most", "mostly", "much", "must", "need", "needs", "never", "next", "nothing", "often", "once", "only", "other",
        "others", "over", "part", "people", "perhaps", "point", "possible", "probably", "quite", "rather", "really", "right", "said", "same", "seem",
        "seems", "sense", "several", "should", "since", "some", "something", "still", "such", "sure", "take", "than", "that", "that's", "their", "them", "then", "there", "there's",
        "these", "they", "thing", "things", "think", "this", "those", "though", "through", "time", "today", "together", "true", "under", "until", "upon", "useful",
        "very", "want", "was", "wasn't", "well", "were", "what", "when", "where", "whether", "which", "while", "will", "with", "within", "without", "work", "works",
        "would", "year", "years", "your", "you're", "helpful", "view", "question",
    ];
}
