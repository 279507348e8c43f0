namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class RestoreContributionTests
{
    static readonly RestoreContribution C1 = new("c1", "They agreed.");

    [Fact]
    public void A_moderator_shows_hidden_words_again()
    {
        var debate = Given(Opened, AnnClaims, Olga.Hides("c1"))
            .When(Olga, C1)
            .Then(new ContributionRestored("c1", Sealed("reason", "They agreed.")))
            .After;

        Assert.Empty(debate.Hidden);
    }

    [Fact]
    public void Words_are_restored_in_a_closed_debate_and_can_be_hidden_again() =>
        Given(Opened, AnnClaims, Olga.Hides("c1"), Closed, Olga.Says(C1)).When(Olga.Hides("c1"))
            .Then(new ContributionHidden("c1", Sealed("reason", "It names a private person.")));

    [Fact]
    public void Only_moderators_restore_words()
    {
        Given(Opened, AnnClaims, Olga.Hides("c1")).When(Ann, C1).ThenRefused("not-moderator");
        Given(Opened, AnnClaims, Olga.Hides("c1")).When(Root, C1).Then(new ContributionRestored("c1", Sealed("reason", "They agreed.")));
    }

    [Fact]
    public void What_is_not_hidden_is_not_restored() =>
        Given(Opened, AnnClaims).When(Olga, C1).ThenRefused("not-hidden", "target");

    [Theory]
    [InlineData("c9")]
    [InlineData("")]
    public void What_is_restored_is_there(string target) =>
        Given(Opened, AnnClaims).When(Olga, C1 with { Target = target }).ThenRefused("unknown-contribution", "target");

    [Fact]
    public void A_reason_has_1_to_1000_characters()
    {
        Given(Opened, AnnClaims, Olga.Hides("c1")).When(Olga, C1 with { Reason = "" }).ThenRefused("reason-length", "reason");
        Given(Opened, AnnClaims, Olga.Hides("c1")).When(Olga, C1 with { Reason = new string('r', 1_001) }).ThenRefused("reason-length", "reason");
    }
}
