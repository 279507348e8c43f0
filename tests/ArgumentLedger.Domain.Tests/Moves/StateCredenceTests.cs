namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class StateCredenceTests
{
    static readonly Deed BobBelieves = Bob.Says(new StateCredence("c1", 0.75));

    [Fact]
    public void Anybody_says_how_likely_they_hold_a_claim_to_be() =>
        Assert.Equal([new Credence("bob", 0.75, 2, 4)], Given(Opened, AnnClaims, Ann.Amends("c1", "They are useful."))
            .When(BobBelieves)
            .Then(new CredenceStated("c1", 2, 0.75))
            .After.Contributions["c1"].Credences);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Certainty_is_a_credence_too(double certain) =>
        Given(Opened, AnnClaims).When(Ann, new StateCredence("c1", certain)).Then(new CredenceStated("c1", 1, certain));

    [Fact]
    public void The_latest_credence_takes_the_place_of_the_one_before() =>
        Assert.Equal(
            [new Credence("bob", 0.25, 1, 5), new Credence("cleo", 0.5, 1, 4)],
            Given(Opened, AnnClaims, BobBelieves, Cleo.Says(new StateCredence("c1", 0.5)), Bob.Says(new StateCredence("c1", 0.25)))
                .Debate.Contributions["c1"].Credences);

    [Fact]
    public void A_credence_is_taken_back() =>
        Assert.Empty(Given(Opened, AnnClaims, BobBelieves)
            .When(Bob, new StateCredence("c1", null))
            .Then(new CredenceStated("c1", 1, null))
            .After.Contributions["c1"].Credences);

    [Fact]
    public void The_same_credence_again_records_nothing()
    {
        Given(Opened, AnnClaims, BobBelieves).When(BobBelieves).ThenNothing();
        Given(Opened, AnnClaims).When(Bob, new StateCredence("c1", null)).ThenNothing();
    }

    [Fact]
    public void The_same_credence_of_other_words_is_another() =>
        Given(Opened, AnnClaims, BobBelieves, Ann.Amends("c1", "They are useful.")).When(BobBelieves)
            .Then(new CredenceStated("c1", 2, 0.75));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_credence_is_a_probability(double probability) =>
        Given(Opened, AnnClaims).When(Bob, new StateCredence("c1", probability)).ThenRefused("credence-range", "probability");

    [Fact]
    public void What_is_believed_is_there_and_can_be_argued()
    {
        Given(Opened).When(BobBelieves).ThenRefused("unknown-contribution", "target");
        Given(Opened, BobAsks).When(Ann, new StateCredence("a1", 0.5)).ThenRefused("not-arguable", "target");
        Given(Opened, AnnClaims, Ann.Withdraws("c1")).When(BobBelieves).ThenRefused("target-withdrawn", "target");
        Given(Opened, AnnClaims, Olga.Hides("c1")).When(BobBelieves).ThenRefused("target-hidden", "target");
    }

    [Fact]
    public void Nobody_states_another_persons_credence() =>
        Given(Opened, AnnClaims, CleoIntroducesPaula).When(Cleo, new StateCredence("c1", 0.5) { Speaker = "p1" })
            .ThenRefused("speaker-not-allowed", "speaker");
}
