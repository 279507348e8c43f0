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
        foreach (var piece in InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false, new WordChunker()).Lines)
        {
            var fate = piece.Type switch
            {
                ChangeType.Inserted => Fate.Added,
                ChangeType.Deleted => Fate.Dropped,
                _ => Fate.Kept,
            };
            if (runs.Count > 0 && runs[^1].Fate == fate)
                runs[^1] = (fate, runs[^1].Words + piece.Text);
            else
                runs.Add((fate, piece.Text));
        }
        return runs;
    }
}
