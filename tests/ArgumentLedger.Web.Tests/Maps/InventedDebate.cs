using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Web.Tests.Maps;

/// <summary>
/// A debate of any size in which people argue as people do: some branches long, most short, with quotes, questions,
/// undercuts, links across, concessions and withdrawals, in sentences of the usual lengths. One seed, one debate.
/// </summary>
public sealed class InventedDebate
{
    const string Source = "The night bus runs every half hour. It is cheap to run, and few people know of it. Drivers ask for more lights at the stops.";

    static readonly string[] Beginnings =
    [
        "People who work late have no other way home.", "A bus that nobody expects is a bus that nobody takes.", "It would cost less than the street lights we already pay for.",
        "The survey was made in summer.", "Half of the drivers would rather have day shifts.", "In the town next to ours it was tried and given up.",
    ];

    static readonly string[] Middles =
    [
        "That is so wherever shops close after ten.", "Whoever has stood at a stop at night knows it.", "The figures of last year say nothing else, and nobody has put them in doubt.",
        "Ask those who clean the offices!", "One must not forget the villages along the road, for which the last train leaves at nine.", "It takes a winter to see it.",
    ];

    static readonly string[] Ends = ["So it should be tried.", "What else are they to do?", "The rest follows.", "I see no way around that.", "Perhaps."];

    static readonly string[] People = ["ann", "bo", "chidi", "dora", "emil"];

    static readonly string[] Strange =
    [
        "هل يجب أن تعمل الحافلة الليلية طوال العام؟ نعم، لأن كثيرين يعملون ليلا ولا سبيل لهم غيرها.", "夜间公交车应该全年运行，因为很多人下班很晚，没有别的办法回家。这是一个很长的句子。",
        new string('x', 10_000), "👩‍👩‍👧‍👦🏴‍☠️🚌 ok 🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌", "<script>window.hurt=1</script>\"'&amp;]]>", "\u202ereversed\u202c \u0001\ufffe end", "האם האוטובוס מאחר?", "e\u0301\u0301\u0301\u0301 Ǆ ﷽",
    ];

    readonly Random random;
    readonly bool isStrange;
    int moves;

    InventedDebate(int seed, bool isStrange) => (random, this.isStrange) = (new(seed), isStrange);

    /// <summary>The debate.</summary>
    public Debate Debate { get; private set; } = Debate.None;

    /// <summary>Invents a debate of so many contributions.</summary>
    /// <param name="contributions">How many.</param>
    /// <param name="seed">Which.</param>
    /// <param name="isStrange">Whether its people write what no form was made for, link everything and hide much.</param>
    public static Debate Of(int contributions, int seed = 1, bool isStrange = false)
    {
        var invented = new InventedDebate(seed, isStrange);
        invented.Try("ann", new OpenDebate("Should the night bus run all year round, also where few people live?"));
        invented.Try("ann", new RecordSource("A report on the night bus", Source));
        while (invented.Debate.Order.Count < contributions)
            invented.Go();
        return invented.Debate;
    }

    void Go()
    {
        var by = People[random.Next(People.Length)];
        var target = Debate.Order.Count == 0 ? "" : Target();
        var quotes = random.Next(8) == 0 ? [new Excerpt(random.Next(3) == 0 ? "Few know of it." : "few people know of it") { Source = "s1" }] : System.Collections.Immutable.ImmutableArray<Excerpt>.Empty;
        Move move = isStrange && random.Next(4) == 0 && Debate.Order.Count > 3 ? StrangeMove(target) : random.Next(Debate.Order.Count < 3 ? 10 : 100) switch
        {
            < 10 => new MakeClaim(Text()) { Stance = (Stance)random.Next(3), Quotes = quotes },
            < 45 => new RebutClaim(target, Text()) { Quotes = quotes },
            < 58 => new MakeClaim(Text()) { Supports = target, Quotes = quotes },
            < 66 => new RebutClaim(target, Text()) { Aim = Aim.Link },
            < 72 => new AskQuestion(Text()) { About = target },
            < 76 => new MakeClaim(Text()) { Answers = target },
            < 81 => new LinkContributions(target, Target(), (LinkKind)random.Next(3)),
            < 88 => new ConcedeClaim(target, (Extent)random.Next(2)),
            < 92 => new AmendContribution(target, Text(), "It was put too strongly."),
            < 94 => new WithdrawContribution(target, "I no longer think so."),
            _ => new StateCredence(target, random.Next(11) / 10.0),
        };
        Try(move is HideContribution ? "ann" : by, move);
    }

    Move StrangeMove(string target) => random.Next(5) switch
    {
        0 when Debate.Counters.TryGetValue('l', out var links) => new RebutClaim($"l{random.Next(links) + 1}", Text()) { Aim = Aim.Link },
        1 when Debate.Counters.TryGetValue('l', out var links) => new LinkContributions(target, $"l{random.Next(links) + 1}", LinkKind.Undercut),
        2 => new LinkContributions(target, target, LinkKind.Attack),
        3 => new HideContribution(target, "Manners."),
        _ => new LinkContributions(target, Target(), (LinkKind)random.Next(3)),
    };

    // Newer contributions get more replies, and some get many.
    string Target() => Debate.Order[(int)(Debate.Order.Count * Math.Sqrt(random.NextDouble()) * 0.999)];

    string Text()
    {
        if (isStrange && random.Next(2) == 0)
            return Strange[random.Next(Strange.Length)];
        var text = Beginnings[random.Next(Beginnings.Length)];
        for (var more = random.Next(4); more > 0; more--)
            text += " " + Middles[random.Next(Middles.Length)];
        return random.Next(3) == 0 ? text + " " + Ends[random.Next(Ends.Length)] : text;
    }

    void Try(string by, Move move)
    {
        var at = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(++moves);
        var heard = Debate.HearAll([new SpokenMove(move, new Utterance(by, at, new byte[32]))]);
        Debate = heard.After;
    }
}
