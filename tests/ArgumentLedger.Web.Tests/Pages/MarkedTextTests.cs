using ArgumentLedger.Web.Pages.Debates;

namespace ArgumentLedger.Web.Tests.Pages;

public sealed class MarkedTextTests
{
    static Mark Marked(string quote, int start, int end) => new($"in-{quote}", quote, start, end);

    static IEnumerable<string> Quotes(IEnumerable<MarkedPiece> pieces) => pieces.Select(piece => string.Join(' ', piece.Marks.Select(mark => mark.Quote)));

    [Fact]
    public void Overlapping_quotes_are_cut_where_they_begin_and_end()
    {
        var pieces = MarkedText.Of("abcdef", [Marked("q2", 3, 5), Marked("q1", 1, 4)]);
        Assert.Equal(["a", "bc", "d", "e", "f"], pieces.Select(piece => piece.Text));
        Assert.Equal(["", "q1", "q1 q2", "q2", ""], Quotes(pieces));
        Assert.Equal(["q1", "q2"], pieces.SelectMany(piece => piece.Begins).Select(mark => mark.Quote));
        Assert.Equal(["d q1", "e q2"], pieces.SelectMany(piece => piece.Ends.Select(mark => $"{piece.Text} {mark.Quote}")));
    }

    [Fact]
    public void Quotes_within_quotes_and_of_the_same_words_are_all_marked()
    {
        var pieces = MarkedText.Of("abcdef", [Marked("q1", 0, 6), Marked("q2", 2, 4), Marked("q3", 2, 4)]);
        Assert.Equal(["ab", "cd", "ef"], pieces.Select(piece => piece.Text));
        Assert.Equal(["q1", "q1 q2 q3", "q1"], Quotes(pieces));
    }

    [Fact]
    public void Places_are_counted_in_code_points()
    {
        var pieces = MarkedText.Of("🍵 tea 🍵", [Marked("q1", 2, 5)]);
        Assert.Equal(["🍵 ", "tea", " 🍵"], pieces.Select(piece => piece.Text));
    }

    [Fact]
    public void A_page_shows_the_part_of_a_quote_that_is_on_it()
    {
        var pieces = MarkedText.Of("cdef", [Marked("q1", 0, 2), Marked("q2", 1, 4), Marked("q3", 5, 9), Marked("q4", 9, 10)], offset: 2);
        Assert.Equal(["cd", "e", "f"], pieces.Select(piece => piece.Text));
        Assert.Equal(["q2", "", "q3"], Quotes(pieces));
    }

    [Fact]
    public void A_text_nobody_quotes_is_one_piece()
    {
        Assert.Equal("abc", Assert.Single(MarkedText.Of("abc", [])).Text);
        Assert.Empty(MarkedText.Of("", []));
    }
}
