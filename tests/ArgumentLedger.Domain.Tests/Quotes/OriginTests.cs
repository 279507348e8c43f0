using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Tests.Quotes;

public sealed class OriginTests
{
    static readonly Deed BobQuotes = Bob.Says(new CiteQuote("Fuzzy words") { Contribution = "c1" });

    static QuoteOrigin OriginOf(string quote, params Deed[] deeds)
    {
        var debate = Given(deeds).Debate;
        return debate.OriginOf(debate.Contributions[quote].Anchor!);
    }

    [Fact]
    public void A_quote_shows_the_words_as_they_stood_and_what_became_of_them()
    {
        const string words = "Fuzzy words are useful.";
        Assert.Equal(new(OriginState.Unchanged, words), OriginOf("q1", Opened, AnnClaims, BobQuotes));
        Assert.Equal(new(OriginState.Amended, words), OriginOf("q1", Opened, AnnClaims, BobQuotes, Ann.Amends("c1", "They are useful.")));
        Assert.Equal(new(OriginState.Withdrawn, words), OriginOf("q1", Opened, AnnClaims, BobQuotes, Ann.Withdraws("c1")));
        Assert.Equal(new(OriginState.Hidden, null), OriginOf("q1", Opened, AnnClaims, BobQuotes, Olga.Hides("c1")));
        Assert.Equal(new(OriginState.Unrecorded, null), OriginOf("q1", Opened, Bob.Says(new CiteQuote("Fuzzy words"))));
        Assert.Equal(new(OriginState.Unchanged, Post), OriginOf("q1", Opened, CleoRecordsThePost, Bob.Says(new CiteQuote("judged") { Source = "s1" })));
    }

    [Fact]
    public void To_hide_words_is_to_hide_the_quotes_that_repeat_them()
    {
        var hidden = Given(Opened, AnnClaims, BobQuotes, Bob.Says(new CiteQuote("words") { Contribution = "q1" }),
            Bob.Says(new CiteQuote("something else altogether") { Contribution = "c1" }), Olga.Hides("c1"));

        Assert.Equal(["c1", "q1", "q2"], hidden.Debate.Hidden.Keys.Order());
        Assert.Empty(hidden.And(Olga.Says(new RestoreContribution("c1", "It is fine."))).Debate.Hidden);
    }

    [Fact]
    public void A_quote_that_was_hidden_for_itself_stays_hidden()
    {
        var shown = Given(Opened, AnnClaims, BobQuotes, Olga.Hides("q1"), Olga.Hides("c1"), Olga.Says(new RestoreContribution("c1", "It is fine."))).Debate;

        Assert.Equal(["q1"], shown.Hidden.Keys);
    }

    [Fact]
    public void To_hide_a_source_hides_its_quotes() =>
        Assert.Equal(["q1", "s1"], Given(Opened, CleoRecordsThePost, Bob.Says(new CiteQuote("judged") { Source = "s1" }), Olga.Hides("s1")).Debate.Hidden.Keys.Order());

    [Fact]
    public void A_change_of_what_is_quoted_changes_what_is_known_of_the_quote()
    {
        foreach (var change in new[] { Ann.Amends("c1", "They are useful."), Ann.Withdraws("c1"), Olga.Hides("c1") })
        {
            var before = Given(Opened, AnnClaims, BobQuotes);
            Assert.Contains("q1", before.And(change).Entries[^1].Touches(before.Debate));
        }
    }
}
