using ArgumentLedger.Domain;
using ArgumentLedger.Web.Transfer;
using CsCheck;

namespace ArgumentLedger.Web.Tests.Transfer.Judges;

/// <summary>A test against Argdown's own parser; skipped where that cannot be had.</summary>
sealed class ArgdownFactAttribute : FactAttribute
{
    static readonly bool CanBeHad = ArgdownJudge.CanBeHad();

    public ArgdownFactAttribute() =>
        Skip = CanBeHad ? null : $"npm, which would fetch {ArgdownJudge.Package}, is not installed here or does not reach it";
}

public sealed class ArgdownJudgeTests(ArgdownJudge judge) : IClassFixture<ArgdownJudge>
{
    // Every construct that relates or says something, but arguments written out, whose steps the other does not relate.
    static readonly string[] Corpus =
    [
        "[A]: The bus is late.\n  - [B]: It is not.\n  + [C]: I waited.",
        "[A]: a\n  <- [B]: b\n    <+ <C>: c\n      <_ <D>: d",
        "[A]: a\n  -> [B]: b\n  +> [C]: c\n    +> [D]: d",
        "<C>: c\n  _> <B>: b\n    +> [A]: a",
        "[A]: a\n  - [B]: b\n\n[B]\n  - [A]",
        "[A]\n  - <B>\n\n<B>: b\n\n[A]: a",
        "Untitled words\ngo on here.\n  - Other words\n    + <C>: and more",
        "* [A]: one\n* two\n\n1. [B]: three\n2. four",
        "# Title\n\n## Part\n\n[A]: a #tag #(long tag) {isFine: true}\n  - [B]: b // no\n\n/* not\nthis */\n\n[C]: **bold** and *italic* and __bold__ and _italic_ \\*neither\\*",
        "===\ntitle: T\nsubTitle: S\n===\n\n[A]: a\n\t- [B]: b\n\t\t- [C]: c\n\t- [D]: d",
        "[A]: words with (brackets), 1.5 hours, a-b, a\\_b, 3 > 2 and “quotes”\n  - <B>: yes: no",
        "[Straße 😀]: é\n  - <Ünï>: العربية",
    ];

    [ArgdownFact]
    public void Argdown_s_own_parser_finds_the_same_in_documents_of_ours()
    {
        Assert.Null(judge.Missing);
        var found = judge.Read(Corpus);

        Assert.Equal(Corpus.Length, found.Count);
        foreach (var (document, theirs) in Corpus.Zip(found))
        {
            Assert.True(theirs.Errors.Length == 0, $"{document}: {string.Join("; ", theirs.Errors)}");
            var ours = Sketch.Of(Imported.Debate(Assert.IsType<Parsed>(Formats.All["argdown"].Reader!.Read(document))));
            Assert.Equal(SketchOf(theirs), ours);
        }
    }

    [ArgdownFact]
    public void Argdown_s_own_parser_reads_what_we_write_without_errors_and_as_the_same_graph()
    {
        Assert.Null(judge.Missing);
        var debates = new List<Debate>();
        RoundTripTests.Debates.Sample(debate => { lock (debates) debates.Add(debate); }, iter: 100, threads: 1);

        var found = judge.Read(debates.Select(debate => debate.WrittenAs("argdown").Text));

        foreach (var (debate, theirs) in debates.Zip(found))
        {
            Assert.Empty(theirs.Errors);
            Assert.Equal(Sketch.Of(debate).Select(RoundTripTests.Tidy), SketchOf(theirs));
        }
    }

    static IEnumerable<string> SketchOf(ArgdownFound found)
    {
        var words = found.Statements.Concat(found.Arguments).ToDictionary(pair => pair.Key, pair => RoundTripTests.Tidy(pair.Value.FirstOrDefault() ?? pair.Key));
        return words.Values.Select(said => $"“{said}”").Concat(found.Relations.Select(relation => Sentence(relation, words))).Order(StringComparer.Ordinal);
    }

    static string Sentence(string relation, Dictionary<string, string> words)
    {
        foreach (var (name, verb) in new[] { (" attack ", "attacks"), (" support ", "supports"), (" undercut ", "undercuts") })
            if (relation.Split(name) is [var from, var to])
                return $"“{words[from]}” {verb} “{words[to]}”";
        return relation;
    }
}
