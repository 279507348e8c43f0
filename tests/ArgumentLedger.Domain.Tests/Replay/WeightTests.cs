using ArgumentLedger.Domain.Replay.Checkpoints;

namespace ArgumentLedger.Domain.Tests.Replay;

// By itself, since what others allocate meanwhile would be weighed with it.
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public static class Alone;

[Collection(nameof(Alone))]
public sealed class WeightTests
{
    [Fact]
    public void A_debate_of_ten_thousand_events_weighs_what_is_estimated_within_a_factor_of_two()
    {
        var entries = Tell(10_000);
        var folded = Weigh(() => Debate.None.ApplyAll(entries));
        Assert.InRange((double)folded.Debate.EstimateBytes() / folded.Bytes, 0.5, 2);

        var written = Checkpoint.Write(folded.Debate).ToArray();
        var opened = Weigh(() => Checkpoint.Read(written));
        Assert.InRange(opened.Bytes, 1, opened.Debate.EstimateBytes() / 4);

        var read = Weigh(() => ReadWhole(Checkpoint.Read(written)));
        Assert.InRange((double)read.Debate.EstimateBytes() / read.Bytes, 0.5, 2);
    }

    // Exchanges in which each answers what was said lately, with amendments and credences.
    static List<Entry> Tell(int events)
    {
        var by = new Utterance("ann", Scenario.Noon, new byte[32]);
        var (debate, entries) = (Debate.None, new List<Entry>(events));
        Say(new OpenDebate("What does it weigh?"));
        Say(new MakeClaim("The first claim, on which everything else hangs."));
        for (var n = 3; n <= events; n++)
            Say(Next(n, debate.Order[Math.Max(0, debate.Order.Count - 1 - n % 7)]));
        return entries;

        void Say(Move move)
        {
            var hearing = debate.HearAll([new SpokenMove(move, by)]);
            entries.AddRange(hearing.Entries);
            debate = hearing.After;
        }
    }

    static Move Next(int n, string answered) => (n % 5) switch
    {
        0 => new MakeClaim($"Claim {n}: what some readers take for granted follows from few cases.") { Supports = answered },
        1 => new AmendContribution(answered, $"In wording {n}, to be a little clearer about which cases are meant.", "Clearer."),
        2 => new StateCredence(answered, n % 100 / 100.0),
        _ => new RebutClaim(answered, $"Rebuttal {n}: that does not follow, and this sentence says why it does not."),
    };

    static Debate ReadWhole(Debate debate)
    {
        Checkpoint.Write(debate);
        return debate;
    }

    static (Debate Debate, long Bytes) Weigh(Func<Debate> make)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var debate = make();
        return (debate, GC.GetTotalMemory(forceFullCollection: true) - before);
    }
}
