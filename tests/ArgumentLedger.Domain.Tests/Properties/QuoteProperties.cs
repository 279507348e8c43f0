using ArgumentLedger.Domain.Quotes;
using CsCheck;

namespace ArgumentLedger.Domain.Tests.Properties;

public sealed class QuoteProperties
{
    static readonly Gen<string> Few = Gen.OneOf('a', 'b').Array[0, 12].Select(letters => new string(letters));

    [Fact]
    public void A_quote_is_judged_as_by_looking_at_every_place() =>
        Gen.Select(Few, Few, Few.Select(some => some.Length > 2 ? some[..2] : some)).Sample(
            (text, exact, prefix) =>
            {
                var places = Enumerable.Range(0, text.Length)
                    .Where(at => exact.Length > 0 && string.CompareOrdinal(text, at, exact, 0, exact.Length) == 0).ToList();
                if (places.Count == 0)
                    return;
                var inContext = places.Where(at => text[..at].EndsWith(prefix, StringComparison.Ordinal)).ToList();
                var finding = QuotedText.Prepare(text).Find(exact, prefix);
                Assert.Equal(inContext.Count > 0 && places.Count > 1 ? inContext : places, finding.Places.Select(place => place.Start));
                Assert.Equal(finding.Places.Length == 1 ? Fidelity.Verbatim : Fidelity.Ambiguous, finding.Fidelity);
            },
            iter: 500);
}
