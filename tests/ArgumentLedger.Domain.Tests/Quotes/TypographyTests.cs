using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Tests.Quotes;

public sealed class TypographyTests
{
    [Theory]
    [InlineData("crisp words\nare   better", "crisp words are better")]
    [InlineData("crisp words are\u00a0better", "crisp words are better")]
    [InlineData("> crisp words\n> are better", "crisp words are better")]
    [InlineData(">> crisp words\n>>are better", "> crisp words\n> are better")]
    [InlineData("Two points:\n- crisp words\n- fuzzy words", "crisp words fuzzy words")]
    [InlineData("1. crisp words\n2. fuzzy words", "crisp words\nfuzzy words")]
    [InlineData("See chapter\n12. It is short.", "chapter 12. It")]
    [InlineData("He says “crisp”, she ‘fuzzy’", "He says \"crisp\", she 'fuzzy'")]
    [InlineData("He says «crisp» and don’t", "He says \"crisp\" and don't")]
    [InlineData("crisp — or sharp – words", "crisp - or sharp--words")]
    [InlineData("a well‑known word", "a well-known word")]
    [InlineData("a compre\u00adhen\u00adsive word", "a comprehensive word")]
    [InlineData("a compre-\nhensive word", "a comprehensive word")]
    [InlineData("a well-\nknown word", "a well-known word")]
    [InlineData("zero\u200bwidth \u200ewords\u200f", "zerowidth words")]
    [InlineData("un café crème", "un cafe\u0301 cre\u0300me")]
    [InlineData("un cafe\u0301 cre\u0300me", "un café crème")]
    [InlineData("eﬃcient ﬁlters", "efficient filters")]
    [InlineData("Crisp words win", "crisp words win")]
    [InlineData("so crisp words win", "Crisp words win")]
    [InlineData("so crisp words win", "[C]risp words win")]
    [InlineData("crisp words win", "“crisp words win”")]
    [InlineData("crisp words win", "… crisp words …")]
    [InlineData("wait... what", "wait… what")]
    [InlineData("wait . . . what", "wait… what")]
    [InlineData("שלום \u2067עולם\u2069 טוב", "שלום עולם טוב")]
    [InlineData("10\u200a% of it", "10% of it")]
    [InlineData("we ❤\ufe0f it", "we ❤ it")]
    public void What_differs_only_as_type_is_set_is_typographic(string text, string exact)
    {
        var finding = QuotedText.Prepare(text).Find(exact);

        Assert.Equal(Fidelity.Typographic, finding.Fidelity);
        Assert.Empty(finding.Differences);
        Assert.Equal(1, finding.Count);
    }

    [Theory]
    [InlineData("Of words, the crisp ones are, I think, the better.", "the crisp ones … the better", "the crisp ones are, I think, the better")]
    [InlineData("Of words, the crisp ones are, I think, the better.", "Of words [...] are [...] the better.", "Of words, the crisp ones are, I think, the better.")]
    [InlineData("Crisp, then crisp and then clear.", "crisp … clear", "crisp and then clear")]
    [InlineData("a. b. a. b.", "a … a (…) b", "a. b. a. b")]
    public void An_ellipsis_skips_text(string text, string exact, string place)
    {
        var finding = QuotedText.Prepare(text).Find(exact);

        Assert.Equal(Fidelity.Typographic, finding.Fidelity);
        Assert.Equal(place, text[finding.Place!.Value.Units]);
    }

    [Fact]
    public void Pieces_in_another_order_or_far_apart_are_no_quote()
    {
        Assert.Equal(Fidelity.NotFound, QuotedText.Prepare("crisp things, then fuzzy words").Find("fuzzy words … crisp things").Fidelity);
        Assert.Equal(Fidelity.NotFound, QuotedText.Prepare($"crisp things{new string('.', 9)} {string.Concat(Enumerable.Repeat("on and on ", 300))} fuzzy words").Find("crisp things … fuzzy words").Fidelity);
    }

    [Theory]
    [InlineData("👩‍🚀 flies", "👩🚀 flies")]
    [InlineData("H₂O is wet", "H2O is wet")]
    public void What_may_mean_something_else_is_altered(string text, string exact) =>
        Assert.Equal(Fidelity.Altered, QuotedText.Prepare(text).Find(exact).Fidelity);

    [Theory]
    [InlineData("cafe\u0301s", "cafe")]
    [InlineData("👨‍👩‍👧 eat", "👩")]
    [InlineData("🇫🇷🇩🇪", "🇷🇩")]
    public void No_character_is_cut_in_two(string text, string exact) =>
        Assert.NotEqual(Fidelity.Verbatim, QuotedText.Prepare(text).Find(exact).Fidelity);

    [Fact]
    public void The_place_is_of_the_original_text()
    {
        const string text = "😀 He said:\n> The “cafe\u0301”\n> is shut.";

        var place = QuotedText.Prepare(text).Find("the 'café' is").Place!.Value;

        Assert.Equal("The “cafe\u0301”\n> is", text[place.Units]);
        Assert.Equal((13, 29), (place.Start, place.End));
    }
}
