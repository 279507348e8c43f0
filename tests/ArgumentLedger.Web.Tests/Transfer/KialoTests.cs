using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Tests.Transfer;

public sealed class KialoTests
{
    static Parsed Read(string text) => Assert.IsType<Parsed>(Formats.All["kialo"].Reader!.Read(text));

    [Fact]
    public void Pros_and_cons_become_supports_and_rebuttals_and_references_links()
    {
        var read = Read("Discussion Title: Are buses late?\r\n\r\n1. Buses are late.\r\n1.1. Pro: I waited \\(long\\).\r\nAnd long.\r\n1.2. Con: Mine came.\r\n1.2.1. Con: -> See 1.1.\r\n2. Trams are late.\r\n");

        Assert.Equal("Are buses late?", read.Motion);
        var debate = Imported.Debate(read);
        Assert.Equal(
            ["c1 Claim Buses are late.", "c2 Support I waited (long).\nAnd long.", "r1 Rebuttal Mine came.", "c3 Claim Trams are late."],
            debate.Order.Select(label => debate.Contributions[label]).Select(it => $"{it.Label} {it.Kind} {it.Text.Text}"));
        Assert.Contains("“I waited (long).\nAnd long.” attacks “Mine came.”", Sketch.Of(debate));
    }

    [Fact]
    public void A_line_within_words_that_begins_with_a_number_is_words() =>
        Assert.Equal(["“Buses are late:\n3. often\n1.5 hours at most”"], Sketch.Of(Imported.Debate(Read("1. Buses are late:\n3. often\n1.5 hours at most"))));

    [Theory]
    [InlineData("", 1, 1, "The file has no claims: lines such as “1. …” and “1.1. Pro: …” were expected.")]
    [InlineData("Hello\n1. a", 1, 1, "“Hello” stands here; “Discussion Title: …” or “1. …” was expected.")]
    [InlineData("1. a\n1.1.1. Pro: b", 2, 1, "Claim 1.1.1. stands here, but there is no claim 1.1. before it.")]
    [InlineData("1. a\n1.1. Pro: b\n1.1. Con: c", 3, 1, "There is a claim 1.1. already, in line 2.")]
    [InlineData("1. a\n1.1. Pro: -> See 1.9.", 2, 1, "Claim 1.1. refers to a claim 1.9., which is not in the file with words of its own.")]
    [InlineData("1. a\n1.1. Pro: ", 2, 1, "Claim 1.1.: The text is empty: write something.")]
    public void Whatever_is_wrong_is_named_with_its_line(string text, int line, int column, string sentence) =>
        Assert.Equal(new Fault(Place.At(line, column), sentence), Assert.IsType<Unreadable>(Formats.All["kialo"].Reader!.Read(text)).Fault);

    [Fact]
    public void A_debate_is_written_as_numbered_claims()
    {
        const string text = "Discussion Title: What follows?\n\n1. Buses are late.\n\n1.1. Pro: I waited \\(long\\).\n\n1.2. Con: Mine came.\n\n1.2.1. Con: -> See 1.1.\n";

        Assert.Equal(text, Imported.Debate("kialo", text).WrittenAs("kialo").Text);
    }
}
