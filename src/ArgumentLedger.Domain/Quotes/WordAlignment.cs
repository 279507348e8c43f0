using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Quotes;

/// <summary>A run of words that a quote shares with what it quotes, or that differ.</summary>
/// <param name="Written">The run as what is quoted has it.</param>
/// <param name="Quoted">The run as the quote has it.</param>
/// <param name="Differs">Whether the words differ; what only type is set otherwise is shared.</param>
public sealed record WordRun(string Written, string Quoted, bool Differs);

/// <summary>Lays a quote beside what it quotes, word by word, so that as little as possible differs.</summary>
public sealed class WordAlignment
{
    readonly Side written;
    readonly Side quoted;

    // Pairs of runs of tokens, in order; together they are all tokens of both sides.
    readonly List<(Range Written, Range Quoted, bool Differs)> runs = [];

    /// <summary>Aligns two texts.</summary>
    /// <param name="written">The words as what is quoted has them.</param>
    /// <param name="quoted">The words as the quote has them.</param>
    public WordAlignment(string written, string quoted)
    {
        (this.written, this.quoted) = (new Side(written), new Side(quoted));
        Align();
        Runs = [.. Shown()];
    }

    /// <summary>How much differs, in letters: to choose between alignments of one quote.</summary>
    internal int Cost { get; private set; }

    /// <summary>Both texts in runs: the runs' words in order are the texts.</summary>
    public ImmutableArray<WordRun> Runs { get; }

    /// <summary>The words that differ, without the white space around them.</summary>
    public ImmutableArray<Difference> Differences =>
        [.. Runs.Where(run => run.Differs).Select(run => new Difference(run.Written.Trim(), run.Quoted.Trim()))];

    void Align()
    {
        var (steps, cost) = TokenDistance.Align(written.Words, quoted.Words);
        Cost = cost;
        var (w, q) = (0, 0);
        foreach (var step in steps)
        {
            var toW = w + (step is Step.Added or Step.Marked ? 0 : 1);
            var toQ = q + (step is Step.Dropped or Step.Skipped ? 0 : 1);
            Extend(w..toW, q..toQ, step is Step.Changed or Step.Dropped or Step.Added);
            (w, q) = (toW, toQ);
        }
    }

    void Extend(Range ofWritten, Range ofQuoted, bool differs)
    {
        if (runs.Count > 0 && runs[^1].Differs == differs)
            runs[^1] = (runs[^1].Written.Start..ofWritten.End, runs[^1].Quoted.Start..ofQuoted.End, differs);
        else
            runs.Add((ofWritten, ofQuoted, differs));
    }

    IEnumerable<WordRun> Shown()
    {
        var (w, q) = (0, 0);
        for (var i = 0; i < runs.Count; i++)
        {
            var (ofWritten, ofQuoted, differs) = runs[i];
            var isLast = i == runs.Count - 1;
            var run = new WordRun(written.Take(ref w, ofWritten, isLast), quoted.Take(ref q, ofQuoted, isLast), differs);
            if (!differs || IsWrapped(run))
            {
                yield return run with { Differs = false };
                continue;
            }
            var (beforeWritten, beforeQuoted) = (Blank(run.Written), Blank(run.Quoted));
            if (beforeWritten.Length + beforeQuoted.Length > 0)
                yield return new(beforeWritten, beforeQuoted, false);
            yield return new(run.Written[beforeWritten.Length..], run.Quoted[beforeQuoted.Length..], true);
        }
    }

    static string Blank(string words) => words[..^words.TrimStart().Length];

    // “compre-” at a line's end and “hensive” on the next are “comprehensive”.
    static bool IsWrapped(WordRun run) =>
        (run.Written.AsSpan().ContainsAny('\n', '\r') || run.Quoted.AsSpan().ContainsAny('\n', '\r')) && Unwrapped(run.Written) == Unwrapped(run.Quoted);

    static string Unwrapped(string words)
    {
        var kept = new System.Text.StringBuilder(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            var next = i + 1;
            while (Typography.IsDash(words[i]) && next < words.Length && char.IsWhiteSpace(words[next]))
                next++;
            if (next > i + 1 && words.AsSpan(i, next - i).ContainsAny('\n', '\r'))
                i = next - 1;
            else
                kept.Append(words[i]);
        }
        return FoldedText.Of(kept.ToString()).ToString();
    }

    /// <summary>One of the two texts.</summary>
    sealed class Side
    {
        readonly FoldedText folded;
        readonly List<Token> tokens;

        internal Side(string text)
        {
            folded = FoldedText.Of(text);
            tokens = Tokens.Of(folded.Units);
            Words = [.. tokens.Select(token => new string(folded.Units, token.From, token.To - token.From))];
        }

        internal string[] Words { get; }

        // The original's words from where the last piece ended to the end of the range.
        internal string Take(ref int from, Range range, bool toTheEnd)
        {
            var to = toTheEnd ? folded.Original.Length
                : range.End.Value == range.Start.Value ? from
                : Math.Max(from, folded.EndOf(tokens[range.End.Value - 1].To - 1));
            var piece = folded.Original[from..to];
            from = to;
            return piece;
        }
    }
}
