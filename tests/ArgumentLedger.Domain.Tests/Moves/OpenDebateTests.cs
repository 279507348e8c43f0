namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class OpenDebateTests
{
    [Fact]
    public void A_debate_is_opened_about_a_motion()
    {
        var debate = Given()
            .When(Olga, new OpenDebate("Is it so?") { Description = "Some say it is." })
            .Then(new DebateOpened(Sealed("motion", "Is it so?"), Sealed("description", "Some say it is."), Visibility.Public))
            .After;

        Assert.Equal(("Is it so?", "Some say it is."), (debate.Motion!.Text, debate.Description!.Text));
        Assert.Equal(("olga", Noon, Noon), (debate.Opener, debate.OpenedAt, debate.LastAt));
        Assert.Equal((1, false), (debate.Version, debate.IsClosed));
    }

    [Fact]
    public void A_debate_needs_no_description_and_may_be_private()
    {
        var debate = Given()
            .When(Olga, new OpenDebate("Is it so?") { Visibility = Visibility.Private })
            .Then(new DebateOpened(Sealed("motion", "Is it so?"), null, Visibility.Private))
            .After;

        Assert.Equal(Visibility.Private, debate.Visibility);
        Assert.Null(debate.Description);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void A_motion_says_something(string motion) =>
        Given().When(Olga, new OpenDebate(motion)).ThenRefused("motion-length", "motion");

    [Fact]
    public void A_motion_has_at_most_300_characters()
    {
        Given().When(Olga, new OpenDebate(new string('m', 301))).ThenRefused("motion-length", "motion");
        Assert.Equal(1, Given().When(Olga, new OpenDebate(new string('m', 300))).After.Version);
    }

    [Fact]
    public void A_description_has_at_most_5000_characters() =>
        Given().When(Olga, new OpenDebate("Is it so?") { Description = new string('d', 5_001) })
            .ThenRefused("description-length", "description");

    [Fact]
    public void A_description_that_is_given_says_something() =>
        Given().When(Olga, new OpenDebate("Is it so?") { Description = " " }).ThenRefused("description-length", "description");

    [Fact]
    public void A_debate_is_opened_once() =>
        Given(Opened).When(Olga, new OpenDebate("Is it so?")).ThenRefused("debate-exists");
}
