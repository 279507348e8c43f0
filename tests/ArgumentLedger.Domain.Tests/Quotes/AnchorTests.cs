using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Tests.Quotes;

public sealed class AnchorTests
{
    [Theory]
    [InlineData("😀😀 here", "here", 3, 7)]
    [InlineData("a 😀 b", "😀", 2, 3)]
    [InlineData("e\u0301e\u0301 here", "here", 5, 9)]
    [InlineData("👩‍🚀 here", "here", 4, 8)]
    public void Places_are_counted_in_code_points(string text, string exact, int start, int end)
    {
        var anchor = Given(Opened, Cleo.Says(new RecordSource("A post", text)))
            .When(Ann, new CiteQuote(exact) { Source = "s1" }).After.Contributions["q1"].Anchor!;

        Assert.Equal((Fidelity.Verbatim, start, end), (anchor.Fidelity, anchor.Start, anchor.End));
        Assert.Equal(exact, text[CodePoints.IndexOf(text, start)..CodePoints.IndexOf(text, end)]);
    }

    [Fact]
    public void A_quote_keeps_the_wording_it_was_taken_from()
    {
        var debate = Given(Opened, AnnClaims, Bob.Says(new CiteQuote("Fuzzy") { Contribution = "c1" }), Ann.Amends("c1", "They are useful."), Ann.Withdraws("c1")).Debate;

        var anchor = debate.Contributions["q1"].Anchor!;
        Assert.Equal(("c1", 1, Fidelity.Verbatim), (anchor.Quoted, anchor.Revision, anchor.Fidelity));
        Assert.Equal("Fuzzy words are useful.", debate.Contributions["c1"].Wordings[0].Text.Text);
    }
}
