namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class AmendContributionTests
{
    static readonly AmendContribution Amended = new("c1", "They are useful.", "Shorter.");

    [Fact]
    public void An_author_puts_a_claim_in_other_words_and_the_old_ones_stay()
    {
        var claim = Given(Opened, AnnClaims)
            .When(Ann, Amended)
            .Then(new ContributionAmended("c1", 2, Sealed("text", "They are useful."), Sealed("reason", "Shorter.")))
            .InTheVoiceOf(null)
            .After.Contributions["c1"];

        Assert.Equal((2, "They are useful."), (claim.Revision, claim.Text.Text));
        Assert.Equal(
            [new Wording(Sealed("text", "Fuzzy words are useful."), 2, null), new Wording(Sealed("text", "They are useful."), 3, Sealed("reason", "Shorter."))],
            claim.Wordings);
    }

    [Fact]
    public void A_question_can_be_amended() =>
        Given(Opened, BobAsks).When(Bob, Amended with { Target = "a1" })
            .Then(new ContributionAmended("a1", 2, Sealed("text", "They are useful."), Sealed("reason", "Shorter.")));

    [Fact]
    public void Earlier_words_can_be_taken_up_again() =>
        Given(Opened, AnnClaims, Ann.Says(Amended)).When(Ann, Amended with { Text = "Fuzzy words are useful." })
            .Then(new ContributionAmended("c1", 3, Sealed("text", "Fuzzy words are useful."), Sealed("reason", "Shorter.")));

    [Fact]
    public void Nobody_else_amends_what_an_account_said()
    {
        Given(Opened, AnnClaims).When(Bob, Amended).ThenRefused("not-author", "target");
        Given(Opened, AnnClaims).When(Olga, Amended).ThenRefused("not-author", "target");
        Given(Opened, AnnClaims).When(Root, Amended).ThenRefused("not-author", "target");
    }

    [Fact]
    public void Reported_words_are_amended_by_whoever_reported_them_or_a_moderator()
    {
        var reported = Given(Opened, CleoIntroducesPaula, CleoReportsPaula);
        var amended = new ContributionAmended("c1", 2, Sealed("text", "They are useful."), Sealed("reason", "Shorter."));

        reported.When(Cleo, Amended).Then(amended).InTheVoiceOf("p1");
        reported.When(Cleo, Amended with { Speaker = "p1" }).Then(amended).InTheVoiceOf("p1");
        reported.When(Olga, Amended).Then(amended).InTheVoiceOf("p1");
        reported.When(Root, Amended).Then(amended).InTheVoiceOf("p1");
        reported.When(Bob, Amended).ThenRefused("not-author", "target");
    }

    [Fact]
    public void Whoever_was_identified_amends_their_own_words()
    {
        var identified = Given(Opened, CleoIntroducesPaula, CleoReportsPaula, OlgaIdentifiesPaulaAsAnn, AnnAgreesSheIsPaula);

        identified.When(Ann, Amended)
            .Then(new ContributionAmended("c1", 2, Sealed("text", "They are useful."), Sealed("reason", "Shorter.")))
            .InTheVoiceOf("p1");
        identified.When(Cleo, Amended).ThenRefused("not-author", "target");
        identified.When(Olga, Amended).ThenRefused("not-author", "target");
    }

    [Fact]
    public void Words_are_amended_in_nobody_elses_voice()
    {
        Given(Opened, CleoIntroducesPaula, AnnClaims).When(Ann, Amended with { Speaker = "p1" }).ThenRefused("not-author", "speaker");
        Given(Opened, CleoIntroducesPaula, Cleo.Says(new IntroduceSpeaker("Peter")), CleoReportsPaula)
            .When(Cleo, Amended with { Speaker = "p2" }).ThenRefused("not-author", "speaker");
    }

    [Fact]
    public void The_same_words_amend_nothing() =>
        Given(Opened, AnnClaims).When(Ann, Amended with { Text = "Fuzzy words are useful." }).ThenRefused("unchanged-text", "text");

    [Fact]
    public void A_quote_is_not_put_in_other_words() =>
        Given(Opened, Ann.Says(new CiteQuote("Words are tools."))).When(Ann, Amended with { Target = "q1" })
            .ThenRefused("quote-not-amendable", "target");

    [Fact]
    public void What_is_amended_is_there()
    {
        Given(Opened).When(Ann, Amended).ThenRefused("unknown-contribution", "target");
        Given(Opened, AnnClaims, Ann.Withdraws("c1")).When(Ann, Amended).ThenRefused("target-withdrawn", "target");
        Given(Opened, AnnClaims, Olga.Hides("c1")).When(Ann, Amended).ThenRefused("target-hidden", "target");
        Given(Opened, AnnClaims, Bob.Says(new ConcedeClaim("c1", Extent.Full))).When(Bob, Amended with { Target = "k1" })
            .ThenRefused("unknown-contribution", "target");
    }

    [Fact]
    public void New_words_and_the_reason_keep_to_the_limits()
    {
        Given(Opened, AnnClaims).When(Ann, Amended with { Text = "" }).ThenRefused("text-length", "text");
        Given(Opened, AnnClaims).When(Ann, Amended with { Text = new string('w', 10_001) }).ThenRefused("text-length", "text");
        Given(Opened, AnnClaims).When(Ann, Amended with { Reason = "" }).ThenRefused("reason-length", "reason");
        Given(Opened, AnnClaims).When(Ann, Amended with { Reason = new string('r', 1_001) }).ThenRefused("reason-length", "reason");
    }
}
