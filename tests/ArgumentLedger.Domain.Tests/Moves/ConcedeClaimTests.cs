namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class ConcedeClaimTests
{
    static readonly ConcedeClaim GivesUpC1 = new("r1", Extent.Full) { Yields = "c1" };

    [Fact]
    public void A_speaker_accepts_what_another_said()
    {
        var debate = Given(Opened, AnnClaims, Ann.Amends("c1", "They are useful."))
            .When(Bob, new ConcedeClaim("c1", Extent.Partial) { Text = "Some are." })
            .Then(new ConcessionMade("k1", "c1", 2, Extent.Partial, null, Sealed("text", "Some are.")))
            .After;

        var concession = debate.Concessions["k1"];
        Assert.Equal(("bob", "bob", "c1", 2, Extent.Partial), (concession.Speaker, concession.Recorder, concession.What, concession.Revision, concession.Extent));
        Assert.Equal(("Some are.", 4L, Noon.AddSeconds(3)), (concession.Text!.Text, concession.Version, concession.At));
        Assert.Empty(concession.GivesUp);
        Assert.Equal(["k1"], debate.ConcessionsOf["c1"]);
    }

    [Fact]
    public void A_speaker_gives_a_claim_up_to_its_rebuttal()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts)
            .When(Ann, GivesUpC1)
            .Then(new ConcessionMade("k1", "r1", 1, Extent.Full, "c1", null))
            .After;

        Assert.Equal([new GivenUp("c1", 1, 0)], debate.Concessions["k1"].GivesUp);
        Assert.Equal(["k1"], debate.GivenUpBy["c1"]);
    }

    [Fact]
    public void Somebody_in_the_cast_gives_way_as_reported()
    {
        var debate = Given(Opened, CleoIntroducesPaula, CleoReportsPaula, BobRebuts)
            .When(Ann, GivesUpC1 with { Speaker = "p1" })
            .Then(new ConcessionMade("k1", "r1", 1, Extent.Full, "c1", null))
            .InTheVoiceOf("p1")
            .After;

        Assert.Equal(("p1", "ann"), (debate.Concessions["k1"].Speaker, debate.Concessions["k1"].Recorder));
    }

    [Fact]
    public void Whoever_was_identified_gives_up_what_was_reported_of_them() =>
        Given(Opened, CleoIntroducesPaula, CleoReportsPaula, BobRebuts, OlgaIdentifiesPaulaAsAnn, AnnAgreesSheIsPaula)
            .When(Ann, GivesUpC1)
            .Then(new ConcessionMade("k1", "r1", 1, Extent.Full, "c1", null))
            .InTheVoiceOf(null);

    [Fact]
    public void Conceding_twice_records_it_once()
    {
        Given(Opened, AnnClaims, Bob.Says(new ConcedeClaim("c1", Extent.Full))).When(Bob, new ConcedeClaim("c1", Extent.Full)).ThenNothing();
        Given(Opened, AnnClaims, BobRebuts, Ann.Says(GivesUpC1)).When(Ann, GivesUpC1).ThenNothing();
    }

    [Fact]
    public void Part_of_what_was_conceded_whole_is_nothing_new() =>
        Given(Opened, AnnClaims, BobRebuts, Ann.Says(GivesUpC1)).When(Ann, GivesUpC1 with { Extent = Extent.Partial }).ThenNothing();

    [Fact]
    public void The_same_person_by_another_name_says_nothing_new() =>
        Given(Opened, AnnClaims, CleoIntroducesPaula, Cleo.Says(new ConcedeClaim("c1", Extent.Full) { Speaker = "p1" }),
            Olga.Says(new IdentifySpeaker("bob") { Speaker = "p1" }), Bob.Says(new IdentifySpeaker("bob") { Speaker = "p1" }))
            .When(Bob, new ConcedeClaim("c1", Extent.Full)).ThenNothing();

    [Fact]
    public void More_than_was_conceded_is_new()
    {
        Given(Opened, AnnClaims, Bob.Says(new ConcedeClaim("c1", Extent.Partial))).When(Bob, new ConcedeClaim("c1", Extent.Full))
            .Then(new ConcessionMade("k2", "c1", 1, Extent.Full, null, null));
        Given(Opened, AnnClaims, BobRebuts, Ann.Says(new ConcedeClaim("r1", Extent.Full))).When(Ann, GivesUpC1)
            .Then(new ConcessionMade("k2", "r1", 1, Extent.Full, "c1", null));
    }

    [Fact]
    public void A_concession_of_other_words_is_new() =>
        Given(Opened, AnnClaims, Bob.Says(new ConcedeClaim("c1", Extent.Full)), Ann.Amends("c1", "They are useful."))
            .When(Bob, new ConcedeClaim("c1", Extent.Full)).Then(new ConcessionMade("k2", "c1", 2, Extent.Full, null, null));

    [Fact]
    public void A_concession_that_was_taken_back_can_be_made_again() =>
        Given(Opened, AnnClaims, Bob.Says(new ConcedeClaim("c1", Extent.Full)), Bob.Withdraws("k1"))
            .When(Bob, new ConcedeClaim("c1", Extent.Full)).Then(new ConcessionMade("k2", "c1", 1, Extent.Full, null, null));

    [Fact]
    public void Giving_up_a_claim_again_in_its_new_words_is_new()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, Ann.Says(GivesUpC1), Ann.Amends("c1", "They are useful."))
            .When(Ann, GivesUpC1)
            .Then(new ConcessionMade("k2", "r1", 1, Extent.Full, "c1", null))
            .After;

        Assert.Equal([new GivenUp("c1", 2, 0)], debate.Concessions["k2"].GivesUp);
    }

    [Fact]
    public void Giving_up_an_attack_made_since_is_new()
    {
        var debate = Given(Opened, AnnClaims, Bob.Says(new ConcedeClaim("c1", Extent.Full)), BobRebuts)
            .When(Bob, new ConcedeClaim("c1", Extent.Full))
            .Then(new ConcessionMade("k2", "c1", 1, Extent.Full, null, null))
            .After;

        Assert.Equal([new GivenUp("r1>", 1, 1)], debate.Concessions["k2"].GivesUp);
    }

    [Fact]
    public void A_speaker_cannot_concede_their_own_claim()
    {
        Given(Opened, AnnClaims).When(Ann, new ConcedeClaim("c1", Extent.Full)).ThenRefused("own-contribution", "what");
        Given(Opened, CleoIntroducesPaula, CleoReportsPaula).When(Bob, new ConcedeClaim("c1", Extent.Full) { Speaker = "p1" })
            .ThenRefused("own-contribution", "what");
        Given(Opened, CleoIntroducesPaula, CleoReportsPaula, OlgaIdentifiesPaulaAsAnn, AnnAgreesSheIsPaula)
            .When(Ann, new ConcedeClaim("c1", Extent.Full)).ThenRefused("own-contribution", "what");
    }

    [Fact]
    public void Whoever_reported_a_claim_may_concede_it() =>
        Given(Opened, CleoIntroducesPaula, CleoReportsPaula).When(Cleo, new ConcedeClaim("c1", Extent.Full))
            .Then(new ConcessionMade("k1", "c1", 1, Extent.Full, null, null));

    [Fact]
    public void A_speaker_gives_up_only_their_own()
    {
        Given(Opened, AnnClaims, BobRebuts).When(Cleo, GivesUpC1).ThenRefused("not-yours", "yields");
        Given(Opened, CleoIntroducesPaula, CleoReportsPaula, BobRebuts).When(Cleo, GivesUpC1).ThenRefused("not-yours", "yields");
        Given(Opened, AnnClaims, BobRebuts, Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack)))
            .When(Ann, GivesUpC1 with { Yields = "l1" }).ThenRefused("not-yours", "yields");
    }

    [Fact]
    public void Nothing_is_given_up_to_what_does_not_attack_it()
    {
        var second = Ann.Says(new MakeClaim("So there."));

        Given(Opened, AnnClaims, BobRebuts, second).When(Ann, GivesUpC1 with { Yields = "c2" }).ThenRefused("not-attacked-by-it", "yields");
        Given(Opened, AnnClaims, CleoSupports).When(Ann, new ConcedeClaim("c2", Extent.Full) { Yields = "c1" })
            .ThenRefused("not-attacked-by-it", "yields");
    }

    [Theory]
    [InlineData("c9")]
    [InlineData("r1>")]
    [InlineData("k1")]
    [InlineData("")]
    public void What_is_given_up_is_there(string yields) =>
        Given(Opened, AnnClaims, BobRebuts).When(Ann, GivesUpC1 with { Yields = yields }).ThenRefused("unknown-contribution", "yields");

    [Fact]
    public void What_is_conceded_is_there_and_can_be_argued()
    {
        Given(Opened).When(Ann, new ConcedeClaim("c1", Extent.Full)).ThenRefused("unknown-contribution", "what");
        Given(Opened, BobAsks).When(Ann, new ConcedeClaim("a1", Extent.Full)).ThenRefused("not-arguable", "what");
        Given(Opened, AnnClaims, Ann.Withdraws("c1")).When(Bob, new ConcedeClaim("c1", Extent.Full)).ThenRefused("target-withdrawn", "what");
        Given(Opened, AnnClaims, Olga.Hides("c1")).When(Bob, new ConcedeClaim("c1", Extent.Full)).ThenRefused("target-hidden", "what");
    }

    [Fact]
    public void Words_of_concession_keep_to_the_limits()
    {
        Given(Opened, AnnClaims).When(Bob, new ConcedeClaim("c1", Extent.Full) { Text = " " }).ThenRefused("text-length", "text");
        Given(Opened, AnnClaims).When(Bob, new ConcedeClaim("c1", Extent.Full) { Text = new string('k', 10_001) }).ThenRefused("text-length", "text");
    }
}
