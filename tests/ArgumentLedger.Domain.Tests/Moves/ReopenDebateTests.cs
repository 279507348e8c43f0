namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class ReopenDebateTests
{
    [Fact]
    public void A_reopened_debate_goes_on()
    {
        var reopened = Given(Opened, Closed, Olga.Says(new ReopenDebate()));

        Assert.False(reopened.Debate.IsClosed);
        reopened.When(AnnClaims).Then(new ClaimMade("c1", Sealed("text", "Fuzzy words are useful."), null, null, null, null));
    }

    [Fact]
    public void The_opener_reopens_a_closed_debate() =>
        Given(Opened, Closed).When(Olga, new ReopenDebate()).Then(new DebateReopened());

    [Fact]
    public void Only_moderators_reopen_it() =>
        Given(Opened, Closed).When(Ann, new ReopenDebate()).ThenRefused("not-moderator");

    [Fact]
    public void An_open_debate_is_not_reopened() =>
        Given(Opened).When(Olga, new ReopenDebate()).ThenRefused("already-open");
}
