using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>What became of some words in another wording.</summary>
public enum Fate
{
    /// <summary>They stand in both.</summary>
    Kept,

    /// <summary>They came in.</summary>
    Added,

    /// <summary>They went.</summary>
    Dropped,
}

/// <summary>The difference of two wordings, word by word.</summary>
public static class WordDiff
{
    /// <summary>The words of both, in order, neighbours of one fate together.</summary>
    public static IReadOnlyList<(Fate Fate, string Words)> Of(string before, string after)
    {
        var runs = new List<(Fate Fate, string Words)>();
        var (dropped, added) = ("", "");
        var pieces = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false, new WordChunker()).Lines;
        foreach (var piece in pieces)
        {
            var isChanging = dropped.Length + added.Length > 0;
            if (piece.Type == ChangeType.Deleted)
                dropped += piece.Text;
            else if (piece.Type == ChangeType.Inserted)
                added += piece.Text;
            else if (isChanging && string.IsNullOrWhiteSpace(piece.Text))
                // A space that happens to stay between changed words belongs to them: phrases read better than scraps.
                (dropped, added) = (dropped + piece.Text, added + piece.Text);
            else
                Keep(piece.Text);
        }
        Keep("");
        return runs;

        void Keep(string words)
        {
            var shared = dropped.Length > 0 && added.Length > 0 ? Trailing(dropped, added) : "";
            Add(Fate.Dropped, dropped[..^shared.Length]);
            Add(Fate.Added, added[..^shared.Length]);
            (dropped, added) = ("", "");
            Add(Fate.Kept, shared + words);
        }

        void Add(Fate fate, string words)
        {
            if (words.Length == 0)
                return;
            if (runs.Count > 0 && runs[^1].Fate == fate)
                runs[^1] = (fate, runs[^1].Words + words);
            else
                runs.Add((fate, words));
        }
    }

    static string Trailing(string one, string other)
    {
        var n = 0;
        while (n < one.Length && n < other.Length && one[^(n + 1)] == other[^(n + 1)] && char.IsWhiteSpace(one[^(n + 1)]))
            n++;
        return one[^n..];
    }
}
