namespace ArgumentLedger.Domain.Tests.Folds;

public sealed class TallyTests
{
    static Tally Counted(params Deed[] deeds) => Given(deeds).Debate.Tally;

    [Fact]
    public void What_stands_is_counted_by_kind()
    {
        var tally = Counted(Opened, AnnClaims, CleoSupports, BobRebuts, BobUndercuts, BobAsks, Ann.Says(new CiteQuote("Words are tools.")));

        Assert.Equal(new Tally(1, 1, 1, 1, 1, 1, Unanswered: 2, OpenQuestions: 1), tally);
        Assert.Equal(6, tally.Contributions);
    }

    [Fact]
    public void What_was_taken_back_or_hidden_does_not_count()
    {
        Assert.Equal(Tally.Zero, Counted(Opened, AnnClaims, Ann.Withdraws("c1")));
        Assert.Equal(Tally.Zero, Counted(Opened, AnnClaims, Olga.Hides("c1")));
        Assert.Equal(1, Counted(Opened, AnnClaims, Olga.Hides("c1"), Olga.Says(new RestoreContribution("c1", "It may stay."))).Claims);
    }

    [Fact]
    public void A_rebuttal_is_answered_by_a_rebuttal_a_link_an_undercut_or_a_concession()
    {
        Assert.Equal(1, Counted(Opened, AnnClaims, BobRebuts).Unanswered);
        Assert.Equal(1, Counted(Opened, AnnClaims, BobRebuts, Ann.Says(new RebutClaim("r1", "They can."))).Unanswered);
        Assert.Equal(0, Counted(Opened, AnnClaims, BobRebuts, Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack))).Unanswered);
        Assert.Equal(1, Counted(Opened, AnnClaims, BobRebuts, Ann.Says(new RebutClaim("r1", "So?") { Aim = Aim.Link })).Unanswered);
        Assert.Equal(0, Counted(Opened, AnnClaims, BobRebuts, Ann.Says(new ConcedeClaim("r1", Extent.Partial))).Unanswered);
    }

    [Fact]
    public void An_answer_taken_back_is_none()
    {
        Deed[] answered = [Opened, AnnClaims, BobRebuts, Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack))];

        Assert.Equal(1, Counted([.. answered, Cleo.Withdraws("l1")]).Unanswered);
        Assert.Equal(1, Counted([.. answered, Ann.Withdraws("c1")]).Unanswered);
        Assert.Equal(1, Counted([.. answered, Olga.Hides("c1")]).Unanswered);
        Assert.Equal(1, Counted(Opened, AnnClaims, BobRebuts, Ann.Says(new ConcedeClaim("r1", Extent.Full)), Ann.Withdraws("k1")).Unanswered);
    }

    [Fact]
    public void A_question_is_open_until_a_claim_answers_it()
    {
        Deed[] asked = [Opened, BobAsks];
        Deed[] answered = [.. asked, Ann.Says(new MakeClaim("One with a test.") { Answers = "a1" })];

        Assert.Equal(1, Counted(asked).OpenQuestions);
        Assert.Equal(2, Counted([.. asked, Ann.Says(new AskQuestion("Why?") { About = "a1" })]).OpenQuestions);
        Assert.Equal(0, Counted(answered).OpenQuestions);
        Assert.Equal(1, Counted([.. answered, Ann.Withdraws("c1")]).OpenQuestions);
        Assert.Equal(0, Counted([.. asked, Bob.Withdraws("a1")]).OpenQuestions);
    }
}
