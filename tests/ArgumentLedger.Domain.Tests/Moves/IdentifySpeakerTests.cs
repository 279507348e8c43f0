namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class IdentifySpeakerTests
{
    static readonly IdentifySpeaker PaulaIsAnn = new("ann") { Speaker = "p1" };

    [Fact]
    public void A_moderators_word_alone_changes_nobody()
    {
        var paula = Given(Opened, CleoIntroducesPaula)
            .When(Olga, PaulaIsAnn)
            .Then(new SpeakerIdentified("p1", "ann", AsModerator: true))
            .InTheVoiceOf(null)
            .After.Cast["p1"];

        Assert.Null(paula.Contributor);
        Assert.Equal([new Identification("ann", ByModerator: true, ByThemselves: false)], paula.Said);
    }

    [Fact]
    public void It_takes_effect_once_the_contributor_agrees()
    {
        var debate = Given(Opened, CleoIntroducesPaula, OlgaIdentifiesPaulaAsAnn)
            .When(Ann, PaulaIsAnn)
            .Then(new SpeakerIdentified("p1", "ann", AsModerator: false))
            .After;

        Assert.Equal("ann", debate.Cast["p1"].Contributor);
        Assert.Equal("ann", debate.Canonical("p1"));
        Assert.True(debate.SamePerson("p1", "ann"));
    }

    [Fact]
    public void The_contributor_may_say_so_first() =>
        Assert.Equal("ann", Given(Opened, CleoIntroducesPaula, AnnAgreesSheIsPaula, OlgaIdentifiesPaulaAsAnn).Debate.Cast["p1"].Contributor);

    [Fact]
    public void A_moderator_who_is_that_speaker_needs_nobody_else() =>
        Assert.Equal("olga", Given(Opened, CleoIntroducesPaula)
            .When(Olga, new IdentifySpeaker("olga") { Speaker = "p1" })
            .Then(new SpeakerIdentified("p1", "olga", AsModerator: true))
            .After.Cast["p1"].Contributor);

    [Fact]
    public void Words_about_two_people_do_not_add_up() =>
        Assert.Null(Given(
            Opened, CleoIntroducesPaula, OlgaIdentifiesPaulaAsAnn, Bob.Says(new IdentifySpeaker("bob") { Speaker = "p1" }))
            .Debate.Cast["p1"].Contributor);

    [Fact]
    public void An_administrator_counts_as_a_moderator() =>
        Assert.Equal("ann", Given(Opened, CleoIntroducesPaula, AnnAgreesSheIsPaula, Root.Says(PaulaIsAnn)).Debate.Cast["p1"].Contributor);

    [Fact]
    public void Saying_so_twice_records_it_once()
    {
        Given(Opened, CleoIntroducesPaula, OlgaIdentifiesPaulaAsAnn).When(Olga, PaulaIsAnn).ThenNothing();
        Given(Opened, CleoIntroducesPaula, AnnAgreesSheIsPaula).When(Ann, PaulaIsAnn).ThenNothing();
    }

    [Fact]
    public void Others_do_not_say_who_somebody_is() =>
        Given(Opened, CleoIntroducesPaula).When(Bob, PaulaIsAnn).ThenRefused("not-moderator");

    [Fact]
    public void Whoever_is_identified_stays_so() =>
        Given(Opened, CleoIntroducesPaula, OlgaIdentifiesPaulaAsAnn, AnnAgreesSheIsPaula)
            .When(Olga, new IdentifySpeaker("bob") { Speaker = "p1" }).ThenRefused("already-identified", "speaker");

    [Theory]
    [InlineData(null)]
    [InlineData("p2")]
    [InlineData("c1")]
    [InlineData("@paula")]
    public void Only_the_cast_is_identified(string? speaker) =>
        Given(Opened, CleoIntroducesPaula, AnnClaims).When(Olga, new IdentifySpeaker("ann") { Speaker = speaker })
            .ThenRefused("unknown-speaker", "speaker");

    [Fact]
    public void A_contributor_is_named() =>
        Given(Opened, CleoIntroducesPaula).When(Olga, new IdentifySpeaker(" ") { Speaker = "p1" })
            .ThenRefused("unknown-contributor", "contributor");
}
