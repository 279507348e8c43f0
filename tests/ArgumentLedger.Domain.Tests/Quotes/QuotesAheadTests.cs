using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Tests.Quotes;

/// <summary>Long quotes are looked for before their moves wait for their turn.</summary>
public sealed class QuotesAheadTests
{
    static readonly Utterance Said = new("ann", DateTimeOffset.UnixEpoch, new byte[32]);

    static bool AreIn(params Move[] moves) => QuotesAhead.AreIn(moves.Select(move => new SpokenMove(move, Said)));

    [Fact]
    public void Only_what_may_take_long_is_looked_for_ahead()
    {
        var page = new string('a', 501);

        Assert.True(AreIn(new CiteQuote(page)));
        Assert.True(AreIn(new CiteQuote(page[1..]), new CiteQuote("a")));
        Assert.True(AreIn(new MakeClaim("Tea.") { Quotes = [new Excerpt(page)] }));
        Assert.True(AreIn(new RebutClaim("c1", "No.") { Quotes = [new Excerpt(page)] }));
        Assert.False(AreIn(new CiteQuote(page[1..]), new MakeClaim(page), new RecordSource("Page", page)));
        Assert.False(AreIn(new CiteQuote(null!), new MakeClaim("Tea.") { Quotes = [null!, new Excerpt(null!)] }, new RebutClaim("c1", "No.") { Quotes = default }));
    }
}
