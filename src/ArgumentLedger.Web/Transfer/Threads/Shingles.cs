namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>Finds which of many texts share runs of words with an excerpt, without reading them all again.</summary>
sealed class Shingles
{
    const int Length = 3;

    /// <summary>Words that more texts than this share tell nothing.</summary>
    const int Most = 64;

    readonly Dictionary<int, List<int>> places = [];

    /// <summary>Every three words in a row, as a number each; of a shorter text the whole.</summary>
    internal static IEnumerable<int> Of(string text)
    {
        var (one, two, count) = ("", "", 0);
        foreach (var word in Lexis.Of(text))
        {
            if (++count >= Length)
                yield return HashCode.Combine(one, two, word);
            (one, two) = (two, word);
        }
        if (count is > 0 and < Length)
            yield return HashCode.Combine(one, two);
    }

    /// <summary>Takes a text's words in under a number; numbers only grow.</summary>
    internal void Add(int number, string text)
    {
        foreach (var shingle in Of(text))
        {
            if (!places.TryGetValue(shingle, out var texts))
                places[shingle] = texts = [];
            if (texts.Count < Most && (texts.Count == 0 || texts[^1] != number))
                texts.Add(number);
        }
    }

    /// <summary>The texts that share most with an excerpt, best first, later ones before earlier among equals; none that shares little.</summary>
    internal IReadOnlyList<int> Nearest(string excerpt, int most)
    {
        var votes = new Dictionary<int, int>();
        var asked = 0;
        foreach (var shingle in Of(excerpt).Take(2_000))
        {
            asked++;
            foreach (var number in places.GetValueOrDefault(shingle) ?? [])
                votes[number] = votes.GetValueOrDefault(number) + 1;
        }
        return [.. votes.Where(vote => vote.Value * 5 >= asked)
            .OrderByDescending(vote => vote.Value).ThenByDescending(vote => vote.Key).Take(most).Select(vote => vote.Key)];
    }
}
