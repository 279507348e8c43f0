namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class IntroduceSpeakerTests
{
    [Fact]
    public void Anybody_brings_a_speaker_into_the_cast()
    {
        var debate = Given(Opened)
            .When(Ann, new IntroduceSpeaker("Paula") { About = "Wrote the post.", Url = "https://example.org/paula" })
            .Then(new SpeakerIntroduced(
                "p1", Sealed("name", "Paula"), Sealed("about", "Wrote the post."), Sealed("url", "https://example.org/paula")))
            .After;

        var paula = debate.Cast["p1"];
        Assert.Equal(("p1", "Paula", "ann", 2L), (paula.Label, paula.Name.Text, paula.Recorder, paula.Version));
        Assert.Equal(("Wrote the post.", "https://example.org/paula"), (paula.About!.Text, paula.Url!.Text));
        Assert.Null(paula.Contributor);
        Assert.Empty(paula.Said);
    }

    [Fact]
    public void A_name_is_enough() =>
        Given(Opened, CleoIntroducesPaula).When(Ann, new IntroduceSpeaker("Peter"))
            .Then(new SpeakerIntroduced("p2", Sealed("name", "Peter"), null, null));

    [Theory]
    [InlineData("Paula")]
    [InlineData("PAULA")]
    public void Nobody_is_introduced_twice(string name) =>
        Given(Opened, CleoIntroducesPaula).When(Ann, new IntroduceSpeaker(name)).ThenRefused("speaker-exists", "name");

    [Fact]
    public void A_name_has_1_to_200_characters()
    {
        Given(Opened).When(Ann, new IntroduceSpeaker("")).ThenRefused("name-length", "name");
        Given(Opened).When(Ann, new IntroduceSpeaker(new string('n', 201))).ThenRefused("name-length", "name");
    }

    [Fact]
    public void A_note_has_1_to_1000_characters()
    {
        Given(Opened).When(Ann, new IntroduceSpeaker("Paula") { About = "" }).ThenRefused("text-length", "about");
        Given(Opened).When(Ann, new IntroduceSpeaker("Paula") { About = new string('n', 1_001) }).ThenRefused("text-length", "about");
    }

    [Fact]
    public void An_address_is_one_that_a_reader_can_follow() =>
        Given(Opened).When(Ann, new IntroduceSpeaker("Paula") { Url = "javascript:alert(1)" }).ThenRefused("url", "url");

    [Fact]
    public void Introducing_somebody_is_nobodys_words() =>
        Given(Opened, CleoIntroducesPaula).When(Cleo, new IntroduceSpeaker("Peter") { Speaker = "p1" })
            .ThenRefused("speaker-not-allowed", "speaker");
}
