namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class ConfirmLinkTests
{
    static readonly Deed CleoLinks = Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack));

    [Fact]
    public void The_owner_confirms_a_rebuttal_of_words_since_changed()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, Ann.Amends("c1", "They are useful."))
            .When(Bob, new ConfirmLink("r1"))
            .Then(new LinkConfirmed("r1>", 1, 2))
            .After;

        Assert.Equal(2, debate.Links["r1>"].ToRevision);
        Assert.False(debate.IsStale(debate.Links["r1>"]));
    }

    [Fact]
    public void The_link_of_an_amended_rebuttal_is_confirmed_with_both_revisions() =>
        Given(Opened, AnnClaims, BobRebuts, Bob.Amends("r1", "Test them."), Ann.Amends("c1", "They are useful."))
            .When(Bob, new ConfirmLink("r1>")).Then(new LinkConfirmed("r1>", 2, 2));

    [Fact]
    public void An_explicit_link_is_confirmed_by_its_label()
    {
        Given(Opened, AnnClaims, BobRebuts, CleoLinks, Ann.Amends("c1", "They are useful."))
            .When(Cleo, new ConfirmLink("l1")).Then(new LinkConfirmed("l1", 2, 1));
        Given(Opened, AnnClaims, BobRebuts, CleoLinks, Bob.Amends("r1", "Test them."))
            .When(Cleo, new ConfirmLink("l1")).Then(new LinkConfirmed("l1", 1, 2));
    }

    [Fact]
    public void An_undercut_is_confirmed_when_the_undercut_contribution_was_reworded() =>
        Given(Opened, AnnClaims, CleoSupports, BobUndercuts, Cleo.Amends("c2", "Most are fuzzy."))
            .When(Bob, new ConfirmLink("u1")).Then(new LinkConfirmed("u1>", 1, 2));

    [Fact]
    public void A_reported_link_is_confirmed_by_whoever_reported_it()
    {
        var given = Given(Opened, AnnClaims, CleoIntroducesPaula, Cleo.Says(new RebutClaim("c1", "No.") { Speaker = "p1" }), Ann.Amends("c1", "They are useful."));

        given.When(Cleo, new ConfirmLink("r1")).Then(new LinkConfirmed("r1>", 1, 2)).InTheVoiceOf("p1");
        given.When(Olga, new ConfirmLink("r1")).Then(new LinkConfirmed("r1>", 1, 2)).InTheVoiceOf("p1");
        given.When(Bob, new ConfirmLink("r1")).ThenRefused("not-author", "link");
    }

    [Fact]
    public void Nobody_else_confirms_it() =>
        Given(Opened, AnnClaims, BobRebuts, Ann.Amends("c1", "They are useful.")).When(Ann, new ConfirmLink("r1"))
            .ThenRefused("not-author", "link");

    [Fact]
    public void It_is_confirmed_in_nobody_elses_voice() =>
        Given(Opened, AnnClaims, BobRebuts, CleoIntroducesPaula, Ann.Amends("c1", "They are useful."))
            .When(Bob, new ConfirmLink("r1") { Speaker = "p1" }).ThenRefused("not-author", "speaker");

    [Fact]
    public void A_link_that_still_fits_is_not_confirmed()
    {
        Given(Opened, AnnClaims, BobRebuts).When(Bob, new ConfirmLink("r1")).ThenRefused("not-stale", "link");
        Given(Opened, AnnClaims, BobRebuts, Bob.Amends("r1", "Test them.")).When(Bob, new ConfirmLink("r1")).ThenRefused("not-stale", "link");
        Given(Opened, AnnClaims, BobRebuts, Ann.Amends("c1", "They are useful."), Bob.Says(new ConfirmLink("r1")))
            .When(Bob, new ConfirmLink("r1")).ThenRefused("not-stale", "link");
    }

    [Fact]
    public void A_link_that_was_taken_back_is_not_confirmed()
    {
        Given(Opened, AnnClaims, BobRebuts, Ann.Amends("c1", "They are useful."), Bob.Withdraws("r1"))
            .When(Bob, new ConfirmLink("r1")).ThenRefused("target-withdrawn", "link");
        Given(Opened, AnnClaims, BobRebuts, CleoLinks, Ann.Amends("c1", "They are useful."), Cleo.Withdraws("l1"))
            .When(Cleo, new ConfirmLink("l1")).ThenRefused("target-withdrawn", "link");
    }

    [Theory]
    [InlineData("c1", "no-link")]
    [InlineData("r9", "unknown-contribution")]
    [InlineData("c1>", "unknown-contribution")]
    [InlineData("", "unknown-contribution")]
    public void What_is_confirmed_is_a_link(string link, string code) =>
        Given(Opened, AnnClaims, BobRebuts).When(Bob, new ConfirmLink(link)).ThenRefused(code, "link");
}
