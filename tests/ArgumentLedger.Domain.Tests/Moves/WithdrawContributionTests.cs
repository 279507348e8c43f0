namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class WithdrawContributionTests
{
    static readonly WithdrawContribution C1 = new("c1", "I was wrong.");
    static readonly Deed CleoLinks = Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack));

    [Fact]
    public void An_author_takes_a_claim_back_and_it_stays_on_record()
    {
        var claim = Given(Opened, AnnClaims)
            .When(Ann, C1)
            .Then(new ContributionWithdrawn("c1", Sealed("reason", "I was wrong.")))
            .InTheVoiceOf(null)
            .After.Contributions["c1"];

        Assert.Equal(new Withdrawal(3, Sealed("reason", "I was wrong.")), claim.Withdrawn);
        Assert.Equal("Fuzzy words are useful.", claim.Text.Text);
    }

    [Fact]
    public void A_concession_is_taken_back() =>
        Assert.Equal(4, Given(Opened, AnnClaims, Bob.Says(new ConcedeClaim("c1", Extent.Full)))
            .When(Bob, C1 with { Target = "k1" })
            .Then(new ContributionWithdrawn("k1", Sealed("reason", "I was wrong.")))
            .After.Concessions["k1"].Withdrawn!.Version);

    [Fact]
    public void An_explicit_link_is_taken_back()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, CleoLinks)
            .When(Cleo, C1 with { Target = "l1" })
            .Then(new ContributionWithdrawn("l1", Sealed("reason", "I was wrong.")))
            .After;

        Assert.Equal(5, debate.Links["l1"].Withdrawn!.Version);
        Assert.False(debate.IsLive(debate.Links["l1"]));
    }

    [Fact]
    public void A_link_goes_with_the_contribution_that_owns_it()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, Bob.Withdraws("r1")).Debate;

        Assert.False(debate.IsLive(debate.Links["r1>"]));
        Assert.Null(debate.Links["r1>"].Withdrawn);
    }

    [Fact]
    public void A_question_and_a_quote_are_taken_back()
    {
        Given(Opened, BobAsks).When(Bob, C1 with { Target = "a1" }).Then(new ContributionWithdrawn("a1", Sealed("reason", "I was wrong.")));
        Given(Opened, Bob.Says(new CiteQuote("Words are tools."))).When(Bob, C1 with { Target = "q1" })
            .Then(new ContributionWithdrawn("q1", Sealed("reason", "I was wrong.")));
    }

    [Fact]
    public void Nobody_else_takes_it_back()
    {
        Given(Opened, AnnClaims).When(Bob, C1).ThenRefused("not-author", "target");
        Given(Opened, AnnClaims).When(Olga, C1).ThenRefused("not-author", "target");
        Given(Opened, AnnClaims, BobRebuts, CleoLinks).When(Ann, C1 with { Target = "l1" }).ThenRefused("not-author", "target");
        Given(Opened, AnnClaims, Bob.Says(new ConcedeClaim("c1", Extent.Full))).When(Ann, C1 with { Target = "k1" })
            .ThenRefused("not-author", "target");
    }

    [Fact]
    public void Reported_words_are_taken_back_by_whoever_reported_them_or_a_moderator()
    {
        var reported = Given(Opened, CleoIntroducesPaula, CleoReportsPaula);
        var withdrawn = new ContributionWithdrawn("c1", Sealed("reason", "I was wrong."));

        reported.When(Cleo, C1).Then(withdrawn).InTheVoiceOf("p1");
        reported.When(Cleo, C1 with { Speaker = "p1" }).Then(withdrawn).InTheVoiceOf("p1");
        reported.When(Olga, C1).Then(withdrawn).InTheVoiceOf("p1");
        reported.When(Bob, C1).ThenRefused("not-author", "target");
    }

    [Fact]
    public void Whoever_was_identified_takes_their_own_words_back()
    {
        var identified = Given(Opened, CleoIntroducesPaula, CleoReportsPaula, OlgaIdentifiesPaulaAsAnn, AnnAgreesSheIsPaula);

        identified.When(Ann, C1).Then(new ContributionWithdrawn("c1", Sealed("reason", "I was wrong."))).InTheVoiceOf("p1");
        identified.When(Cleo, C1).ThenRefused("not-author", "target");
    }

    [Fact]
    public void It_is_taken_back_in_nobody_elses_voice() =>
        Given(Opened, CleoIntroducesPaula, AnnClaims).When(Ann, C1 with { Speaker = "p1" }).ThenRefused("not-author", "speaker");

    [Fact]
    public void Nothing_is_taken_back_twice()
    {
        Given(Opened, AnnClaims, Ann.Withdraws("c1")).When(Ann, C1).ThenRefused("already-withdrawn", "target");
        Given(Opened, AnnClaims, BobRebuts, CleoLinks, Cleo.Withdraws("l1")).When(Cleo, C1 with { Target = "l1" })
            .ThenRefused("already-withdrawn", "target");
        Given(Opened, AnnClaims, Bob.Says(new ConcedeClaim("c1", Extent.Full)), Bob.Withdraws("k1")).When(Bob, C1 with { Target = "k1" })
            .ThenRefused("already-withdrawn", "target");
    }

    [Theory]
    [InlineData("c9")]
    [InlineData("r1>")]
    [InlineData("s1")]
    [InlineData("p1")]
    [InlineData("")]
    public void Only_contributions_explicit_links_and_concessions_are_taken_back(string target) =>
        Given(Opened, AnnClaims, BobRebuts, CleoRecordsThePost, CleoIntroducesPaula).When(Cleo, C1 with { Target = target })
            .ThenRefused("unknown-contribution", "target");

    [Fact]
    public void What_is_hidden_can_still_be_taken_back() =>
        Given(Opened, AnnClaims, Olga.Hides("c1")).When(Ann, C1).Then(new ContributionWithdrawn("c1", Sealed("reason", "I was wrong.")));

    [Fact]
    public void A_reason_has_1_to_1000_characters()
    {
        Given(Opened, AnnClaims).When(Ann, C1 with { Reason = " " }).ThenRefused("reason-length", "reason");
        Given(Opened, AnnClaims).When(Ann, C1 with { Reason = new string('r', 1_001) }).ThenRefused("reason-length", "reason");
    }
}
