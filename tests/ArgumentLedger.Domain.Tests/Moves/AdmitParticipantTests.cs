namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class AdmitParticipantTests
{
    static readonly Deed OlgaAdmitsBob = Olga.Says(new AdmitParticipant("bob", Role.Contributor));

    [Theory]
    [InlineData(Role.Reader, true, false, false)]
    [InlineData(Role.Contributor, true, true, false)]
    [InlineData(Role.Moderator, true, true, true)]
    public void A_role_says_what_one_may_do_in_a_private_debate(Role role, bool reads, bool contributes, bool moderates)
    {
        var debate = Given(OpenedPrivately)
            .When(Olga, new AdmitParticipant("bob", role))
            .Then(new ParticipantAdmitted("bob", role))
            .After;

        Assert.Equal(role, debate.Participants["bob"]);
        Assert.Equal((reads, contributes, moderates), (debate.MayRead("bob"), debate.MayContribute("bob"), debate.IsModerator("bob")));
    }

    [Fact]
    public void A_private_debate_is_closed_to_all_others()
    {
        var debate = Given(OpenedPrivately, OlgaAdmitsBob).Debate;

        Assert.Equal((false, false, false), (debate.MayRead("ann"), debate.MayContribute("ann"), debate.IsModerator("ann")));
        Assert.False(debate.MayRead(null));
        Assert.Equal((true, true, true), (debate.MayRead("olga"), debate.MayContribute("olga"), debate.IsModerator("olga")));
    }

    [Fact]
    public void A_public_debate_is_open_to_all()
    {
        var debate = Given(Opened).Debate;

        Assert.Equal((true, true, false), (debate.MayRead("ann"), debate.MayContribute("ann"), debate.IsModerator("ann")));
        Assert.True(debate.MayRead(null));
    }

    [Fact]
    public void Another_role_takes_the_place_of_the_one_before() =>
        Assert.Equal(Role.Moderator, Given(Opened, OlgaAdmitsBob)
            .When(Olga, new AdmitParticipant("bob", Role.Moderator))
            .Then(new ParticipantAdmitted("bob", Role.Moderator))
            .After.Participants["bob"]);

    [Fact]
    public void The_same_role_again_records_nothing() => Given(Opened, OlgaAdmitsBob).When(OlgaAdmitsBob).ThenNothing();

    [Fact]
    public void Participants_are_admitted_to_a_closed_debate() =>
        Given(Opened, Closed).When(OlgaAdmitsBob).Then(new ParticipantAdmitted("bob", Role.Contributor));

    [Fact]
    public void Only_moderators_admit()
    {
        Given(Opened, OlgaAdmitsBob).When(Bob, new AdmitParticipant("cleo", Role.Reader)).ThenRefused("not-moderator");
        Given(OpenedPrivately).When(Root, new AdmitParticipant("cleo", Role.Reader)).Then(new ParticipantAdmitted("cleo", Role.Reader));
        Given(OpenedPrivately, Olga.Says(new AdmitParticipant("bob", Role.Moderator)))
            .When(Bob, new AdmitParticipant("cleo", Role.Reader)).Then(new ParticipantAdmitted("cleo", Role.Reader));
    }

    [Fact]
    public void The_opener_moderates_anyway() =>
        Given(Opened).When(Olga, new AdmitParticipant("olga", Role.Reader)).ThenRefused("is-opener", "contributor");

    [Fact]
    public void Somebody_is_named() =>
        Given(Opened).When(Olga, new AdmitParticipant(" ", Role.Reader)).ThenRefused("unknown-contributor", "contributor");
}
