using ArgumentLedger.Web.Maps;
using CsCheck;

namespace ArgumentLedger.Web.Tests.Maps;

public sealed class WrappingTests
{
    [Fact]
    public void Words_are_kept_whole_where_they_fit() =>
        Assert.Equal(["The bus", "is late."], Wrapping.Wrap("The bus is  late.", width: 5, most: 5).Lines);

    [Fact]
    public void A_word_wider_than_a_line_is_broken()
    {
        var wrapped = Wrapping.Wrap(new string('x', 20), width: 6, most: 5);
        Assert.Equal(["xxxxxxxxxx", "xxxxxxxxxx"], wrapped.Lines);
        Assert.False(wrapped.IsCut);
    }

    [Fact]
    public void What_does_not_fit_is_cut_with_an_ellipsis()
    {
        var wrapped = Wrapping.Wrap("one two three four five six", width: 6, most: 2);
        Assert.Equal(["one two", "three…"], wrapped.Lines);
        Assert.True(wrapped.IsCut);
        Assert.Equal("one…", Assert.Single(Wrapping.Line("one twothreefour", width: 6).Lines));
    }

    [Fact]
    public void Chinese_breaks_between_characters_but_no_line_begins_with_a_stop() =>
        Assert.Equal(["夜间公", "交，车好"], Wrapping.Wrap("夜间公交，车好", width: 4.3, most: 5).Lines);

    [Theory]
    [InlineData("هل الحافلة متأخرة؟", true)]
    [InlineData("“האם” is Hebrew", true)]
    [InlineData("The word האם", false)]
    [InlineData("123", false)]
    public void The_first_letter_says_which_way_a_text_runs(string text, bool isRightToLeft) =>
        Assert.Equal(isRightToLeft, Wrapping.Wrap(text, 10, 5).IsRightToLeft);

    [Fact]
    public void Marks_that_turn_the_direction_are_left_out_and_what_XML_cannot_hold_is_replaced() =>
        Assert.Equal("ab\ufffdc", Wrapping.Drawable("\u202ea\u2066b\u0001c\u2069"));

    [Fact]
    public void Lines_fit_and_hold_every_letter_in_order() =>
        Gen.Select(Gen.String, Gen.OneOf("", "long words ", "夜间公交车", "🚌🚌", "x-y/z "), Gen.Double[8, 30], Gen.Double[1, 1.2], (random, known, width, bold) => (Text: known + random + known, width, bold))
            .Sample(given =>
            {
                var wrapped = Wrapping.Wrap(given.Text, given.width, int.MaxValue, given.bold);
                Assert.All(wrapped.Lines, line => Assert.True(given.bold * TextWidths.Of(line) <= given.width + 1e-9 || new System.Globalization.StringInfo(line).LengthInTextElements == 1, line));
                Assert.Equal(Letters(Wrapping.Drawable(given.Text)), Letters(string.Concat(wrapped.Lines)));
                foreach (var line in Wrapping.Wrap(given.Text, given.width, 2, given.bold).Lines)
                    Assert.True(given.bold * TextWidths.Of(line) <= given.width + 1e-9 || new System.Globalization.StringInfo(line).LengthInTextElements <= 2, line);
            });

    static string Letters(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
