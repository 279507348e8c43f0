namespace ArgumentLedger.Domain.Tests.Folds;

public sealed class BearingTests
{
    // Versions: 1 opened, 2 reworded, 3 p1, 4 s1, 5 c1, 6 c2 for c1, 7 r1 against c1, 8 u1 against c2's link, 9 a1, 10 c3 for a1,
    // 11 q1 of s1 for c1, 12 l1 c1 against r1, 13 c1 amended, 14 r1 confirmed, 15 k1 of r1 yielding c1, 16 credence of c1,
    // 17 and 18 p1 is ann, 19 l1 withdrawn, 20 and 21 u1 hidden and restored, 22 and 23 bob, 24 and 25 closed and reopened
    [Theory]
    [InlineData("c1", new long[] { 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 19 })]
    [InlineData("c2", new long[] { 6, 8 })]
    [InlineData("c3", new long[] { 10 })]
    [InlineData("r1", new long[] { 7, 12, 14, 15, 19 })]
    [InlineData("u1", new long[] { 8, 20, 21 })]
    [InlineData("a1", new long[] { 9, 10 })]
    [InlineData("q1", new long[] { 11 })]
    [InlineData("k1", new long[] { 15 })]
    [InlineData("l1", new long[] { 12, 19 })]
    [InlineData("p1", new long[] { 3, 17, 18 })]
    [InlineData("s1", new long[] { 4, 11 })]
    [InlineData("c2>", new long[] { 8 })]
    [InlineData("r1>", new long[] { 14 })]
    public void The_history_of_each_position_is_what_bears_on_it(string label, long[] versions) =>
        Assert.Equal(versions, Example.Told.Debate.Bearing[label]);

    [Fact]
    public void What_is_quoted_asked_about_or_taken_back_elsewhere_bears_on_a_claim() =>
        Assert.Equal(
            [2, 3, 4, 5, 6, 7, 8],
            Given(
                Opened, AnnClaims, Bob.Says(new CiteQuote("useful") { Contribution = "c1" }), Bob.Says(new AskQuestion("Really?") { About = "c1" }),
                BobRebuts, Bob.Withdraws("r1"), Cleo.Says(new ConcedeClaim("c1", Extent.Full)), Cleo.Withdraws("k1"))
                .Debate.Bearing["c1"]);

    [Fact]
    public void A_concession_and_its_withdrawal_bear_on_what_is_given_up() =>
        Assert.Equal(
            [2, 3, 4, 5],
            Given(Opened, AnnClaims, BobRebuts, Ann.Says(new ConcedeClaim("r1", Extent.Full) { Yields = "c1" }), Ann.Withdraws("k1"))
                .Debate.Bearing["c1"]);

    [Fact]
    public void A_label_is_listed_once_for_one_event() =>
        Assert.Equal([2, 3], Given(Opened, AnnClaims, Bob.Says(new LinkContributions("c1", "c1", LinkKind.Attack))).Debate.Bearing["c1"]);
}
