using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Tests;

/// <summary>
/// A random debate in which people argue rather than talk nonsense: every kind of move is made, with many attacks,
/// circles, concessions and amendments. One seed, one debate.
/// </summary>
sealed class RandomArgument(int seed)
{
    static readonly string[] People = ["ann", "bob", "cleo", "olga"];

    readonly Random random = new(seed);
    Debate debate = Given(Opened, CleoIntroducesPaula, CleoRecordsThePost).Debate;
    int moves;

    /// <summary>The entries of one debate, with the debate after each.</summary>
    public IEnumerable<(Entry Entry, Debate After)> Tell()
    {
        var most = Pick(6, 12, 25, 50);
        while (moves < most)
        {
            var (by, move) = NextMove();
            var hearing = debate.HearAll([new SpokenMove(move, by.SpeakingAt(Noon.AddMinutes(++moves)))]);
            foreach (var entry in hearing.Entries)
            {
                debate = debate.Apply(entry);
                yield return (entry, debate);
            }
        }
    }

    (Person By, Move Move) NextMove()
    {
        var by = new Person(Pick(People));
        if (debate.Order.Count == 0)
            return (by, new MakeClaim("Words are tools."));
        return random.Next(100) switch
        {
            < 10 => (by, Voiced(new MakeClaim("Words are tools.") { Supports = Chance(40) ? Contribution() : null, Quotes = Excerpts() })),
            < 32 => (by, Voiced(new RebutClaim(Contribution(), "No.") { Quotes = Excerpts() })),
            < 42 => (by, Voiced(new RebutClaim(OwnerOrLink(), "That does not follow.") { Aim = Aim.Link })),
            < 45 => (by, new CiteQuote("Words are tools.") { Source = "s1", For = Contribution() }),
            < 55 => (by, NewLink()),
            < 68 => Concession(by),
            < 75 => Authored(Contribution(), label => new AmendContribution(label, $"Otherwise {moves}.", "Because.")),
            < 80 => (Author(OwnerOrLink(), by), new ConfirmLink(OwnerOrLink())),
            < 84 => Confirmation(by),
            < 88 => Authored(Withdrawable(), label => new WithdrawContribution(label, "I was wrong.")),
            < 93 => (by, new StateCredence(Contribution(), Pick<double?>(0, 0.1, 0.25, 0.5, 0.8, 1, null))),
            < 95 => (Olga, debate.Hidden.IsEmpty || Chance(50) ? new HideContribution(Contribution(), "Rude.") : new RestoreContribution(debate.Hidden.Keys.Order().First(), "Not so rude.")),
            < 97 => (by, Chance(50) ? new AskQuestion("Why?") { About = Contribution() } : new MakeClaim("Thus.") { Answers = Contribution() }),
            _ => Housekeeping(),
        };
    }

    Move NewLink()
    {
        var kind = Pick(LinkKind.Attack, LinkKind.Attack, LinkKind.Support, LinkKind.Undercut);
        if (kind == LinkKind.Undercut)
            return new LinkContributions(Contribution(), OwnerOrLink(), kind);
        var attacks = debate.Links.Values.Where(link => link.Kind == LinkKind.Attack).OrderBy(link => link.Version).ToList();
        if (attacks.Count == 0 || Chance(50))
            return new LinkContributions(Contribution(), Contribution(), kind);
        var hit = Pick(attacks);
        return new LinkContributions(hit.To, hit.From, kind);
    }

    (Person By, Move Move) Concession(Person by)
    {
        var extent = Pick(Extent.Full, Extent.Partial);
        var attacks = debate.Links.Values.Where(link => link.Kind != LinkKind.Support && link.Withdrawn is null).OrderBy(link => link.Version).ToList();
        if (attacks.Count == 0 || Chance(30))
            return (by, new ConcedeClaim(Contribution(), extent));
        var hit = Pick(attacks);
        var own = hit.To.TrimEnd('>');
        return (Author(own, by), new ConcedeClaim(hit.From, extent) { Yields = own, Speaker = Speaker(own) });
    }

    (Person By, Move Move) Confirmation(Person by)
    {
        var stale = debate.Links.Values.Where(debate.IsStale).OrderBy(link => link.Version).ToList();
        if (stale.Count == 0)
            return (by, new ConfirmLink(OwnerOrLink()));
        var link = Pick(stale);
        return (Author(link.Id.TrimEnd('>'), by), new ConfirmLink(link.Id.TrimEnd('>')));
    }

    (Person By, Move Move) Authored(string label, Func<string, Move> move) => (Author(label, Olga), move(label));

    (Person By, Move Move) Housekeeping() => random.Next(8) switch
    {
        0 => (Olga, new RewordMotion($"Is it {moves}?")),
        1 => (Olga, debate.IsClosed ? new ReopenDebate() : new CloseDebate()),
        2 or 3 => (Olga, new ReopenDebate()),
        4 => (Pick(Olga, Ann), new IdentifySpeaker("ann") { Speaker = "p1" }),
        5 => (Olga, new AdmitParticipant("bob", Role.Moderator)),
        6 => (Olga, new RemoveParticipant("bob")),
        _ => (Cleo, Chance(50) ? new IntroduceSpeaker($"Paul {moves}") : new RecordSource("A post", $"Words, {moves}.")),
    };

    Move Voiced(Move move) => Chance(10) ? move with { Speaker = "p1" } : move;

    System.Collections.Immutable.ImmutableArray<Excerpt> Excerpts() => Chance(10) ? [new Excerpt("Words are tools.") { Source = "s1" }] : [];

    string Contribution() => Chance(60) ? debate.Order[^random.Next(1, Math.Min(7, debate.Order.Count + 1))] : debate.Order[random.Next(debate.Order.Count)];

    string OwnerOrLink()
    {
        var links = debate.Links.Keys.Order(StringComparer.Ordinal).ToList();
        return links.Count == 0 || Chance(10) ? Contribution() : Pick(links).TrimEnd('>');
    }

    string Withdrawable() => random.Next(4) switch
    {
        0 when !debate.Concessions.IsEmpty => Pick(debate.Concessions.Keys.Order(StringComparer.Ordinal).ToList()),
        1 when debate.Links.Values.Any(link => !link.IsOwned) => Pick(debate.Links.Keys.Where(id => id[0] == 'l').Order(StringComparer.Ordinal).ToList()),
        _ => Contribution(),
    };

    string? SpeakerOf(string label) =>
        debate.Contributions.TryGetValue(label, out var contribution) ? contribution.Speaker
        : debate.Links.TryGetValue(label, out var link) ? link.Owner
        : debate.Concessions.GetValueOrDefault(label)?.Speaker;

    string? Speaker(string label) => SpeakerOf(label) is ['p', '1'] ? "p1" : null;

    Person Author(string label, Person otherwise) => SpeakerOf(label) switch
    {
        null => otherwise,
        "p1" => debate.Cast["p1"].Contributor is { } account ? new(account) : Olga,
        var speaker => new(speaker),
    };

    bool Chance(int percent) => random.Next(100) < percent;

    T Pick<T>(params IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
