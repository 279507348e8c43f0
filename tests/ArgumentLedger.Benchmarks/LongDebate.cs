using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Benchmarks;

/// <summary>
/// Makes debates of any length out of every common kind of move, the same each time: replies fall mostly on what was
/// said lately, so that there are long exchanges, and sometimes on what was said long ago.
/// </summary>
static class LongDebate
{
    static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    static readonly string[] People = [.. Enumerable.Range(1, 40).Select(n => $"0198f3c1-7d2a-7c3e-9a51-{n:d12}")];
    static readonly byte[] Seed = new byte[32];

    /// <summary>The entries of a debate with so many events, or a few more.</summary>
    internal static List<Entry> Tell(int length)
    {
        var random = new Random(length);
        var entries = new List<Entry>(length + 8);
        var debate = Debate.None;
        Say(new OpenDebate("Does a long debate open as quickly as a short one?"), People[0]);
        for (var i = 1; i <= 12; i++)
            Say(new IntroduceSpeaker($"Commenter number {i}"), People[0]);
        for (var i = 0; i < 4; i++)
            Say(new RecordSource($"Post number {i}", string.Join(' ', Enumerable.Range(0, 80).Select(n => Sentence(random, n)))), People[0]);
        while (entries.Count < length)
            Say(Next(random, debate), People[random.Next(People.Length)]);
        return entries;

        void Say(Move move, string by)
        {
            random.NextBytes(Seed);
            var hearing = debate.HearAll([new SpokenMove(move, new Utterance(by, Noon.AddSeconds(entries.Count), Seed.ToArray()))]);
            entries.AddRange(hearing.Entries);
            debate = hearing.After;
        }
    }

    static Move Next(Random random, Debate debate)
    {
        var speaker = random.Next(4) == 0 ? $"p{random.Next(1, 13)}" : null;
        var any = Pick(random, debate);
        var text = Sentence(random, debate.Order.Count);
        return random.Next(100) switch
        {
            < 8 => new MakeClaim(text) { Stance = (Stance)random.Next(3), Speaker = speaker },
            < 22 => new MakeClaim(text) { Supports = any, Speaker = speaker },
            < 48 => new RebutClaim(any, text) { Speaker = speaker },
            < 54 => new RebutClaim(any, text) { Aim = Aim.Link, Speaker = speaker },
            < 58 => new RebutClaim(any, text) { Quotes = [new Excerpt(debate.Contributions.TryGetValue(any, out var it) ? it.Text.Text! : text) { Contribution = any }] },
            < 62 => new CiteQuote(text) { Source = $"s{random.Next(1, 5)}", For = any },
            < 66 => new AskQuestion(text) { About = any, Speaker = speaker },
            < 69 => new MakeClaim(text) { Answers = $"a{random.Next(1, 2 + debate.Order.Count / 25)}" },
            < 75 => new ConcedeClaim(any, (Extent)random.Next(2)) { Text = text, Speaker = speaker },
            < 82 => new AmendContribution(any, text, "To be clearer."),
            < 94 => new StateCredence(any, random.Next(101) / 100.0),
            < 96 => new LinkContributions(any, Pick(random, debate), random.Next(2) == 0 ? LinkKind.Attack : LinkKind.Support),
            < 98 => new ConfirmLink(any),
            _ => new WithdrawContribution(any, "I was wrong."),
        };
    }

    static string Pick(Random random, Debate debate) =>
        debate.Order.Count == 0 ? "c1" : debate.Order[random.Next(5) == 0 ? random.Next(debate.Order.Count) : Math.Max(0, debate.Order.Count - 1 - random.Next(30))];

    static string Sentence(Random random, int n) =>
        $"Point {n}: what {random.Next(1_000)} of {random.Next(9_000)} readers take for granted does not follow from {random.Next(500)} cases.";
}
