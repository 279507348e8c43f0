using System.Diagnostics;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;

namespace ArgumentLedger.Benchmarks;

/// <summary>
/// What one more rebuttal costs in a debate of 10,000 contributions without cycles: the fold of its event, standing and
/// all, in memory. Rebuttals go anywhere, each to a fresh copy of the same debate.
/// </summary>
static class StandingCost
{
    const int Size = 10_000;
    const int WarmUp = 200;
    const int Rounds = 1_000;

    // The best of a few counts, so that another program's turn at the processor is not taken for the fold's work.
    const int Tries = 3;

    static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    internal static void Run()
    {
        Console.WriteLine($"One more rebuttal in a debate of {Size:N0} contributions: {Rounds:N0} after {WarmUp} to warm up.");
        Console.WriteLine($"{"shape",-34} {"p50 µs",9} {"p99 µs",9} {"max µs",9} {"build s",8}");
        Measure("tree at random", (random, n) => random.Next(n));
        Measure("wide: all answer the first claim", (_, _) => 0);
        Measure("wide: half answer the first claim", (random, n) => random.Next(2) == 0 ? 0 : random.Next(n));
        Measure("deep: ten chains of 1,000", (_, n) => n <= 10 ? 0 : n - 10);
        Measure("deep: a chain of 1,000, then bushy", (random, n) => n <= 1_000 ? n - 1 : random.Next(n));
    }

    static void Measure(string shape, Func<Random, int, int> target)
    {
        var random = new Random(1);
        var start = Stopwatch.GetTimestamp();
        var debate = Hear(Debate.None, new OpenDebate("A debate to measure."));
        debate = Hear(debate, new MakeClaim("The first claim."));
        for (var n = 1; n < Size; n++)
            debate = Hear(debate, new RebutClaim(Label(target(random, n)), "That does not follow."));
        var built = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var times = new List<double>();
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            var entry = Decide(debate, new RebutClaim(Label(random.Next(Size)), "One more."));
            var took = Enumerable.Range(0, Tries).Min(_ => TimeOf(debate, entry));
            if (round >= WarmUp)
                times.Add(took);
        }
        times.Sort();
        Console.WriteLine($"{shape,-34} {times[Rounds / 2],9:F0} {times[Rounds * 99 / 100],9:F0} {times[^1],9:F0} {built,8:F1}");
    }

    static double TimeOf(Debate debate, Entry entry)
    {
        var start = Stopwatch.GetTimestamp();
        debate.Apply(entry);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    // Contribution 0 is the claim c1; the others are rebuttals, numbered from 1.
    static string Label(int number) => number == 0 ? "c1" : $"r{number}";

    static Entry Decide(Debate debate, Move move) => HearIn(debate, move).Entries[0];

    static Debate Hear(Debate debate, Move move) => HearIn(debate, move).After;

    static Hearing HearIn(Debate debate, Move move) => debate.HearAll([new SpokenMove(move, new Utterance("bench", Noon, Seed))]);
}
