using System.Text;
using System.Text.Json;
using ArgumentLedger.Domain.Ledger;

namespace ArgumentLedger.Domain.Tests.Ledger;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("7", "7")]
    [InlineData("200", "2e2")]
    [InlineData("1.50", "15e-1")]
    [InlineData("-0.25", "-25e-2")]
    [InlineData("1E-07", "1e-7")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("1.5E+21", "15e20")]
    [InlineData("1500000000000000000000", "15e20")]
    public void A_number_has_one_spelling_however_it_was_written(string written, string canonical) =>
        Assert.Equal(canonical, CanonicalJson.Number(written));

    [Fact]
    public void Order_white_space_nulls_and_escapes_do_not_count() =>
        Assert.Equal(
            Canonical("""{"a":"é","b":[1,true,{"x":"\n"}]}"""),
            Canonical("""{ "b": [1.0, true, {"x": "\u000a", "y": null}], "c": null, "a": "\u00e9" }"""));

    [Fact]
    public void It_is_spelled_with_the_fewest_escapes() =>
        Assert.Equal("""{"":[],"A":"/<é😀","a":"\u0001\u000a\"\\"}""", Canonical("""{"a":"\u0001\n\"\\","A":"\/\u003c\u00e9\ud83d\ude00","":[]}"""));

    static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Of(JsonElement.Parse(json)));
}
