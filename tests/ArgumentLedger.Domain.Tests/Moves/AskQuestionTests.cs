namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class AskQuestionTests
{
    [Fact]
    public void A_question_asks_about_the_motion()
    {
        var debate = Given(Opened)
            .When(Bob, new AskQuestion("What is a crisp word?"))
            .Then(new QuestionAsked("a1", Sealed("text", "What is a crisp word?"), null, null))
            .After;

        Assert.Equal((ContributionKind.Question, null), (debate.Contributions["a1"].Kind, debate.Contributions["a1"].Parent));
        Assert.False(debate.Contributions["a1"].IsArguable);
    }

    [Fact]
    public void A_question_about_a_contribution_replies_to_it_and_attacks_nothing()
    {
        var debate = Given(Opened, AnnClaims, Ann.Amends("c1", "They are useful."))
            .When(Bob, new AskQuestion("To whom?") { About = "c1" })
            .Then(new QuestionAsked("a1", Sealed("text", "To whom?"), "c1", 2))
            .After;

        Assert.Equal(["a1"], debate.Replies["c1"]);
        Assert.Empty(debate.Links);
    }

    [Fact]
    public void A_question_may_be_about_a_question() =>
        Given(Opened, BobAsks).When(Ann, new AskQuestion("Why do you ask?") { About = "a1" })
            .Then(new QuestionAsked("a2", Sealed("text", "Why do you ask?"), "a1", 1));

    [Fact]
    public void A_question_of_somebody_in_the_cast_is_reported() =>
        Assert.Equal("p1", Given(Opened, CleoIntroducesPaula)
            .When(Cleo, new AskQuestion("Is it so?") { Speaker = "p1" })
            .Then(new QuestionAsked("a1", Sealed("text", "Is it so?"), null, null))
            .InTheVoiceOf("p1")
            .After.Contributions["a1"].Speaker);

    [Fact]
    public void A_question_has_1_to_10000_characters()
    {
        Given(Opened).When(Bob, new AskQuestion("")).ThenRefused("text-length", "text");
        Given(Opened).When(Bob, new AskQuestion(new string('?', 10_001))).ThenRefused("text-length", "text");
    }

    [Fact]
    public void Nobody_asks_about_what_is_not_there()
    {
        Given(Opened).When(Bob, new AskQuestion("Is it so?") { About = "c1" }).ThenRefused("unknown-contribution", "about");
        Given(Opened, AnnClaims, Ann.Withdraws("c1")).When(Bob, new AskQuestion("Is it so?") { About = "c1" })
            .ThenRefused("target-withdrawn", "about");
        Given(Opened, AnnClaims, Olga.Hides("c1")).When(Bob, new AskQuestion("Is it so?") { About = "c1" })
            .ThenRefused("target-hidden", "about");
    }
}
