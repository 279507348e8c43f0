namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>Which piece takes up the words of another: by telling words that they share and few others have.</summary>
sealed class Echo
{
    /// <summary>A word that more pieces than this have tells nothing.</summary>
    const int Most = 40;

    readonly Dictionary<string, List<int>> pieces = [];
    int count;

    internal void Add(int piece, string text)
    {
        count++;
        foreach (var word in Lexis.Telling(text).Take(500).Distinct())
        {
            if (!pieces.TryGetValue(word, out var with))
                pieces[word] = with = [];
            if (with.Count <= Most)
                with.Add(piece);
        }
    }

    /// <summary>Of some pieces the one that shares most with a text, and the words shared; null when none shares two telling words.</summary>
    internal static (int Piece, string[] Shared)? Among(string text, IReadOnlyList<(int Id, string Text)> candidates)
    {
        var echo = new Echo();
        foreach (var (id, words) in candidates)
            echo.Add(id, words);
        return echo.Best(text, 2, 0);
    }

    /// <summary>The piece that shares most with a text, of those that share a word that almost no other has.</summary>
    internal (int Piece, string[] Shared)? Nearest(string text) => Best(text, 2, Math.Log(Math.Max(2, count) / 1.5));

    (int Piece, string[] Shared)? Best(string text, int least, double leastWeight)
    {
        var found = new Dictionary<int, (double Score, double Rarest, List<string> Shared)>();
        foreach (var word in Lexis.Telling(text).Take(500).Distinct())
        {
            if (!pieces.TryGetValue(word, out var with) || with.Count > Most)
                continue;
            var weight = Math.Log((count + 1.0) / with.Count);
            foreach (var piece in with)
            {
                var (score, rarest, shared) = found.GetValueOrDefault(piece, (0, 0, []));
                shared.Add(word);
                found[piece] = (score + weight, Math.Max(rarest, weight), shared);
            }
        }
        var fit = found.Where(pair => pair.Value.Shared.Count >= least && pair.Value.Rarest >= leastWeight)
            .OrderByDescending(pair => pair.Value.Score).ThenByDescending(pair => pair.Key).Take(1).ToList();
        return fit is [var best] ? (best.Key, [.. best.Value.Shared.Take(3)]) : null;
    }
}
