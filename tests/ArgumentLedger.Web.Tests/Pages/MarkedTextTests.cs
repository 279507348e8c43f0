using ArgumentLedger.Web.Pages.Debates;

namespace ArgumentLedger.Web.Tests.Pages;

public sealed class MarkedTextTests
{
    [Fact]
    public void Overlapping_quotes_are_cut_where_they_begin_and_end()
    {
        var pieces = MarkedText.Of("abcdef", [("q1", 1, 4), ("q2", 3, 5)]);
        Assert.Equal(["a", "bc", "d", "e", "f"], pieces.Select(piece => piece.Text));
        Assert.Equal(["", "q1", "q1 q2", "q2", ""], pieces.Select(piece => string.Join(' ', piece.Quotes)));
        Assert.Equal(["q1", "q2"], pieces.SelectMany(piece => piece.Begins));
    }

    [Fact]
    public void Places_are_counted_in_code_points()
    {
        var pieces = MarkedText.Of("🍵 tea 🍵", [("q1", 2, 5)]);
        Assert.Equal(["🍵 ", "tea", " 🍵"], pieces.Select(piece => piece.Text));
    }

    [Fact]
    public void A_text_nobody_quotes_is_one_piece()
    {
        Assert.Equal("abc", Assert.Single(MarkedText.Of("abc", [])).Text);
    }
}
