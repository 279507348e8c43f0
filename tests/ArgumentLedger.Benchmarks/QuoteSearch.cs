using System.Diagnostics;
using System.Globalization;
using System.Text;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Benchmarks;

/// <summary>What it costs to check quotes against a source of 1 MB, beside a plain Levenshtein table slid along the text.</summary>
static class QuoteSearch
{
    const int Rounds = 30;

    internal static void Run()
    {
        var random = new Random(2026);
        var source = SourceText(random, 1 << 20);
        var quotes = Enumerable.Range(0, 1_000).Select(_ => Slice(source, random, 200)).ToArray();
        var edited = quotes.Select(quote => Edited(quote, random, quote.Length / 10)).ToArray();

        Console.WriteLine($"Source of {source.Length:N0} characters, quotes of 200; medians of {Rounds} after as many to warm up.");
        var prepared = QuotedText.Prepare(source);
        Show("prepare, with the first altered quote", Median(n => QuotedText.Prepare(new string(source)).Find(Fresh(edited[n]))));
        Show("verbatim", Median(n => Expect(prepared.Find(quotes[n]), Fidelity.Verbatim)));
        Show("10 % of letters edited", Median(n => Expect(prepared.Find(Fresh(edited[n])), Fidelity.Altered)));
        Show("10 % and curly quotes, wraps", Median(n => Expect(prepared.Find(Fresh(edited[n]).Replace(" the ", "\n> the “", StringComparison.Ordinal)), Fidelity.Altered)));
        Show("nowhere in it", Median(n => Expect(prepared.Find(Shuffled(quotes[n], random)), Fidelity.NotFound)));
        Show("1,000 verbatim", Once(() => { foreach (var quote in quotes) prepared.Find(quote); }));
        Show("1,000 edited", Once(() => { foreach (var quote in edited) prepared.Find(Fresh(quote)); }));
        Show("1,000, half of them edited", Once(() => { for (var n = 0; n < 1_000; n++) prepared.Find(n % 2 == 0 ? quotes[n] : Fresh(edited[n])); }));
        Yardstick(source, edited, Median(n => prepared.Find(Fresh(edited[n]))));
        Hostile(random);
    }

    static void Yardstick(string source, string[] edited, TimeSpan ours)
    {
        const int part = 1 << 13;
        var time = Once(() => PlainWindow(source[..part], edited[0])) * ((double)source.Length / part);
        Show($"plain window (measured on {part:N0} characters)", time);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ratio: {time / ours:N0} times as fast as the plain window"));
    }

    static void Hostile(Random random)
    {
        const int size = 1 << 20;
        var letters = new string('a', size - 1);
        (string Name, string Text, string Quote)[] cases =
        [
            ("1 MB of >, quoting 200 of them", new string('>', size), new string('>', 200)),
            ("a million quote marks, quoting a word", new string('"', size), "\"word\""),
            ("one letter, a page of it with one other", letters, new string('a', 5_000) + "b" + new string('a', 4_999)),
            ("two letters at random, a page of others", Letters(random, "ab", size), Letters(random, "ab", 10_000)),
            ("one word again and again, a page of it altered", Repeated("word ", size), Repeated("word ", 5_000) + "ward " + Repeated("word ", 4_000)),
            ("a million marks on one letter", "e" + new string('\u0301', size / 2), "é" + new string('\u0300', 90)),
            ("ellipses between letters", letters, Repeated("a…", 10_000)),
        ];
        Console.WriteLine("Texts made to hurt, each once, prepared and searched:");
        foreach (var (name, text, quote) in cases)
            Show(name, Once(() => QuotedText.Prepare(text).Find(quote)));
    }

    static string Repeated(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    static string Letters(Random random, string letters, int length) => new(random.GetItems<char>(letters, length));

    static string SourceText(Random random, int length)
    {
        // Words as often as their rank tells (Zipf), as in real prose.
        string[] common = ["the", "of", "and", "to", "a", "in", "that", "is", "was", "he", "for", "it", "with", "as", "his", "on", "be", "at", "by", "i"];
        string[] parts = ["re", "con", "in", "de", "pro", "ter", "ment", "tion", "ing", "al", "er", "ly", "ver", "ta", "ri", "so", "lo", "mi", "na", "pe"];
        var words = common.Concat(Enumerable.Range(0, 8_000).Select(_ => string.Concat(random.GetItems(parts, random.Next(1, 5))))).ToArray();
        var text = new StringBuilder(length + 20);
        while (text.Length < length)
            text.Append(words[(int)Math.Pow(words.Length, random.NextDouble())]).Append(random.Next(12) == 0 ? ". " : " ");
        return text.ToString(0, length);
    }

    // What was looked for before is remembered by the very string.
    static string Fresh(string quote) => new(quote.AsSpan());

    static string Slice(string text, Random random, int length) => text.Substring(random.Next(text.Length - length), length).Trim();

    static string Edited(string text, Random random, int edits)
    {
        var edited = new StringBuilder(text);
        for (var n = 0; n < edits; n++)
            edited[random.Next(edited.Length)] = (char)('a' + random.Next(26));
        return edited.ToString();
    }

    static string Shuffled(string text, Random random)
    {
        var words = text.Split(' ').Select(word => new string([.. word.Reverse()])).ToArray();
        random.Shuffle(words);
        return string.Join(' ', words);
    }

    static int PlainWindow(string text, string pattern)
    {
        var best = int.MaxValue;
        for (var at = 0; at + pattern.Length <= text.Length; at++)
            best = Math.Min(best, Levenshtein(pattern, text.AsSpan(at, pattern.Length)));
        return best;
    }

    static int Levenshtein(string one, ReadOnlySpan<char> other)
    {
        Span<int> costs = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            costs[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = costs[0];
            costs[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (diagonal, costs[j]) = (costs[j], Math.Min(diagonal + (one[i - 1] == other[j - 1] ? 0 : 1), Math.Min(costs[j], costs[j - 1]) + 1));
        }
        return costs[other.Length];
    }

    static Finding Expect(Finding finding, Fidelity fidelity) => finding.Fidelity == fidelity
        ? finding
        : throw new InvalidOperationException($"Expected {fidelity}, not {finding.Fidelity}.");

    static TimeSpan Once(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed;
    }

    static TimeSpan Median(Action<int> work)
    {
        for (var n = 0; n < Rounds; n++)
            work(n);
        return Enumerable.Range(0, Rounds).Select(n => Once(() => work(n))).Order().ElementAt(Rounds / 2);
    }

    static void Show(string what, TimeSpan time) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-52} {time.TotalMilliseconds,12:N3} ms"));
}
