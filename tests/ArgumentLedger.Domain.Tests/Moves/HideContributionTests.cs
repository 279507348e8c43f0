namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class HideContributionTests
{
    static readonly Scenario Said = Given(
        Opened, CleoIntroducesPaula, CleoRecordsThePost, AnnClaims, BobRebuts, Ann.Says(new ConcedeClaim("r1", Extent.Partial)),
        Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack)), BobAsks);

    [Theory]
    [InlineData("c1")]
    [InlineData("r1")]
    [InlineData("a1")]
    [InlineData("k1")]
    [InlineData("p1")]
    [InlineData("s1")]
    public void A_moderator_hides_whatever_has_words(string target)
    {
        var debate = Said
            .When(Olga, new HideContribution(target, "It names a private person."))
            .Then(new ContributionHidden(target, Sealed("reason", "It names a private person.")))
            .After;

        Assert.Equal(new Hiding(9, Sealed("reason", "It names a private person.")), debate.Hidden[target]);
    }

    [Fact]
    public void Hidden_words_stay_in_the_ledger_and_no_longer_count()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, Olga.Hides("r1")).Debate;

        Assert.True(debate.Contributions["r1"].Text.Holds());
        Assert.Null(debate.Contributions["r1"].Withdrawn);
        Assert.False(debate.IsLive(debate.Links["r1>"]));
    }

    [Fact]
    public void Words_are_hidden_in_a_closed_debate_too() =>
        Given(Opened, AnnClaims, Closed).When(Olga.Hides("c1"))
            .Then(new ContributionHidden("c1", Sealed("reason", "It names a private person.")));

    [Fact]
    public void Moderators_and_administrators_hide_words()
    {
        Given(Opened, AnnClaims, Olga.Says(new AdmitParticipant("bob", Role.Moderator))).When(Bob.Hides("c1"))
            .Then(new ContributionHidden("c1", Sealed("reason", "It names a private person.")));
        Given(Opened, AnnClaims).When(Root.Hides("c1")).Then(new ContributionHidden("c1", Sealed("reason", "It names a private person.")));
        Given(Opened, AnnClaims).When(Ann.Hides("c1")).ThenRefused("not-moderator");
    }

    [Fact]
    public void Nothing_is_hidden_twice() => Said.And(Olga.Hides("c1")).When(Olga.Hides("c1")).ThenRefused("already-hidden", "target");

    [Theory]
    [InlineData("l1")]
    [InlineData("r1>")]
    [InlineData("c9")]
    [InlineData("")]
    [InlineData("@c1")]
    public void What_has_no_words_is_not_hidden(string target) => Said.When(Olga.Hides(target)).ThenRefused("unknown-contribution", "target");

    [Fact]
    public void A_reason_has_1_to_1000_characters()
    {
        Said.When(Olga, new HideContribution("c1", "")).ThenRefused("reason-length", "reason");
        Said.When(Olga, new HideContribution("c1", new string('r', 1_001))).ThenRefused("reason-length", "reason");
    }

    [Fact]
    public void The_scheme_of_a_link_is_hidden_under_the_label_of_the_link()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, Ann.Says(new LinkContributions("c1", "r1", LinkKind.Attack) { Scheme = "Something rude" }))
            .When(Olga.Hides("l1"))
            .Then(new ContributionHidden("l1", Sealed("reason", "It names a private person.")))
            .After;

        Assert.Null(debate.SchemeOf(debate.Links["l1"]));
        Assert.True(debate.IsLive(debate.Links["l1"]));
    }

    [Fact]
    public void The_scheme_of_what_a_contribution_says_is_hidden_with_its_words()
    {
        var said = Given(Opened, AnnClaims, Bob.Says(new RebutClaim("c1", "No.") { Scheme = "Something rude" }));

        Assert.Equal("Something rude", said.Debate.SchemeOf(said.Debate.Links["r1>"]));
        var hidden = said.And(Olga.Hides("r1")).Debate;
        Assert.Null(hidden.SchemeOf(hidden.Links["r1>"]));
    }
}
