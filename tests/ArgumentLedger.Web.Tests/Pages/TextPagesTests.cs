using ArgumentLedger.Web.Pages.Debates;

namespace ArgumentLedger.Web.Tests.Pages;

public sealed class TextPagesTests
{
    [Fact]
    public void A_short_text_is_one_page() => Assert.Equal(new(1, 1, "Tea.", 0, null, null), TextPages.At("Tea.", 3));

    [Theory]
    [InlineData("A line of a long source.\n")]
    [InlineData("😀")]
    [InlineData("words ")]
    [InlineData(">")]
    public void Pages_together_are_the_text_and_cut_no_character(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 150_000 / piece.Length));
        var read = new List<TextPage>();
        for (int? start = 0; start is { } from;)
        {
            read.Add(TextPages.At(text, from));
            start = read[^1].After;
        }

        Assert.Equal(text, string.Concat(read.Select(page => page.Text)));
        Assert.InRange(read.Count, 4, 8);
        Assert.All(read, page => Assert.Equal(read.Count, page.Of));
        Assert.All(read, page => Assert.False(char.IsLowSurrogate(page.Text[0])));
        Assert.Equal(read[1], TextPages.At(text, read[1].Start + 5));
        Assert.Equal(read[0].Start, read[1].Before);
        Assert.Equal(read[^1], TextPages.At(text, int.MaxValue));
    }
}
