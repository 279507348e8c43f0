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
                var inContext = places.Where(at => text[..at].EndsWith(prefix, StringComparison.Ordinal)).ToList();
                var expected = (places, inContext) switch
                {
                    (_, [var one]) => new QuoteMatch(Fidelity.Verbatim, one),
                    ([], _) => new QuoteMatch(Fidelity.NotFound, -1),
                    ([var only], _) => new QuoteMatch(Fidelity.Verbatim, only),
                    _ => new QuoteMatch(Fidelity.Ambiguous, -1),
                };
                Assert.Equal(expected, QuoteCheck.Find(text, exact, prefix, null));
            },
            iter: 500);
}
