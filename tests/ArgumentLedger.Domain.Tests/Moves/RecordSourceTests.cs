namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class RecordSourceTests
{
    [Fact]
    public void A_source_is_put_on_record_with_its_text()
    {
        var said = new DateTimeOffset(2025, 12, 24, 18, 0, 0, TimeSpan.FromHours(1));
        var debate = Given(Opened)
            .When(Cleo, new RecordSource("A post", Post) { Author = "Paula", Url = "http://example.org/post", SaidAt = said })
            .Then(new SourceRecorded(
                "s1", Sealed("title", "A post"), Sealed("author", "Paula"), Sealed("url", "http://example.org/post"), Sealed("text", Post)))
            .After;

        var source = debate.Sources["s1"];
        Assert.Equal(("s1", "A post", "Paula"), (source.Label, source.Title.Text, source.Author!.Text));
        Assert.Equal(("http://example.org/post", Post), (source.Url!.Text, source.Text.Text));
        Assert.Equal(("cleo", "cleo", 2L, Noon.AddSeconds(1)), (source.Speaker, source.Recorder, source.Version, source.At));
        Assert.Equal(new DateTimeOffset(2025, 12, 24, 17, 0, 0, TimeSpan.Zero), source.SaidAt);
    }

    [Fact]
    public void A_source_may_be_somebody_elses_words() =>
        Assert.Equal("p1", Given(Opened, CleoIntroducesPaula)
            .When(Cleo, new RecordSource("A post", Post) { Speaker = "p1" })
            .Then(new SourceRecorded("s1", Sealed("title", "A post"), null, null, Sealed("text", Post)))
            .InTheVoiceOf("p1")
            .After.Sources["s1"].Speaker);

    [Fact]
    public void The_same_text_may_stand_on_record_twice() =>
        Given(Opened, CleoRecordsThePost).When(Ann, new RecordSource("A post", Post))
            .Then(new SourceRecorded("s2", Sealed("title", "A post"), null, null, Sealed("text", Post)));

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    public void A_source_has_text(string text) =>
        Given(Opened).When(Cleo, new RecordSource("A post", text)).ThenRefused("text-length", "text");

    [Fact]
    public void A_text_of_exactly_1_MiB_is_kept_and_not_a_byte_more()
    {
        var full = new string('é', 512 * 1024);

        Assert.Equal(2, Given(Opened).When(Cleo, new RecordSource("A post", full)).After.Version);
        Given(Opened).When(Cleo, new RecordSource("A post", full + "x")).ThenRefused("text-length", "text");
    }

    [Fact]
    public void A_title_has_1_to_200_characters()
    {
        Given(Opened).When(Cleo, new RecordSource("", Post)).ThenRefused("title-length", "title");
        Given(Opened).When(Cleo, new RecordSource(new string('t', 201), Post)).ThenRefused("title-length", "title");
    }

    [Fact]
    public void An_authors_name_has_1_to_200_characters()
    {
        Given(Opened).When(Cleo, new RecordSource("A post", Post) { Author = " " }).ThenRefused("name-length", "author");
        Given(Opened).When(Cleo, new RecordSource("A post", Post) { Author = new string('a', 201) }).ThenRefused("name-length", "author");
    }

    [Fact]
    public void An_address_is_one_that_a_reader_can_follow() =>
        Given(Opened).When(Cleo, new RecordSource("A post", Post) { Url = "ftp://example.org/post" }).ThenRefused("url", "url");

    [Fact]
    public void A_text_that_cannot_be_stored_is_refused()
    {
        Given(Opened).When(Cleo, new RecordSource("A post", "a\0b")).ThenRefused("text-characters", "text");
        Given(Opened).When(Cleo, new RecordSource("A\0post", Post)).ThenRefused("text-characters", "title");
    }
}
