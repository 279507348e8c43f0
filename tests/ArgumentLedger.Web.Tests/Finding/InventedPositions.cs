using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Tests.Finding;

/// <summary>
/// Rows of many debates as projections would keep them, without events: a few people say much and most say little,
/// values that go together do, and some words are in every tenth position and some in one of them all.
/// One seed, the same rows.
/// </summary>
/// <param name="people">How many contributors there are.</param>
/// <param name="perDebate">How many positions a debate has.</param>
/// <param name="words">How many words are used: up to 30, all as often; or more, as often as in a language (Zipf's law as Mandelbrot amended it, 1953).</param>
public sealed class InventedPositions(int people, int perDebate, int words = 30)
{
    static readonly DateTimeOffset Begin = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly string[] Words =
    [
        "the", "bus", "at", "night", "runs", "late", "often", "nobody", "knows", "whether", "drivers", "want", "lights", "cheap", "dear", "town", "village", "because",
        "survey", "summer", "winter", "figures", "say", "otherwise", "stop", "waiting", "people", "office", "shift", "home",
    ];

    readonly Random random = new(20_261_130);
    readonly double[] shares = words > Words.Length ? SharesOf(words) : [];

    /// <summary>The contributors' ids; the first say most.</summary>
    public IReadOnlyList<string> People { get; } = [.. Enumerable.Range(1, people).Select(n => $"00000000-0000-4000-8000-{n:D12}")];

    /// <summary>A debate's card and its positions; every fiftieth debate is private and every hundredth unlisted.</summary>
    public (DebateCard Card, IReadOnlyList<Position> Positions) Debate(int number, int of)
    {
        var id = Guid.Parse($"01900000-0000-7000-8000-{number:D12}");
        var visibility = number % 100 == 99 ? "unlisted" : number % 50 == 7 ? "private" : "public";
        var opened = Begin + number * (TimeSpan.FromDays(1_000) / of);
        var positions = Enumerable.Range(1, perDebate).Select(made => PositionOf(id, number, visibility, made, opened)).ToList();
        return (CardOf(id, number, visibility, opened, positions), positions);
    }

    Position PositionOf(Guid id, int number, string visibility, int made, DateTimeOffset opened)
    {
        var kind = Pick(("claim", 30), ("support", 12), ("rebuttal", 30), ("undercut", 4), ("quote", 16), ("question", 8));
        var (status, standing) = kind == "question" ? (null, null) : Pick(
            ((Status: "unchallenged", Standing: "in"), 600), (("defended", "in"), 90), (("contested", "undecided"), 90), (("refuted", "out"), 180),
            (("conceded", "out"), 25), (("partlyConceded", "undecided"), 5), (("withdrawn", "out"), 10));
        var (speaker, by) = (Somebody(), Somebody());
        if (random.Next(10) > 0)
            by = speaker;
        var concession = random.Next(20) == 0 && standing is not null ? Somebody() : null;
        var logged = opened + made * TimeSpan.FromMinutes(random.Next(1, 200));
        var label = $"{kind[0]}{made}";
        return new()
        {
            Id = $"{id:N}/{label}",
            Debate = id,
            Label = label,
            Kind = kind,
            Text = string.Join(' ', Enumerable.Range(0, random.Next(8, 40)).Select(_ => Word())) + (made == 3 ? $" rare{number} words" : ""),
            Revision = 1,
            Speaker = speaker,
            By = by,
            Parent = made > 1 && kind != "claim" ? "c1" : null,
            Stance = kind == "claim" ? Pick<string?>(("for", 4), ("against", 4), ("neither", 1), (null, 3)) : null,
            Fidelity = kind == "quote" ? Pick(("verbatim", 70), ("typographic", 10), ("altered", 8), ("ambiguous", 2), ("notFound", 5), ("noSource", 5)) : null,
            QuotedSource = kind == "quote" ? "s1" : null,
            QuotedContribution = null,
            QuotedSpeaker = kind == "quote" ? Somebody() : null,
            Origin = kind == "quote" ? Pick(("unchanged", 90), ("amended", 6), ("withdrawn", 2), ("hidden", 1), ("unrecorded", 1)) : null,
            IsWithdrawn = status == "withdrawn",
            IsHidden = false,
            IsOpen = kind is "question" or "rebuttal" or "undercut" && random.Next(3) == 0,
            Standing = standing,
            Status = status,
            StandsSince = standing is null ? null : status is "unchallenged" ? logged : logged + TimeSpan.FromHours(random.Next(1, 1_000)),
            Strength = standing is null ? null : 0.5,
            Challenges = status is null or "unchallenged" ? 0 : random.Next(1, 4) + (random.Next(50) == 0 ? random.Next(40) : 0),
            Supports = 0,
            Quotes = 0,
            Holders = status is null or "withdrawn" or "conceded" ? [] : concession is null || concession == speaker ? [speaker] : [speaker, concession],
            ConcededBy = concession is null ? [] : [concession],
            Concessions = concession is null ? [] : [new($"k{made}", concession, concession, random.Next(2) == 0 ? "full" : "partial", null, made, logged, null)],
            Visibility = visibility,
            MadeAt = made + 1,
            ChangedAt = made + 1,
            LoggedAt = logged,
            SaidAt = null,
        };
    }

    static DebateCard CardOf(Guid id, int number, string visibility, DateTimeOffset opened, List<Position> positions) => new()
    {
        Id = id,
        Motion = $"Motion number {number}",
        Description = null,
        Visibility = visibility,
        IsClosed = false,
        Opener = positions[0].By,
        Participants = [positions[0].By, .. positions.Take(5).Select(position => position.Speaker).Distinct().Where(who => who != positions[0].By)],
        Version = positions.Count + 1,
        Claims = 0,
        Supports = 0,
        Rebuttals = 0,
        Undercuts = 0,
        Quotes = 0,
        Questions = 0,
        Concessions = 0,
        Unanswered = 0,
        OpenQuestions = 0,
        OpenedAt = opened,
        LastAt = positions.Max(position => position.LoggedAt),
    };

    // The named words are every third of the most frequent ones.
    string Word()
    {
        if (shares.Length == 0)
            return Words[random.Next(words)];
        var found = Array.BinarySearch(shares, random.NextDouble() * shares[^1]);
        var rank = found < 0 ? ~found : found;
        return rank % 3 == 0 && rank / 3 < Words.Length ? Words[rank / 3] : $"word{rank}";
    }

    // Of each word together with all that are more frequent.
    static double[] SharesOf(int words)
    {
        var (shares, sum) = (new double[words], 0.0);
        for (var rank = 0; rank < words; rank++)
            shares[rank] = sum += 1 / (rank + 3.7);
        return shares;
    }

    // Of 2,000 people the first has to do with a twentieth of all, and a sixth of them with half.
    string Somebody() => People[(int)(People.Count * Math.Pow(random.NextDouble(), 2.5))];

    T Pick<T>(params ReadOnlySpan<(T Value, int Weight)> choices)
    {
        var total = 0;
        foreach (var (_, weight) in choices)
            total += weight;
        var at = random.Next(total);
        foreach (var (value, weight) in choices)
            if ((at -= weight) < 0)
                return value;
        return choices[^1].Value;
    }
}
