using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class CiteQuoteTests
{
    static readonly CiteQuote JudgedByUse = new("A tool is judged by its use.") { Source = "s1" };

    [Fact]
    public void A_quote_of_a_source_is_anchored_where_it_stands()
    {
        var debate = Given(Opened, CleoRecordsThePost)
            .When(Ann, JudgedByUse)
            .Then(new Quoted(
                "q1", "s1", null, null, Sealed("exact", "A tool is judged by its use."), Sealed("prefix", "Words are tools. "),
                Sealed("suffix", " Words are tools."), Fidelity.Verbatim, 17, 45, null, null))
            .After;

        var quote = debate.Contributions["q1"];
        Assert.Equal((ContributionKind.Quote, "ann", null), (quote.Kind, quote.Speaker, quote.Parent));
        Assert.Equal(("s1", Fidelity.Verbatim, 17, 45), (quote.Anchor!.Quoted, quote.Anchor.Fidelity, quote.Anchor.Start, quote.Anchor.End));
        Assert.Equal(["q1"], debate.QuotesOf["s1"]);
        Assert.Empty(debate.Links);
    }

    [Fact]
    public void A_quote_offered_for_a_claim_supports_it()
    {
        var debate = Given(Opened, CleoRecordsThePost, AnnClaims)
            .When(Ann, JudgedByUse with { For = "c1" })
            .Then(new Quoted(
                "q1", "s1", null, null, Sealed("exact", "A tool is judged by its use."), Sealed("prefix", "Words are tools. "),
                Sealed("suffix", " Words are tools."), Fidelity.Verbatim, 17, 45, "c1", 1))
            .After;

        Assert.Equal((LinkKind.Support, "c1"), (debate.Links["q1>"].Kind, debate.Links["q1>"].To));
        Assert.Equal("c1", debate.Contributions["q1"].Parent);
    }

    [Fact]
    public void A_quote_of_a_contribution_pins_its_revision()
    {
        var debate = Given(Opened, AnnClaims, Ann.Amends("c1", "They are useful."))
            .When(Bob, new CiteQuote("useful") { Contribution = "c1" })
            .Then(new Quoted("q1", null, "c1", 2, Sealed("exact", "useful"), Sealed("prefix", "They are "), Sealed("suffix", "."),
                Fidelity.Verbatim, 9, 15, null, null))
            .After;

        Assert.Equal("c1", debate.Contributions["q1"].Parent);
        Assert.Equal(["q1"], debate.QuotesOf["c1"]);
    }

    [Fact]
    public void An_earlier_wording_may_be_quoted() =>
        Given(Opened, AnnClaims, Ann.Amends("c1", "They are useful."))
            .When(Bob, new CiteQuote("Fuzzy") { Contribution = "c1", Revision = 1 })
            .Then(new Quoted("q1", null, "c1", 1, Sealed("exact", "Fuzzy"), Sealed("prefix", ""), Sealed("suffix", " words are useful."),
                Fidelity.Verbatim, 0, 5, null, null));

    [Fact]
    public void What_was_taken_back_may_be_quoted() =>
        Assert.Equal(4, Given(Opened, AnnClaims, Ann.Withdraws("c1")).When(Bob, new CiteQuote("useful") { Contribution = "c1" }).After.Version);

    [Fact]
    public void A_quote_may_be_quoted() =>
        Given(Opened, CleoRecordsThePost, Ann.Says(JudgedByUse)).When(Bob, new CiteQuote("judged") { Contribution = "q1" })
            .Then(new Quoted("q2", null, "q1", 1, Sealed("exact", "judged"), Sealed("prefix", "A tool is "), Sealed("suffix", " by its use."),
                Fidelity.Verbatim, 10, 16, null, null));

    [Fact]
    public void Context_tells_equal_places_apart() =>
        Given(Opened, CleoRecordsThePost).When(Ann, new CiteQuote("Words are tools.") { Source = "s1", Prefix = "use. " })
            .Then(new Quoted("q1", "s1", null, null, Sealed("exact", "Words are tools."),
                Sealed("prefix", "s. A tool is judged by its use. "), Sealed("suffix", ""), Fidelity.Verbatim, 46, 62, null, null));

    [Fact]
    public void A_quote_that_stands_at_two_places_is_ambiguous() =>
        Given(Opened, CleoRecordsThePost).When(Ann, new CiteQuote("Words are tools.") { Source = "s1", Prefix = "" })
            .Then(new Quoted("q1", "s1", null, null, Sealed("exact", "Words are tools."), Sealed("prefix", ""), null,
                Fidelity.Ambiguous, null, null, null, null));

    [Fact]
    public void A_quote_with_another_word_is_anchored_where_the_rest_stands() =>
        Given(Opened, CleoRecordsThePost).When(Ann, new CiteQuote("Words are toys.") { Source = "s1", Suffix = "A tool" })
            .Then(new Quoted("q1", "s1", null, null, Sealed("exact", "Words are toys."), Sealed("prefix", ""),
                Sealed("suffix", " A tool is judged by its use. Wo"), Fidelity.Altered, 0, 16, null, null));

    [Fact]
    public void A_quote_set_otherwise_is_anchored_where_it_stands() =>
        Given(Opened, CleoRecordsThePost).When(Ann, new CiteQuote("“a tool\n> is judged …”") { Source = "s1" })
            .Then(new Quoted("q1", "s1", null, null, Sealed("exact", "“a tool\n> is judged …”"), Sealed("prefix", "Words are tools. "),
                Sealed("suffix", " by its use. Words are tools."), Fidelity.Typographic, 17, 33, null, null));

    [Fact]
    public void A_quote_that_stands_nowhere_is_logged_as_such() =>
        Given(Opened, CleoRecordsThePost).When(Ann, new CiteQuote("Fuzz is fine.") { Source = "s1", Suffix = "A tool" })
            .Then(new Quoted("q1", "s1", null, null, Sealed("exact", "Fuzz is fine."), null, Sealed("suffix", "A tool"),
                Fidelity.NotFound, null, null, null, null));

    [Fact]
    public void A_quote_of_what_is_not_on_record_is_logged_as_such()
    {
        var debate = Given(Opened).When(Ann, new CiteQuote("Words are tools."))
            .Then(new Quoted("q1", null, null, null, Sealed("exact", "Words are tools."), null, null, Fidelity.NoSource, null, null, null, null))
            .After;

        Assert.Null(debate.Contributions["q1"].Anchor!.Quoted);
        Assert.Empty(debate.QuotesOf);
    }

    [Fact]
    public void A_hidden_source_is_not_read_out() =>
        Given(Opened, CleoRecordsThePost, Olga.Hides("s1")).When(Ann, JudgedByUse)
            .Then(new Quoted("q1", "s1", null, null, Sealed("exact", "A tool is judged by its use."), null, null,
                Fidelity.NoSource, null, null, null, null));

    [Fact]
    public void A_hidden_contribution_is_not_quoted() =>
        Given(Opened, AnnClaims, Olga.Hides("c1")).When(Bob, new CiteQuote("useful") { Contribution = "c1" })
            .ThenRefused("target-hidden", "contribution");

    [Fact]
    public void Somebody_in_the_cast_may_quote() =>
        Assert.Equal("p1", Given(Opened, AnnClaims, CleoIntroducesPaula)
            .When(Cleo, new CiteQuote("useful") { Contribution = "c1", Speaker = "p1" }).InTheVoiceOf("p1").After.Contributions["q1"].Speaker);

    [Fact]
    public void A_quote_has_1_to_10000_characters()
    {
        Given(Opened, CleoRecordsThePost).When(Ann, JudgedByUse with { Exact = "" }).ThenRefused("text-length", "exact");
        Given(Opened, CleoRecordsThePost).When(Ann, JudgedByUse with { Exact = new string('q', 10_001) }).ThenRefused("text-length", "exact");
    }

    [Fact]
    public void Context_has_at_most_200_characters()
    {
        Given(Opened, CleoRecordsThePost).When(Ann, JudgedByUse with { Prefix = new string('p', 201) }).ThenRefused("text-length", "prefix");
        Given(Opened, CleoRecordsThePost).When(Ann, JudgedByUse with { Suffix = new string('s', 201) }).ThenRefused("text-length", "suffix");
        Given(Opened, CleoRecordsThePost).When(Ann, JudgedByUse with { Prefix = "\ud800" }).ThenRefused("text-characters", "prefix");
        Given(Opened, CleoRecordsThePost).When(Ann, JudgedByUse with { Suffix = "\0" }).ThenRefused("text-characters", "suffix");
    }

    [Fact]
    public void Nothing_is_quoted_from_what_is_not_there()
    {
        Given(Opened).When(Ann, JudgedByUse).ThenRefused("unknown-source", "source");
        Given(Opened, AnnClaims).When(Ann, JudgedByUse with { Source = "c1" }).ThenRefused("unknown-source", "source");
        Given(Opened).When(Ann, new CiteQuote("useful") { Contribution = "c1" }).ThenRefused("unknown-contribution", "contribution");
        Given(Opened, CleoRecordsThePost).When(Ann, new CiteQuote("useful") { Contribution = "s1" })
            .ThenRefused("unknown-contribution", "contribution");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void Only_a_wording_that_there_is_can_be_quoted(int revision) =>
        Given(Opened, AnnClaims, Ann.Amends("c1", "They are useful."))
            .When(Bob, new CiteQuote("useful") { Contribution = "c1", Revision = revision }).ThenRefused("unknown-revision", "revision");

    [Fact]
    public void A_quote_has_one_origin() =>
        Given(Opened, CleoRecordsThePost, AnnClaims).When(Ann, JudgedByUse with { Contribution = "c1" }).ThenRefused("quote-origin", "source");

    [Fact]
    public void A_quote_is_offered_for_what_can_be_argued()
    {
        Given(Opened, CleoRecordsThePost).When(Ann, JudgedByUse with { For = "c1" }).ThenRefused("unknown-contribution", "for");
        Given(Opened, CleoRecordsThePost, BobAsks).When(Ann, JudgedByUse with { For = "a1" }).ThenRefused("not-arguable", "for");
        Given(Opened, CleoRecordsThePost, AnnClaims, Ann.Withdraws("c1")).When(Ann, JudgedByUse with { For = "c1" })
            .ThenRefused("target-withdrawn", "for");
        Given(Opened, CleoRecordsThePost, AnnClaims, Olga.Hides("c1")).When(Ann, JudgedByUse with { For = "c1" })
            .ThenRefused("target-hidden", "for");
    }
}
