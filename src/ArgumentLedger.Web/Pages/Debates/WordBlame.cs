namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>Some words of a wording, and the revision that brought them.</summary>
public sealed record BlamedRun(string Words, int Revision);

/// <summary>Finds for every word of a wording the revision it came with.</summary>
public static class WordBlame
{
    /// <summary>The last wording in runs of words, each with the revision that brought it; together they are the wording.</summary>
    /// <param name="wordings">All wordings, oldest first; at least one.</param>
    public static IReadOnlyList<BlamedRun> Of(IReadOnlyList<string> wordings)
    {
        List<BlamedRun> runs = [new(wordings[0], 1)];
        for (var n = 1; n < wordings.Count; n++)
            runs = Amended(runs, WordDiff.Of(wordings[n - 1], wordings[n]), n + 1);
        return runs;
    }

    // Kept words take their runs with them, dropped ones use them up, added ones are of this revision.
    static List<BlamedRun> Amended(List<BlamedRun> before, IEnumerable<(Fate Fate, string Words)> changes, int revision)
    {
        var after = new List<BlamedRun>();
        var (at, offset) = (0, 0);
        foreach (var (fate, words) in changes)
        {
            if (fate == Fate.Added)
            {
                Add(words, revision);
                continue;
            }
            for (var left = words.Length; left > 0;)
            {
                var taken = Math.Min(left, before[at].Words.Length - offset);
                if (fate == Fate.Kept)
                    Add(before[at].Words.Substring(offset, taken), before[at].Revision);
                (left, offset) = (left - taken, offset + taken);
                if (offset == before[at].Words.Length)
                    (at, offset) = (at + 1, 0);
            }
        }
        return after;

        void Add(string words, int from)
        {
            if (after.Count > 0 && after[^1].Revision == from)
                after[^1] = after[^1] with { Words = after[^1].Words + words };
            else
                after.Add(new(words, from));
        }
    }
}
