namespace ArgumentLedger.Domain.Quotes;

/// <summary>What becomes of a word between two texts.</summary>
enum Step : byte
{
    Kept,
    Changed,
    Dropped,
    Added,

    /// <summary>A word that the quote's ellipsis stands for, or a quote mark that it leaves out.</summary>
    Skipped,

    /// <summary>An ellipsis or a quote mark that only the quote has.</summary>
    Marked,
}

/// <summary>
/// The cheapest way from one list of words to another: a changed word costs as much as its letters differ, one that was
/// dropped or added its length. Only as wide a band of the table is reckoned as the answer proves wide enough
/// (E. Ukkonen, Algorithms for approximate string matching, Information and Control 64, 1985), and never a wider one than
/// a reader can wait for: of pages of which little is alike, some words are then told to differ that need not.
/// </summary>
static class TokenDistance
{
    const int Dear = int.MaxValue / 4;

    // Longer words are compared as wholes: no text may make this slow.
    const int LongestSpelled = 32;

    const int MostCells = 8_000_000;

    internal static (List<Step> Steps, int Cost) Align(string[] written, string[] quoted)
    {
        var apart = Math.Abs(written.Length - quoted.Length);
        var widest = MostCells / 2 / (written.Length + 1) - apart;
        if (widest < 8)
            return Unlike(written, quoted);
        for (var width = 8; ; width = Math.Min(2 * width, widest))
        {
            var table = new Band(written, quoted, apart + width);
            // A way that leaves the band drops or adds a word for each column it strays, and the least costs 3.
            if (table.Cost <= 3 * width || width == widest || width > written.Length + quoted.Length)
                return (table.Steps(), table.Cost);
        }
    }

    static (List<Step> Steps, int Cost) Unlike(string[] written, string[] quoted) =>
        ([.. written.Select(_ => Step.Dropped), .. quoted.Select(_ => Step.Added)], written.Sum(Alone) + quoted.Sum(Alone));

    /// <summary>The table, a row for each word written; of each row only the columns near its diagonal.</summary>
    sealed class Band
    {
        readonly string[] written;
        readonly string[] quoted;
        readonly int width;
        readonly Step[] steps;

        internal Band(string[] written, string[] quoted, int width)
        {
            (this.written, this.quoted) = (written, quoted);
            this.width = Math.Min(width, written.Length + quoted.Length);
            steps = new Step[(written.Length + 1) * Columns];
            Cost = Reckon();
        }

        internal int Cost { get; }

        int Columns => 2 * width + 1;

        ref Step At(int w, int q) => ref steps[w * Columns + q - w + width];

        int Reckon()
        {
            var costs = new int[quoted.Length + 1];
            for (var q = 1; q <= Math.Min(width, quoted.Length); q++)
                (costs[q], At(0, q)) = (costs[q - 1] + Adding(quoted[q - 1]), IsMark(quoted[q - 1]) ? Step.Marked : Step.Added);
            for (var w = 1; w <= written.Length; w++)
                ReckonRow(costs, w);
            return costs[quoted.Length];
        }

        void ReckonRow(int[] costs, int w)
        {
            var first = Math.Max(0, w - width);
            var last = Math.Min(quoted.Length, w + width);
            var diagonal = first > 0 ? costs[first - 1] : Dear;
            var left = Dear;
            for (var q = first; q <= last; q++)
            {
                var above = q == w + width ? Dear : costs[q];
                var (best, step) = IsQuoteMark(written[w - 1]) || (q > 0 && IsEllipsis(quoted[q - 1]))
                    ? (above, Step.Skipped)
                    : (above + Alone(written[w - 1]), Step.Dropped);
                if (q > 0 && left + Adding(quoted[q - 1]) is var added && added <= best)
                    (best, step) = (added, IsMark(quoted[q - 1]) ? Step.Marked : Step.Added);
                if (q > 0 && diagonal + Spelling.Least(written[w - 1], quoted[q - 1]) <= best
                    && diagonal + Spelling.Difference(written[w - 1], quoted[q - 1]) is var kept && kept <= best)
                    (best, step) = (kept, written[w - 1] == quoted[q - 1] ? Step.Kept : Step.Changed);
                diagonal = costs[q];
                (costs[q], At(w, q)) = (best, step);
                left = best;
            }
        }

        internal List<Step> Steps()
        {
            var path = new List<Step>();
            for (var (w, q) = (written.Length, quoted.Length); w > 0 || q > 0;)
            {
                var step = q > 0 ? At(w, q) : IsQuoteMark(written[w - 1]) ? Step.Skipped : Step.Dropped;
                path.Add(step);
                if (step is not (Step.Added or Step.Marked))
                    w--;
                if (step is not (Step.Dropped or Step.Skipped))
                    q--;
            }
            path.Reverse();
            return path;
        }
    }

    static int Alone(string word) => 2 * word.Length + 1;

    static int Adding(string word) => IsMark(word) ? 0 : Alone(word);

    // What type-setting puts in is no word that differs.
    static bool IsMark(string word) => IsEllipsis(word) || IsQuoteMark(word);

    static bool IsQuoteMark(string word) => word is [Typography.QuoteMark];

    static bool IsEllipsis(string word) => word is [Typography.Ellipsis];

    /// <summary>How differently two words are spelled.</summary>
    static class Spelling
    {
        /// <summary>0 for the same word, 1 where only capitals differ, then 1 more than twice the edit distance.</summary>
        internal static int Difference(string one, string other)
        {
            if (one == other)
                return 0;
            if (one.Length > LongestSpelled || other.Length > LongestSpelled)
                return 2 * Math.Max(one.Length, other.Length) + 1;
            return 2 * Distance(one, other) + 1;
        }

        /// <summary>What the difference is at least: quick to tell.</summary>
        internal static int Least(string one, string other) => 2 * Math.Abs(one.Length - other.Length);

        static int Distance(string one, string other)
        {
            Span<int> costs = stackalloc int[other.Length + 1];
            for (var j = 0; j <= other.Length; j++)
                costs[j] = j;
            for (var i = 1; i <= one.Length; i++)
            {
                var diagonal = costs[0];
                costs[0] = i;
                for (var j = 1; j <= other.Length; j++)
                {
                    var same = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]);
                    var best = Math.Min(diagonal + (same ? 0 : 1), Math.Min(costs[j], costs[j - 1]) + 1);
                    (diagonal, costs[j]) = (costs[j], best);
                }
            }
            return costs[other.Length];
        }
    }
}
