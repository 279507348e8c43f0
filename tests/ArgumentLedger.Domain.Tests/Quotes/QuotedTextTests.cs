using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Tests.Quotes;

public sealed class QuotedTextTests
{
    const string Refrain = "Row, row, row your boat.";

    static Finding Find(string text, string exact, string? prefix, string? suffix) => QuotedText.Prepare(text).Find(exact, prefix, suffix);

    static void AssertAt(int index, Finding finding)
    {
        Assert.Equal(Fidelity.Verbatim, finding.Fidelity);
        Assert.Equal(index, finding.Place!.Value.Units.Start.Value);
    }

    [Theory]
    [InlineData("Row", 0)]
    [InlineData("your boat", 14)]
    [InlineData(Refrain, 0)]
    public void What_stands_at_one_place_is_verbatim(string exact, int index) =>
        AssertAt(index, Find(Refrain, exact, null, null));

    [Theory]
    [InlineData("Row,", "your", "boat")]
    [InlineData("boat.", "your ", "!")]
    public void Wrong_context_does_not_unmake_the_only_place(string exact, string prefix, string suffix) =>
        Assert.Equal(Fidelity.Verbatim, Find(Refrain, exact, prefix, suffix).Fidelity);

    [Theory]
    [InlineData("anchor")]
    [InlineData("oar")]
    [InlineData("row your goat, I say")]
    public void What_stands_nowhere_is_not_found(string exact) => Assert.Equal(Finding.Nothing, Find(Refrain, exact, null, null));

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData(", ", null)]
    [InlineData("boat", null)]
    [InlineData("Row, ", " your")]
    public void What_stands_at_two_places_is_ambiguous_unless_its_context_tells(string? prefix, string? suffix) =>
        Assert.Equal(Fidelity.Ambiguous, Find(Refrain, "row", prefix, suffix).Fidelity);

    [Theory]
    [InlineData("Row, ", null, 5)]
    [InlineData("row, ", null, 10)]
    [InlineData(null, ",", 5)]
    [InlineData(null, " your boat.", 10)]
    [InlineData("Row, ", ", row", 5)]
    public void Context_chooses_among_equal_places(string? prefix, string? suffix, int index) =>
        AssertAt(index, Find(Refrain, "row", prefix, suffix));

    [Fact]
    public void Overlapping_places_are_two_places()
    {
        Assert.Equal(Fidelity.Ambiguous, Find("banana", "ana", null, null).Fidelity);
        AssertAt(3, Find("banana", "ana", "ban", ""));
    }

    [Fact]
    public void A_page_of_one_letter_is_found_in_a_source_of_it()
    {
        var source = new string('a', Limits.SourceBytes - 1) + "b";
        var page = new string('a', Limits.Text);

        Assert.Equal(Fidelity.Ambiguous, Find(source, page, "c", null).Fidelity);
        AssertAt(Limits.SourceBytes - Limits.Text, Find(source, page[1..] + "b", null, null));
    }

    [Theory]
    [InlineData("abababca", "ababca", 2)]
    [InlineData("aabaaabaaac", "aabaaac", 4)]
    [InlineData("abcabcabd", "abcabd", 3)]
    [InlineData("aab", "ab", 1)]
    public void A_false_start_misses_nothing(string text, string exact, int index) =>
        AssertAt(index, Find(text, exact, null, null));

    [Fact]
    public void Nothing_is_found_nowhere() => Assert.Equal(Fidelity.NotFound, Find("abc", "", null, null).Fidelity);

    [Fact]
    public void Context_is_32_code_points_on_each_side()
    {
        var before = string.Concat(Enumerable.Repeat("😀", 40));
        var after = string.Concat(Enumerable.Repeat("e\u0301", 40));

        var (prefix, suffix) = QuotedText.Prepare(before + "here" + after).ContextOf(80..84);

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
        Assert.Equal((prefix, suffix), QuotedText.Prepare(text).ContextOf(index..(index + 4)));

    [Fact]
    public void Exactly_32_code_points_of_context_are_all_kept()
    {
        var side = new string('x', 31) + "😀";

        Assert.Equal((side, side), QuotedText.Prepare(side + "here" + side).ContextOf(33..(33 + 4)));
        Assert.Equal((side, side), QuotedText.Prepare("y" + side + "here" + side + "y").ContextOf(34..(34 + 4)));
    }
}
