namespace ArgumentLedger.Domain.Tests;

public sealed class CodePointsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("😀", 1)]
    [InlineData("e\u0301", 2)]
    [InlineData("a😀b😀", 4)]
    public void A_text_has_as_many_characters_as_code_points(string text, int count) => Assert.Equal(count, CodePoints.Count(text));

    [Fact]
    public void Half_a_pair_counts_as_one()
    {
        Assert.Equal(1, CodePoints.Count("\ud83d"));
        Assert.Equal(2, CodePoints.Count("\ude00\ud83d"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    [InlineData(4, 6)]
    public void Offsets_and_indexes_correspond(int offset, int index)
    {
        Assert.Equal(index, CodePoints.IndexOf("a😀b😀", offset));
        Assert.Equal(offset, CodePoints.OffsetOf("a😀b😀", index));
    }

    [Fact]
    public void Nothing_stands_beyond_the_end() => Assert.Throws<ArgumentOutOfRangeException>(() => CodePoints.IndexOf("a😀", 3));

    [Fact]
    public void Only_whole_pairs_are_well_formed()
    {
        Assert.True(CodePoints.IsWellFormed("a😀"));
        Assert.True(CodePoints.IsWellFormed(""));
        Assert.False(CodePoints.IsWellFormed("a\ud83d"));
        Assert.False(CodePoints.IsWellFormed("\ude00a"));
        Assert.False(CodePoints.IsWellFormed("\ude00\ud83d"));
    }
}
