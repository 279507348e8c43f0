using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Tests.Quotes;

public sealed class QuoteCheckTests
{
    const string Refrain = "Row, row, row your boat.";

    [Theory]
    [InlineData("Row", 0)]
    [InlineData("your boat", 14)]
    [InlineData(Refrain, 0)]
    public void What_stands_at_one_place_is_verbatim(string exact, int index) =>
        Assert.Equal(new QuoteMatch(Fidelity.Verbatim, index), QuoteCheck.Find(Refrain, exact, null, null));

    [Theory]
    [InlineData("Row,", "your", "boat")]
    [InlineData("boat.", "your ", "!")]
    public void Wrong_context_does_not_unmake_the_only_place(string exact, string prefix, string suffix) =>
        Assert.Equal(Fidelity.Verbatim, QuoteCheck.Find(Refrain, exact, prefix, suffix).Fidelity);

    [Theory]
    [InlineData("roW")]
    [InlineData("Row row")]
    [InlineData("row your boat. ")]
    public void What_stands_nowhere_is_not_found(string exact) =>
        Assert.Equal(new QuoteMatch(Fidelity.NotFound, -1), QuoteCheck.Find(Refrain, exact, null, null));

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData(", ", null)]
    [InlineData("boat", null)]
    [InlineData("Row, ", " your")]
    public void What_stands_at_two_places_is_ambiguous_unless_its_context_tells(string? prefix, string? suffix) =>
        Assert.Equal(new QuoteMatch(Fidelity.Ambiguous, -1), QuoteCheck.Find(Refrain, "row", prefix, suffix));

    [Theory]
    [InlineData("Row, ", null, 5)]
    [InlineData("row, ", null, 10)]
    [InlineData(null, ",", 5)]
    [InlineData(null, " your boat.", 10)]
    [InlineData("Row, ", ", row", 5)]
    public void Context_chooses_among_equal_places(string? prefix, string? suffix, int index) =>
        Assert.Equal(new QuoteMatch(Fidelity.Verbatim, index), QuoteCheck.Find(Refrain, "row", prefix, suffix));

    [Fact]
    public void Overlapping_places_are_two_places()
    {
        Assert.Equal(Fidelity.Ambiguous, QuoteCheck.Find("banana", "ana", null, null).Fidelity);
        Assert.Equal(new QuoteMatch(Fidelity.Verbatim, 3), QuoteCheck.Find("banana", "ana", "ban", ""));
    }

    [Fact]
    public void A_page_of_one_letter_is_found_in_a_source_of_it()
    {
        var source = new string('a', Limits.SourceBytes - 1) + "b";
        var page = new string('a', Limits.Text);

        Assert.Equal(Fidelity.Ambiguous, QuoteCheck.Find(source, page, "c", null).Fidelity);
        Assert.Equal(new QuoteMatch(Fidelity.Verbatim, Limits.SourceBytes - Limits.Text), QuoteCheck.Find(source, page[1..] + "b", null, null));
    }

    [Theory]
    [InlineData("abababca", "ababca", 2)]
    [InlineData("aabaaabaaac", "aabaaac", 4)]
    [InlineData("abcabcabd", "abcabd", 3)]
    [InlineData("aab", "ab", 1)]
    public void A_false_start_misses_nothing(string text, string exact, int index) =>
        Assert.Equal(new QuoteMatch(Fidelity.Verbatim, index), QuoteCheck.Find(text, exact, null, null));

    [Fact]
    public void Nothing_is_found_nowhere() => Assert.Equal(new QuoteMatch(Fidelity.NotFound, -1), QuoteCheck.Find("abc", "", null, null));

    [Fact]
    public void Characters_are_compared_and_not_what_they_look_like()
    {
        Assert.Equal(Fidelity.NotFound, QuoteCheck.Find("caf\u00e9", "cafe\u0301", null, null).Fidelity);
        Assert.Equal(Fidelity.NotFound, QuoteCheck.Find("soft\u00adware", "software", null, null).Fidelity);
        Assert.Equal(new QuoteMatch(Fidelity.Verbatim, 3), QuoteCheck.Find("cafe\u0301", "e", null, null));
    }

    [Fact]
    public void Context_is_32_code_points_on_each_side()
    {
        var before = string.Concat(Enumerable.Repeat("😀", 40));
        var after = string.Concat(Enumerable.Repeat("e\u0301", 40));

        var (prefix, suffix) = QuoteCheck.ContextOf(before + "here" + after, 80, 4);

        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 32)), prefix);
        Assert.Equal(string.Concat(Enumerable.Repeat("e\u0301", 16)), suffix);
    }

    [Theory]
    [InlineData("here", 0, "", "")]
    [InlineData("here and there", 0, "", " and there")]
    [InlineData("there and here", 10, "there and ", "")]
    [InlineData("😀here😀", 2, "😀", "😀")]
    [InlineData("xhere", 1, "x", "")]
    public void Context_is_shorter_at_the_ends_of_a_text(string text, int index, string prefix, string suffix) =>
        Assert.Equal((prefix, suffix), QuoteCheck.ContextOf(text, index, 4));

    [Fact]
    public void Exactly_32_code_points_of_context_are_all_kept()
    {
        var side = new string('x', 31) + "😀";

        Assert.Equal((side, side), QuoteCheck.ContextOf(side + "here" + side, 33, 4));
        Assert.Equal((side, side), QuoteCheck.ContextOf("y" + side + "here" + side + "y", 34, 4));
    }
}
