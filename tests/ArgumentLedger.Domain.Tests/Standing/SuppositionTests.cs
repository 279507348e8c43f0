namespace ArgumentLedger.Domain.Tests;

public sealed class SuppositionTests
{
    static Supposition Without(Debate debate, params string[] labels) => debate.Suppose(new([.. labels], []));

    static Supposition WithoutAnybody(Debate debate, params string[] people) => debate.Suppose(new([], [.. people]));

    static string[] Told(Supposition supposed) => [.. supposed.Changes.Select(shift => $"{shift.Label}: {shift.From.Status.Word()} → {shift.To.Status.Word()}")];

    static string[] Gone(Supposition supposed) => [.. supposed.Gone.Order(StringComparer.Ordinal)];

    [Fact]
    public void Without_a_rebuttal_what_it_refuted_stands_as_if_nobody_had_challenged_it()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts).Debate;

        var supposed = Without(debate, "r1");

        Assert.Equal(["c1: refuted → unchallenged"], Told(supposed));
        Assert.Equal(["r1"], Gone(supposed));
        Assert.Equal("Nobody has challenged it.", supposed.ExplainChanges().ReasonOf("c1").Say().ToString());
        Assert.Equal(Status.Refuted, debate.StandingOf("c1")!.Status);
    }

    [Fact]
    public void What_replies_to_it_remains_and_bears_on_nothing()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, Ann.Says(new RebutClaim("r1", "They can.")), Cleo.Says(new RebutClaim("r2", "Not all.") { Aim = Aim.Link })).Debate;

        var supposed = Without(debate, "r1");

        Assert.Equal(["c1: refuted → unchallenged"], Told(supposed));
        Assert.Equal(["c1", "r2", "u1"], supposed.Standings().Select(pair => pair.Label));
        Assert.Equal(Status.Unchallenged, supposed.Debate.StandingOf("r2")!.Status);
    }

    [Fact]
    public void To_think_the_answer_away_brings_the_attack_back()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, Ann.Says(new RebutClaim("r1", "They can."))).Debate;

        Assert.Equal(["c1: defended → refuted", "r1: refuted → unchallenged"], Told(Without(debate, "r2")));
        Assert.Equal(["c1: defended → unchallenged"], Told(Without(debate, "r1", "r2")));
    }

    [Fact]
    public void A_concession_to_what_is_gone_gives_nothing_up()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, Ann.Says(new ConcedeClaim("r1", Extent.Full) { Yields = "c1" })).Debate;

        Assert.Equal(["c1: conceded → unchallenged"], Told(Without(debate, "r1")));
        Assert.Equal(["k1", "r1"], Gone(Without(debate, "r1")));
        Assert.Equal(["c1: conceded → refuted"], Told(Without(debate, "k1")));
    }

    [Fact]
    public void A_source_takes_the_quotes_taken_from_it_along_and_so_does_a_contribution()
    {
        var debate = Given(
            Opened, AnnClaims, CleoRecordsThePost, Cleo.Says(new CiteQuote("Words are tools.") { Source = "s1", For = "c1" }),
            Bob.Says(new CiteQuote("tools") { Contribution = "q1" })).Debate;

        Assert.Equal(["q1", "q2"], Gone(Without(debate, "s1")));
        Assert.Equal(["c1: unchallenged → unchallenged"], Told(Without(debate, "s1")));
        Assert.True(Without(debate, "s1").Changes[0].To.Strength < Without(debate, "s1").Changes[0].From.Strength);
        Assert.Equal(["q1", "q2"], Gone(Without(debate, "q1")));
    }

    [Fact]
    public void Without_somebody_all_they_said_conceded_linked_and_believed_is_gone_but_not_what_they_logged_for_others()
    {
        var debate = Given(
            Opened, CleoIntroducesPaula, AnnClaims, BobRebuts, Cleo.Says(new MakeClaim("Crisp words mislead.") { Speaker = "p1" }),
            Cleo.Says(new LinkContributions("c2", "r1", LinkKind.Attack)),
            Cleo.Says(new StateCredence("c1", 0.9)),
            Cleo.Says(new ConcedeClaim("c1", Extent.Full))).Debate;

        var supposed = WithoutAnybody(debate, "cleo");

        Assert.Equal(["k1", "l1"], Gone(supposed));
        Assert.Equal(["c1: defended → refuted", "r1: refuted → unchallenged"], Told(supposed));
        Assert.Empty(supposed.Debate.Contributions["c1"].Credences);
        Assert.Equal(["c2"], Gone(WithoutAnybody(debate, "p1")));
    }

    [Fact]
    public void A_speaker_of_the_cast_takes_what_was_quoted_of_their_post_along()
    {
        var debate = Given(
            Opened, AnnClaims, CleoIntroducesPaula, Cleo.Says(new RecordSource("A post", Post) { Speaker = "p1" }),
            Cleo.Says(new CiteQuote("Words are tools.") { Source = "s1", For = "c1" })).Debate;

        Assert.Equal(["q1"], Gone(WithoutAnybody(debate, "p1")));
        Assert.Equal(["q1"], Gone(WithoutAnybody(debate, "cleo")));
    }

    [Fact]
    public void An_identified_speaker_goes_with_their_account()
    {
        var debate = Given(Opened, CleoIntroducesPaula, CleoReportsPaula, Ann.Says(new MakeClaim("So it is.")), OlgaIdentifiesPaulaAsAnn, AnnAgreesSheIsPaula).Debate;

        Assert.Equal(["c1", "c2"], Gone(WithoutAnybody(debate, "ann")));
        Assert.Equal(["c1", "c2"], Gone(WithoutAnybody(debate, "p1")));
    }

    [Fact]
    public void What_is_not_there_changes_nothing()
    {
        var debate = Given(Opened, AnnClaims).Debate;

        Assert.Empty(Without(debate, "c9").Gone);
        Assert.Empty(Without(debate, "c9").Changes);
        Assert.False(debate.CanBeWithout("c9"));
        Assert.False(debate.CanBeWithout("p1"));
        Assert.True(debate.CanBeWithout("c1"));
    }

    [Fact]
    public void Everything_stands_as_in_the_debate_that_never_heard_of_what_is_gone()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var told = new RandomArgument(seed).Tell().ToList();
            if (told.Count == 0)
                continue;
            var after = told[^1].After;
            var start = Given(Opened, CleoIntroducesPaula, CleoRecordsThePost).Debate;
            var gone = Dependents(start, told, after.Order[seed % Math.Max(1, after.Order.Count)]);
            var refolded = start.ApplyAll(told.Where(one => !Touches(one, start, told, gone)).Select((one, i) => one.Entry with { Version = start.Version + 1 + i }));

            var supposed = after.Suppose(new([.. gone], []));

            Assert.Equal(
                refolded.Standings.Select(pair => $"{seed} {pair.Key} {pair.Value.Label} {pair.Value.Status}"),
                supposed.Standings().Select(pair => $"{seed} {pair.Label} {pair.Standing.Label} {pair.Standing.Status}"));
            // A circle broken by what is gone is still settled step by step, to nine digits.
            Assert.All(supposed.Standings(), pair => Assert.Equal(refolded.StandingOf(pair.Label)!.Strength, pair.Standing.Strength, 1e-6));
        }
    }

    [Fact]
    public void Whatever_is_thought_away_the_rest_stands_by_the_definitions()
    {
        string[] people = ["ann", "bob", "cleo", "p1"];
        for (var seed = 1; seed <= 400; seed++)
        {
            if (new RandomArgument(seed).Tell().LastOrDefault().After is not { Order.Count: > 0 } debate)
                continue;
            var random = new Random(seed);
            var supposed = debate.Suppose(new(
                [.. debate.Order.Concat(debate.Concessions.Keys.Order()).Append("s1").Where(_ => random.Next(5) == 0)],
                random.Next(3) == 0 ? [people[random.Next(people.Length)]] : []));

            var differences = DifferentialTests.Differences(supposed.Debate, new PlainStanding(supposed.Debate), []).ToList();

            Assert.True(differences.Count == 0, $"seed {seed}: {string.Join("; ", differences)}");
        }
    }

    // What bears on something that is gone could not have been logged: the ledger without it has none of these.
    static HashSet<string> Dependents(Debate start, List<(Entry Entry, Debate After)> told, string first)
    {
        var gone = new HashSet<string> { first };
        foreach (var one in told)
            if (Touches(one, start, told, gone) && one.Entry.Event.Creates() is { } made)
                gone.Add(made);
        return gone;
    }

    static bool Touches((Entry Entry, Debate After) one, Debate start, List<(Entry Entry, Debate After)> told, HashSet<string> gone)
    {
        var at = (int)(one.Entry.Version - start.Version - 1);
        return one.Entry.Event.BearsOn(at == 0 ? start : told[at - 1].After).Any(gone.Contains);
    }
}
