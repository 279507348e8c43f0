namespace ArgumentLedger.Domain.Tests;

public sealed class LimitsTests
{
    [Fact]
    public void Length_is_counted_in_code_points()
    {
        var emoji = string.Concat(Enumerable.Repeat("😀", 10_000));

        Assert.Equal(2, Given(Opened).When(Ann, new MakeClaim(emoji)).After.Version);
        Given(Opened).When(Ann, new MakeClaim(emoji + "😀")).ThenRefused("text-length", "text");
    }

    [Fact]
    public void A_refusal_says_how_much_is_too_much() =>
        Assert.Equal(
            new Refusal("motion-length", "motion", "The motion has 302 characters, 2 over the 300 allowed: shorten it, or divide it."),
            Limits.Check("motion", new string('m', 302), Limits.Motion, "motion-length"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00a0\u2003\n")]
    public void White_space_says_nothing(string? text) =>
        Assert.Equal(new Refusal("text-length", "text", "The text is empty: write something."), Limits.Check("text", text, 10, "text-length"));

    [Fact]
    public void What_may_be_left_out_may_not_be_blank()
    {
        Assert.Null(Limits.CheckOptional("about", null, 10, "text-length"));
        Assert.Equal("text-length", Limits.CheckOptional("about", "", 10, "text-length")!.Code);
    }

    [Fact]
    public void Nothing_that_cannot_be_stored_is_accepted()
    {
        Assert.Equal("text-characters", Limits.Check("text", "a\0", 10, "text-length")!.Code);
        Assert.Equal("text-characters", Limits.Check("text", "a\ud800", 10, "text-length")!.Code);
        Assert.Equal("text-characters", Limits.Check("text", "\udc00a", 10, "text-length")!.Code);
        Assert.Null(Limits.Check("text", "a\u0001\ufffe😀", 10, "text-length"));
    }

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("HTTPS://example.org/a?b=c#d")]
    [InlineData("https://пример.рф/ö")]
    [InlineData(null)]
    public void An_address_on_the_web_is_accepted(string? url) => Assert.Null(Limits.CheckUrl("url", url));

    [Theory]
    [InlineData("")]
    [InlineData("example.org")]
    [InlineData("/a/b")]
    [InlineData("//example.org")]
    [InlineData("http:")]
    [InlineData("http://")]
    [InlineData("https:///path")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript://example.org/%0aalert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org")]
    [InlineData("mailto:a@example.org")]
    [InlineData("vbscript:x")]
    public void Any_other_address_is_refused(string url) =>
        Assert.Equal(("url", "url"), Limits.CheckUrl("url", url) is { } refusal ? (refusal.Code, refusal.Field) : default);

    [Fact]
    public void An_address_has_at_most_2000_characters()
    {
        Assert.Null(Limits.CheckUrl("url", "https://example.org/".PadRight(2_000, 'a')));
        Assert.Equal("url", Limits.CheckUrl("url", "https://example.org/".PadRight(2_001, 'a'))!.Code);
    }
}
