namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class RewordMotionTests
{
    static readonly Deed OpenedWithDescription = Olga.Says(new OpenDebate("Is it so?") { Description = "Some say it is." });

    [Fact]
    public void The_opener_rewords_the_motion_and_the_description_stays()
    {
        var debate = Given(OpenedWithDescription)
            .When(Olga, new RewordMotion("Is it really so?"))
            .Then(new MotionReworded(Sealed("motion", "Is it really so?"), null))
            .After;

        Assert.Equal(("Is it really so?", "Some say it is."), (debate.Motion!.Text, debate.Description!.Text));
    }

    [Fact]
    public void The_description_is_reworded_along()
    {
        var debate = Given(OpenedWithDescription)
            .When(Olga, new RewordMotion("Is it so?") { Description = "Most say it is." })
            .Then(new MotionReworded(Sealed("motion", "Is it so?"), Sealed("description", "Most say it is.")))
            .After;

        Assert.Equal("Most say it is.", debate.Description!.Text);
    }

    [Fact]
    public void The_same_words_again_record_nothing()
    {
        Given(OpenedWithDescription).When(Olga, new RewordMotion("Is it so?")).ThenNothing();
        Given(OpenedWithDescription)
            .When(Olga, new RewordMotion("Is it so?") { Description = "Some say it is." }).ThenNothing();
    }

    [Fact]
    public void Only_moderators_reword_the_motion()
    {
        var admitted = Given(Opened, Olga.Says(new AdmitParticipant("bob", Role.Moderator)));

        Given(Opened).When(Ann, new RewordMotion("Is it so?")).ThenRefused("not-moderator");
        admitted.When(Bob, new RewordMotion("Is it so?")).Then(new MotionReworded(Sealed("motion", "Is it so?"), null));
        admitted.When(Root, new RewordMotion("Is it so?")).Then(new MotionReworded(Sealed("motion", "Is it so?"), null));
    }

    [Fact]
    public void The_new_words_keep_to_the_limits()
    {
        Given(Opened).When(Olga, new RewordMotion("")).ThenRefused("motion-length", "motion");
        Given(Opened).When(Olga, new RewordMotion(new string('m', 301))).ThenRefused("motion-length", "motion");
        Given(Opened).When(Olga, new RewordMotion("Is it so?") { Description = new string('d', 5_001) })
            .ThenRefused("description-length", "description");
    }

    [Fact]
    public void The_motion_of_a_closed_debate_stays() =>
        Given(Opened, Closed).When(Olga, new RewordMotion("Is it so?")).ThenRefused("debate-closed");
}
