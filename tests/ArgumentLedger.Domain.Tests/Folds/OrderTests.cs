namespace ArgumentLedger.Domain.Tests.Folds;

public sealed class OrderTests
{
    [Fact]
    public void Replies_stand_in_the_order_they_were_made()
    {
        var replies = Example.Told.Debate.Replies;

        Assert.Equal(["c1", "a1"], replies[""]);
        Assert.Equal(["c2", "r1", "q1"], replies["c1"]);
        Assert.Equal(["u1"], replies["c2"]);
        Assert.Equal(["c3"], replies["a1"]);
        Assert.Equal(4, replies.Count);
    }

    [Fact]
    public void Links_stand_at_both_their_ends_in_the_order_they_were_made()
    {
        var debate = Example.Told.Debate;

        Assert.Equal(["c2>", "r1>", "q1>"], debate.Incoming["c1"]);
        Assert.Equal(["u1>"], debate.Incoming["c2>"]);
        Assert.Equal(["l1"], debate.Incoming["r1"]);
        Assert.Equal(3, debate.Incoming.Count);
        Assert.Equal(["l1"], debate.Outgoing["c1"]);
        Assert.Equal(["c2>"], debate.Outgoing["c2"]);
        Assert.Equal(["u1>"], debate.Outgoing["u1"]);
        Assert.Equal(5, debate.Outgoing.Count);
    }

    [Fact]
    public void A_quote_without_a_claim_to_serve_replies_to_what_it_quotes()
    {
        var debate = Given(Opened, AnnClaims, CleoSupports, Bob.Says(new CiteQuote("useful") { Contribution = "c1" }),
            Bob.Says(new CiteQuote("useful") { Contribution = "c1", For = "c2" }), Bob.Says(new CiteQuote("useful"))).Debate;

        Assert.Equal(["c2", "q1"], debate.Replies["c1"]);
        Assert.Equal(["q2"], debate.Replies["c2"]);
        Assert.Equal(["c1", "q3"], debate.Replies[""]);
        Assert.Equal(["q1", "q2"], debate.QuotesOf["c1"]);
    }
}
