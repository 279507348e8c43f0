namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class RemoveParticipantTests
{
    static readonly Deed OlgaAdmitsBob = Olga.Says(new AdmitParticipant("bob", Role.Contributor));

    [Fact]
    public void Whoever_is_removed_sees_a_private_debate_no_more()
    {
        var debate = Given(OpenedPrivately, OlgaAdmitsBob)
            .When(Olga, new RemoveParticipant("bob"))
            .Then(new ParticipantRemoved("bob"))
            .After;

        Assert.Empty(debate.Participants);
        Assert.False(debate.MayRead("bob"));
    }

    [Fact]
    public void What_they_said_stays() =>
        Assert.Equal("bob", Given(OpenedPrivately, OlgaAdmitsBob, Bob.Says(new MakeClaim("So it is.")), Olga.Says(new RemoveParticipant("bob")))
            .Debate.Contributions["c1"].Speaker);

    [Fact]
    public void Removing_whoever_is_not_there_records_nothing() =>
        Given(Opened).When(Olga, new RemoveParticipant("bob")).ThenNothing();

    [Fact]
    public void Participants_are_removed_from_a_closed_debate() =>
        Given(Opened, OlgaAdmitsBob, Closed).When(Olga, new RemoveParticipant("bob")).Then(new ParticipantRemoved("bob"));

    [Fact]
    public void Only_moderators_remove()
    {
        Given(Opened, OlgaAdmitsBob).When(Ann, new RemoveParticipant("bob")).ThenRefused("not-moderator");
        Given(Opened, OlgaAdmitsBob).When(Root, new RemoveParticipant("bob")).Then(new ParticipantRemoved("bob"));
    }

    [Fact]
    public void The_opener_stays() =>
        Given(Opened, Olga.Says(new AdmitParticipant("bob", Role.Moderator))).When(Bob, new RemoveParticipant("olga"))
            .ThenRefused("is-opener", "contributor");

    [Fact]
    public void Somebody_is_named() =>
        Given(Opened).When(Olga, new RemoveParticipant("")).ThenRefused("unknown-contributor", "contributor");
}
