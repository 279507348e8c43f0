namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class CloseDebateTests
{
    [Fact]
    public void The_opener_closes_the_debate() =>
        Assert.True(Given(Opened).When(Olga, new CloseDebate()).Then(new DebateClosed()).After.IsClosed);

    [Fact]
    public void A_moderator_and_an_administrator_close_it_too()
    {
        Given(Opened, Olga.Says(new AdmitParticipant("bob", Role.Moderator))).When(Bob, new CloseDebate()).Then(new DebateClosed());
        Given(Opened).When(Root, new CloseDebate()).Then(new DebateClosed());
    }

    [Fact]
    public void Nobody_else_closes_it()
    {
        Given(Opened).When(Ann, new CloseDebate()).ThenRefused("not-moderator");
        Given(Opened, Olga.Says(new AdmitParticipant("bob", Role.Contributor))).When(Bob, new CloseDebate()).ThenRefused("not-moderator");
    }

    [Fact]
    public void A_closed_debate_is_not_closed_again() =>
        Given(Opened, Closed).When(Olga, new CloseDebate()).ThenRefused("already-closed");
}
