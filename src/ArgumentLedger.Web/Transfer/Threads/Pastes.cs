using System.Collections.Immutable;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>
/// Folds a paste that holds one thread several times into one: what the times share stands once, what only one of them
/// has goes where it belongs, and every difference is told. Time grows with the paste, whatever is in it.
/// </summary>
static class Pastes
{
    /// <summary>A shorter paragraph than this may stand in a thread twice by chance.</summary>
    const int Telling = 40;

    /// <summary>More repetitions than this are left as they are.</summary>
    const int Most = 12;

    internal static (List<Block> Blocks, ImmutableList<Fold> Folds) Fold(List<Block> blocks)
    {
        var starts = StartsOf(blocks);
        if (starts.Count == 0)
            return (blocks, []);
        var folds = ImmutableList.CreateBuilder<Fold>();
        var whole = blocks[..starts[0]];
        for (var i = 0; i < starts.Count; i++)
        {
            var again = blocks[starts[i]..(i + 1 < starts.Count ? starts[i + 1] : blocks.Count)];
            (whole, var differences) = Merge(whole, again);
            folds.Add(new(again[0].FirstLine, again[^1].LastLine, differences));
        }
        return (whole, folds.ToImmutable());
    }

    /// <summary>Where the thread begins again: at a paragraph that stood near its beginning, when most of what follows was there before.</summary>
    static List<int> StartsOf(List<Block> blocks)
    {
        for (var head = 0; head < Math.Min(6, blocks.Count); head++)
        {
            if (!IsTelling(blocks[head]))
                continue;
            var key = KeyOf(blocks[head]);
            var starts = new List<int>();
            for (var i = head + 1; i < blocks.Count && starts.Count < Most; i++)
                if (IsTelling(blocks[i]) && KeyOf(blocks[i]) == key)
                    starts.Add(BackFrom(blocks, head, i));
            if (starts.Count > 0 && Repeats(blocks, starts[0]))
                return starts;
        }
        return [];
    }

    // What stood before the paragraph the first time may stand before it again: a header, or words that differ a little.
    static int BackFrom(List<Block> blocks, int head, int again)
    {
        var back = 1;
        while (back <= head && again - back > head && blocks[head - back].Form == blocks[again - back].Form && Alike(blocks[head - back].Text, blocks[again - back].Text))
            back++;
        return again - back + 1;
    }

    static bool Repeats(List<Block> blocks, int start)
    {
        var before = new HashSet<string>(blocks.Take(start).Where(IsTelling).Select(KeyOf));
        long all = 0, repeated = 0;
        var distinct = new HashSet<string>();
        foreach (var block in blocks.Skip(start).Where(IsTelling))
        {
            all += block.Text.Length;
            if (!before.Contains(KeyOf(block)))
                continue;
            repeated += block.Text.Length;
            distinct.Add(KeyOf(block));
        }
        return distinct.Count > 1 && repeated * 2 >= all;
    }

    static (List<Block> Whole, ImmutableList<PasteDifference> Differences) Merge(List<Block> before, List<Block> after)
    {
        var whole = new List<Block>(before.Count);
        var differences = ImmutableList.CreateBuilder<PasteDifference>();
        var (i, j) = (0, 0);
        foreach (var (same, sameAfter) in Alignment.Of([.. before.Select(KeyOf)], [.. after.Select(KeyOf)]).Append((before.Count, after.Count)))
        {
            Between(before[i..same], after[j..sameAfter], whole, differences);
            var wasApart = same > i || sameAfter > j;
            if (same < before.Count)
                whole.Add(wasApart && before[same].Begins is null ? before[same] with { Begins = OneOnly } : before[same]);
            (i, j) = (same + 1, sameAfter + 1);
        }
        return (whole, differences.ToImmutable());
    }

    const string OneOnly = "what stands before it is in one of the two pastes only";

    static void Between(List<Block> missing, List<Block> added, List<Block> whole, ImmutableList<PasteDifference>.Builder differences)
    {
        var taken = 0;
        foreach (var old in missing)
        {
            var likeness = added.FindIndex(taken, Math.Min(20, added.Count - taken), block => block.Form == old.Form && Alike(block.Text, old.Text));
            if (likeness < 0)
            {
                differences.Add(new(old.Text, null, old.FirstLine));
                whole.Add(Beginning(old, whole, "it is missing in the second paste"));
                continue;
            }
            AddNew(added[taken..likeness], whole, differences);
            differences.Add(new(old.Text, added[likeness].Text, added[likeness].FirstLine));
            whole.Add(old);
            taken = likeness + 1;
        }
        AddNew(added[taken..], whole, differences);
    }

    static void AddNew(List<Block> added, List<Block> whole, ImmutableList<PasteDifference>.Builder differences)
    {
        for (var n = 0; n < added.Count; n++)
        {
            differences.Add(new(null, added[n].Text, added[n].FirstLine));
            whole.Add(n == 0 ? Beginning(added[n], whole, "it stands in the second paste only") : added[n]);
        }
    }

    static Block Beginning(Block block, List<Block> whole, string why) =>
        whole.Count > 0 && whole[^1].Begins == why ? block : block with { Begins = why };

    static bool Alike(string one, string other)
    {
        var (few, many) = (new HashSet<string>(Lexis.Of(one).Take(2_000)), new HashSet<string>(Lexis.Of(other).Take(2_000)));
        return few.Count > 0 && few.Intersect(many).Count() * 10 >= 6 * Math.Max(few.Count, many.Count);
    }

    static bool IsTelling(Block block) => block.Form is BlockForm.Words or BlockForm.Quotation or BlockForm.List && block.Text.Length >= Telling;

    static string KeyOf(Block block) => block.Depth == 0 ? Lexis.Folded(block.Text) : $">{block.Depth} {Lexis.Folded(block.Text)}";
}
