using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Tests.Ledger;

public sealed class WarmDebatesTests
{
    static readonly byte[] Seed = new byte[32];
    static readonly WarmDebate Long = Told(600);

    [Fact]
    public void However_many_debates_are_visited_those_kept_weigh_no_more_than_they_may()
    {
        var most = 5 * Long.State.EstimateBytes();
        var warm = new WarmDebates(most);
        var ids = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var id in ids)
        {
            warm.Keep(id, Long);
            Assert.InRange(warm.Bytes, 1, most);
        }
        Assert.Equal((5, most), (warm.Count, warm.Bytes));
        Assert.Equal([.. Enumerable.Repeat(false, 35), .. Enumerable.Repeat(true, 5)], ids.Select(id => warm.Find(id) is not null));
    }

    [Fact]
    public void The_debate_used_least_recently_goes_first()
    {
        var (one, two, three) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var warm = new WarmDebates(2 * Long.State.EstimateBytes());
        warm.Keep(one, Long);
        warm.Keep(two, Long);
        Assert.NotNull(warm.Find(one));

        warm.Keep(three, Long);

        Assert.NotNull(warm.Find(one));
        Assert.Null(warm.Find(two));
        Assert.NotNull(warm.Find(three));
    }

    [Fact]
    public void A_debate_that_grows_is_weighed_anew_and_one_alone_is_kept_whatever_it_weighs()
    {
        var id = Guid.CreateVersion7();
        var warm = new WarmDebates(1);
        warm.Keep(id, Told(10));
        warm.Keep(id, Long);
        Assert.Equal((1, Long.State.EstimateBytes()), (warm.Count, warm.Bytes));

        warm.Keep(id, Told(20));
        Assert.Same(Long, warm.Find(id));

        warm.Forget(id);
        Assert.Equal((0, 0), (warm.Count, warm.Bytes));
    }

    static WarmDebate Told(int claims)
    {
        var by = new Utterance("0198f3c1-7d2a-7c3e-9a51-000000000001", new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero), Seed);
        var debate = Debate.None.HearAll([new SpokenMove(new OpenDebate("How much is kept?"), by)]).After;
        return new(debate.HearAll([.. Enumerable.Range(1, claims).Select(n => new SpokenMove(new MakeClaim($"Claim {n}."), by))]).After, "");
    }
}
