using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Tests.Quotes;

public sealed class AlteredTests
{
    const string Text = "Crisp words can be tested, and so the theory that uses crisp words can be refuted by anybody who cares to look.";

    [Theory]
    [InlineData("the theory that uses fuzzy words can be refuted", "crisp → fuzzy", "the theory that uses crisp words can be refuted")]
    [InlineData("the [whole] theory that uses crisp words", " → [whole]", "the theory that uses crisp words")]
    [InlineData("the theory that uses words can be refuted", "crisp → ", "the theory that uses crisp words can be refuted")]
    [InlineData("Words can be tested and so the theory", ", → ", "words can be tested, and so the theory")]
    [InlineData("a theory that uses crisp words cannot be refuted by somebody", "can → cannot|anybody → somebody", "theory that uses crisp words can be refuted by anybody")]
    [InlineData("the Theory that uses crisp words", "theory → Theory", "the theory that uses crisp words")]
    [InlineData("“the theory that uses fuzzy words”", "crisp → fuzzy", "the theory that uses crisp words")]
    [InlineData("the theory … uses fuzzy words can be refuted … anybody", "crisp → fuzzy", "the theory that uses crisp words can be refuted by anybody")]
    [InlineData("any body who cares to look", "anybody → any body", "anybody who cares to look")]
    public void The_words_that_differ_are_named(string exact, string differences, string place)
    {
        var finding = QuotedText.Prepare(Text).Find(exact);

        Assert.Equal(Fidelity.Altered, finding.Fidelity);
        Assert.Equal(place, Text[finding.Place!.Value.Units]);
        Assert.Contains(differences, string.Join('|', finding.Differences.Select(one => $"{one.Written} → {one.Quoted}")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_equally_near_places_the_context_decides()
    {
        var text = QuotedText.Prepare("Words are tools. Use them. Words are tools. Mend them.");

        Assert.Equal(27, text.Find("Words are toys.", suffix: "Mend").Place!.Value.Start);
        Assert.Equal(0, text.Find("Words are toys.", suffix: " use  them.\n").Place?.Start ?? 0);
        Assert.Equal([0, 27], text.Find("Words are toys.").Places.Select(place => place.Start));
        Assert.Equal(Fidelity.Ambiguous, text.Find("Words are toys.").Fidelity);
    }

    [Fact]
    public void An_excerpt_is_judged_anew_in_another_text_and_with_another_context()
    {
        const string exact = "Words are toys.";
        var two = QuotedText.Prepare("Words are tools. Use them. Words are tools. Mend them.");

        Assert.Equal(2, two.Find(exact).Count);
        Assert.Equal(27, two.Find(exact, suffix: "Mend").Place!.Value.Start);
        Assert.Equal(2, two.Find(exact).Count);
        Assert.Equal(4, QuotedText.Prepare("Now words are tools.").Find(exact).Place!.Value.Start);
        Assert.Equal(Fidelity.NotFound, QuotedText.Prepare("Nothing of the kind.").Find(exact).Fidelity);
    }

    [Fact]
    public void Pages_that_share_nothing_are_laid_side_by_side_whole()
    {
        var written = string.Concat(Enumerable.Repeat("a,", 5_000));
        var quoted = string.Concat(Enumerable.Repeat("b;", 4_900));

        foreach (var other in new[] { quoted, "c" })
        {
            var runs = new WordAlignment(written, other).Runs;

            Assert.Equal((written, other), (string.Concat(runs.Select(run => run.Written)), string.Concat(runs.Select(run => run.Quoted))));
            Assert.Contains(runs, run => run.Differs);
        }
    }

    [Fact]
    public void The_nearest_place_is_found_before_a_near_one() =>
        Assert.Equal(18, QuotedText.Prepare("The bus was laxx. The bus was late.").Find("The bus was lane.").Place!.Value.Start);

    [Fact]
    public void Both_wordings_are_laid_side_by_side()
    {
        var runs = new WordAlignment("a theory that uses\ncrisp words", "“a theory … uses fuzzy words”").Runs;

        Assert.Equal("a theory that uses\ncrisp words", string.Concat(runs.Select(run => run.Written)));
        Assert.Equal("“a theory … uses fuzzy words”", string.Concat(runs.Select(run => run.Quoted)));
        Assert.Equal([("crisp", "fuzzy")], runs.Where(run => run.Differs).Select(run => (run.Written, run.Quoted)));
    }

    [Fact]
    public void Quote_marks_that_are_left_out_are_a_matter_of_type() =>
        Assert.Equal(Fidelity.Typographic, QuotedText.Prepare("She called it “the best” of all “possible” words.").Find("the best of all possible words").Fidelity);

    [Fact]
    public void More_than_a_fifth_of_the_letters_is_too_much() =>
        Assert.Equal(Fidelity.NotFound, QuotedText.Prepare("abcdefghijklmnopqrst").Find("abcdXfghXjklXnopXrsX").Fidelity);
}
