namespace ArgumentLedger.Domain.Tests;

public sealed class BatchTests
{
    static Deed Named(string name, Deed deed) => deed.By.Says(deed.Move with { As = name });

    [Fact]
    public void Moves_heard_together_see_those_before_them()
    {
        var outcome = Given()
            .When(Opened, AnnClaims, BobRebuts)
            .Then(
                new DebateOpened(Sealed("motion", "Are crisp words better than fuzzy ones?"), null, Visibility.Public),
                new ClaimMade("c1", Sealed("text", "Fuzzy words are useful."), null, null, null, null),
                new RebuttalMade("r1", Sealed("text", "Only crisp words can be tested."), Aim.Conclusion, "c1", 1));

        Assert.Equal(["olga", "ann", "bob"], outcome.Hearing.Entries.Select(entry => entry.By));
        Assert.All(outcome.Hearing.Entries, entry => Assert.Equal(Noon, entry.At));
        Assert.Empty(outcome.Hearing.Labels);
    }

    [Fact]
    public void No_moves_change_nothing() => Given(Opened).When().ThenNothing();

    [Fact]
    public void A_name_stands_for_what_the_move_made()
    {
        var outcome = Given(Opened, AnnClaims).When(
            Named("thesis", AnnClaims),
            Named("Counter_1", Bob.Says(new RebutClaim("@thesis", "No."))),
            Ann.Says(new RebutClaim("@Counter_1", "Yes.")));

        Assert.Equal(
            [("c2", "c1"), ("r1", "c2"), ("r2", "r1")],
            outcome.Hearing.Entries.Select(entry => entry.Event switch
            {
                RebuttalMade made => (made.Label, made.Target),
                var made => (made.Creates()!, "c1"),
            }));
        Assert.Equal(2, outcome.Hearing.Labels.Count);
        Assert.Equal(("c2", "r1"), (outcome.Hearing.Labels["thesis"], outcome.Hearing.Labels["Counter_1"]));
    }

    [Fact]
    public void A_name_may_stand_wherever_a_label_may()
    {
        var outcome = Given(Opened).When(
            Named("paula", Cleo.Says(new IntroduceSpeaker("Paula"))),
            Named("post", Cleo.Says(new RecordSource("A post", Post) { Speaker = "@paula" })),
            Named("claim", Cleo.Says(new MakeClaim("Words serve.") { Speaker = "@paula", Quotes = [new("judged by its use") { Source = "@post" }] })),
            Named("support", Ann.Says(new MakeClaim("They do.") { Supports = "@claim" })),
            Named("question", Bob.Says(new AskQuestion("Whom?") { About = "@claim" })),
            Named("answer", Ann.Says(new MakeClaim("Us.") { Answers = "@question" })),
            Named("rebuttal", Bob.Says(new RebutClaim("@claim", "No.") { Quotes = [new("serve") { Contribution = "@claim" }] })),
            Named("undercut", Bob.Says(new RebutClaim("@support", "So?") { Aim = Aim.Link })),
            Named("quote", Ann.Says(new CiteQuote("tools") { Source = "@post", For = "@support" })),
            Named("again", Ann.Says(new CiteQuote("Us") { Contribution = "@answer" })),
            Named("link", Ann.Says(new LinkContributions("@answer", "@rebuttal", LinkKind.Attack))),
            Ann.Says(new LinkContributions("@answer", "@link", LinkKind.Undercut)),
            Named("concession", Cleo.Says(new ConcedeClaim("@rebuttal", Extent.Full) { Yields = "@claim", Speaker = "@paula" })),
            Named("amended", Cleo.Says(new AmendContribution("@claim", "Words may serve.", "Weaker.") { Speaker = "@paula" })),
            Bob.Says(new ConfirmLink("@rebuttal")),
            Bob.Says(new StateCredence("@claim", 0.5)),
            Ann.Says(new WithdrawContribution("@link", "No.")),
            Olga.Says(new HideContribution("@undercut", "Rude.")),
            Olga.Says(new RestoreContribution("@undercut", "Not so rude.")),
            Ann.Says(new IdentifySpeaker("ann") { Speaker = "@paula" }));

        Assert.Null(outcome.Hearing.Refusal);
        Assert.Equal(22, outcome.Hearing.Entries.Length);
        Assert.Equal(
            ["again:q4", "answer:c3", "claim:c1", "concession:k1", "link:l1", "paula:p1", "post:s1", "question:a1", "quote:q3", "rebuttal:r1", "support:c2", "undercut:u1"],
            outcome.Hearing.Labels.Select(named => $"{named.Key}:{named.Value}").Order(StringComparer.Ordinal));
        Assert.All(
            outcome.Hearing.Entries.Where(entry => entry.Event is SourceRecorded or ConcessionMade or ContributionAmended or ClaimMade { Label: "c1" }),
            entry => Assert.Equal("p1", entry.Speaker));
        Assert.DoesNotContain('@', Canon.Of(outcome.After));
    }

    [Fact]
    public void Names_are_forgotten_after_the_batch()
    {
        var after = Given(Opened).When(Named("thesis", AnnClaims)).After;

        Assert.Equal("unknown-name", after.HearAll([new(new RebutClaim("@thesis", "No."), Bob.SpeakingAt(Noon))]).Refusal!.Code);
    }

    [Theory]
    [InlineData("@nobody")]
    [InlineData("@")]
    public void A_name_that_was_not_given_stands_for_nothing(string name)
    {
        var given = Given(Opened, AnnClaims, BobRebuts);

        given.When(AnnClaims, Bob.Says(new RebutClaim(name, "No."))).ThenRefused("unknown-name", "target", at: 1);
        given.When(Bob, new RebutClaim(name, "No.") { Aim = Aim.Link }).ThenRefused("unknown-name", "target");
        given.When(Bob, new MakeClaim("So.") { Supports = name }).ThenRefused("unknown-name", "supports");
        given.When(Bob, new MakeClaim("So.") { Quotes = [new("So") { Source = name }] }).ThenRefused("unknown-name", "quotes[0].source");
        given.When(Bob, new CiteQuote("So") { Contribution = name }).ThenRefused("unknown-name", "contribution");
        given.When(Ann, new ConcedeClaim("r1", Extent.Full) { Yields = name }).ThenRefused("unknown-name", "yields");
        given.When(Ann, new WithdrawContribution(name, "No.")).ThenRefused("unknown-name", "target");
        given.When(Ann, new AmendContribution(name, "So.", "No.")).ThenRefused("unknown-name", "target");
        given.When(Ann, new ConfirmLink(name)).ThenRefused("unknown-name", "link");
    }

    [Fact]
    public void A_name_is_known_only_to_later_moves() =>
        Given(Opened).When(Bob.Says(new RebutClaim("@thesis", "No.")), Named("thesis", AnnClaims))
            .ThenRefused("unknown-name", "target", at: 0);

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a b")]
    [InlineData("@a")]
    [InlineData("größe")]
    [InlineData("thesis\n")]
    [InlineData("a1234567890123456789012345678901234567890")]
    public void A_name_is_a_short_word(string name) => Given(Opened).When(Named(name, AnnClaims)).ThenRefused("bad-name", "as");

    [Fact]
    public void A_name_has_up_to_40_characters() =>
        Assert.Single(Given(Opened).When(Named(new string('n', 40), AnnClaims)).Hearing.Labels);

    [Fact]
    public void A_name_is_given_once() =>
        Given(Opened).When(Named("thesis", AnnClaims), Named("thesis", AnnClaims)).ThenRefused("name-taken", "as", at: 1);

    [Fact]
    public void A_refused_move_takes_the_whole_batch_with_it() =>
        Given(Opened).When(Named("thesis", AnnClaims), Bob.Says(new RebutClaim("@thesis", "No.")), Ann.Says(new ConcedeClaim("@thesis", Extent.Full)))
            .ThenRefused("own-contribution", "what", at: 2);

    [Fact]
    public void A_move_that_changes_nothing_does_not_hold_up_the_others() =>
        Given(Opened, AnnClaims).When(Bob.Says(new StateCredence("c1", null)), BobRebuts)
            .Then(new RebuttalMade("r1", Sealed("text", "Only crisp words can be tested."), Aim.Conclusion, "c1", 1));

    [Fact]
    public void Times_never_run_backwards()
    {
        var late = Debate.None.HearAll([new(Opened.Move, Olga.SpeakingAt(Noon.AddHours(1)))]).After;
        var hearing = late.HearAll(
        [
            new(AnnClaims.Move, Ann.SpeakingAt(Noon)),
            new(BobRebuts.Move, Bob.SpeakingAt(Noon.AddHours(2))),
            new(AnnClaims.Move, Ann.SpeakingAt(Noon.AddHours(1))),
        ]);

        Assert.Equal([Noon.AddHours(1), Noon.AddHours(2), Noon.AddHours(2)], hearing.Entries.Select(entry => entry.At));
        Assert.Equal(Noon.AddHours(2), hearing.After.LastAt);
    }

    [Fact]
    public void An_entry_follows_only_the_one_before_it()
    {
        var third = Given(Opened, AnnClaims, BobRebuts).Entries[2];

        Assert.Throws<InvalidOperationException>(() => Given(Opened).Debate.Apply(third));
        Assert.Throws<InvalidOperationException>(() => Given(Opened, AnnClaims, BobRebuts).Debate.Apply(third));
    }
}
