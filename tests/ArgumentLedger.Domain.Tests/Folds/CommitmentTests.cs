using ArgumentLedger.Domain.Commitments;

namespace ArgumentLedger.Domain.Tests.Folds;

public sealed class CommitmentTests
{
    static readonly Deed BobConcedesC1 = Bob.Says(new ConcedeClaim("c1", Extent.Full));

    static readonly Commitment AnnSaidC1 = new("ann", "c1", Ground.Said, 1, false);

    static Commitment[] Holders(params Deed[] deeds) => [.. Given(deeds).Debate.HoldersOf("c1")];

    [Fact]
    public void Whoever_says_a_claim_holds_it_and_whoever_concedes_it_in_full()
    {
        Assert.Equal([AnnSaidC1], Holders(Opened, AnnClaims));
        Assert.Equal([AnnSaidC1, new Commitment("bob", "c1", Ground.Conceded, 1, false)], Holders(Opened, AnnClaims, BobConcedesC1));
    }

    [Fact]
    public void Part_of_it_is_not_it() =>
        Assert.Equal([AnnSaidC1], Holders(Opened, AnnClaims, Bob.Says(new ConcedeClaim("c1", Extent.Partial))));

    [Fact]
    public void Nobody_holds_what_they_took_back()
    {
        Assert.Equal([AnnSaidC1], Holders(Opened, AnnClaims, BobConcedesC1, Bob.Withdraws("k1")));
        Assert.Empty(Holders(Opened, AnnClaims, BobConcedesC1, Ann.Withdraws("c1")));
    }

    [Fact]
    public void Whoever_gave_a_claim_up_holds_it_no_more_until_it_is_reworded()
    {
        Deed[] given = [Opened, AnnClaims, BobRebuts, Ann.Says(new ConcedeClaim("r1", Extent.Full) { Yields = "c1" })];

        Assert.Empty(Holders(given));
        Assert.Equal([new Commitment("ann", "c1", Ground.Said, 2, false)], Holders([.. given, Ann.Amends("c1", "They are useful.")]));
    }

    [Fact]
    public void Assent_to_words_since_changed_is_stale() =>
        Assert.Equal(
            [new Commitment("ann", "c1", Ground.Said, 2, false), new Commitment("bob", "c1", Ground.Conceded, 1, true)],
            Holders(Opened, AnnClaims, BobConcedesC1, Ann.Amends("c1", "They are useful.")));

    [Fact]
    public void Assent_given_again_is_fresh_and_counts_once() =>
        Assert.Equal(
            [new Commitment("ann", "c1", Ground.Said, 2, false), new Commitment("bob", "c1", Ground.Conceded, 2, false)],
            Holders(Opened, AnnClaims, BobConcedesC1, Ann.Amends("c1", "They are useful."), BobConcedesC1));

    [Fact]
    public void Nobody_holds_a_question() => Assert.Empty(Given(Opened, BobAsks).Debate.HoldersOf("a1"));

    [Fact]
    public void An_identified_speaker_holds_under_one_name()
    {
        var debate = Given(Opened, CleoIntroducesPaula, CleoReportsPaula, Ann.Says(new MakeClaim("So it is.")), OlgaIdentifiesPaulaAsAnn, AnnAgreesSheIsPaula).Debate;
        Commitment[] both = [AnnSaidC1, AnnSaidC1 with { Contribution = "c2" }];

        Assert.Equal(both, debate.CommitmentsOf("ann"));
        Assert.Equal(both, debate.CommitmentsOf("p1"));
    }

    [Fact]
    public void A_speaker_stands_by_what_they_said_and_conceded_in_the_order_it_was_made() =>
        Assert.Equal(
            [
                new Commitment("bob", "c1", Ground.Conceded, 1, false),
                new Commitment("bob", "r1", Ground.Said, 1, false),
                new Commitment("bob", "c2", Ground.Said, 1, false),
            ],
            Given(Opened, AnnClaims, BobRebuts, BobAsks, Bob.Says(new MakeClaim("So there.")), BobConcedesC1).Debate.CommitmentsOf("bob"));

    [Fact]
    public void Whoever_said_nothing_stands_by_nothing() => Assert.Empty(Example.Told.Debate.CommitmentsOf("nobody"));

    [Fact]
    public void Who_held_what_at_a_version_is_what_the_fold_said_then()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var told = new RandomArgument(seed).Tell().ToList();
            if (told.Count == 0)
                continue;
            var last = told[^1].After;
            foreach (var (entry, then) in told.Where(_ => last.Cast["p1"].Contributor is null))
                foreach (var label in then.Order)
                    Assert.Equal<IEnumerable<Commitment>>(then.HoldersOf(label), last.HoldersOf(label, entry.Version));
        }
    }

    [Fact]
    public void What_somebody_stands_by_is_the_sum_of_how_it_moved()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            if (new RandomArgument(seed).Tell().LastOrDefault().After is not { } debate)
                continue;
            foreach (var person in new[] { "ann", "bob", "cleo", "olga", "p1" })
            {
                var held = new Dictionary<string, Commitment>();
                foreach (var shift in debate.CommitmentShiftsOf(person))
                {
                    Assert.Equal(shift.From, held.GetValueOrDefault(shift.Contribution));
                    held.Remove(shift.Contribution);
                    if (shift.To is { } now)
                        held.Add(shift.Contribution, now);
                }
                Assert.Equal(debate.CommitmentsOf(person).OrderBy(one => one.Contribution), held.Values.OrderBy(one => one.Contribution));
            }
        }
    }

    [Fact]
    public void How_somebodys_commitments_moved_is_told_version_by_version()
    {
        var debate = Given(
            Opened, AnnClaims, BobRebuts, BobConcedesC1, Ann.Amends("c1", "They are useful."),
            Ann.Says(new ConcedeClaim("r1", Extent.Full) { Yields = "c1" }), Bob.Withdraws("k1")).Debate;

        static string Tell(CommitmentShift shift) =>
            $"{shift.Version} {shift.Contribution}: {Of(shift.From)} → {Of(shift.To)}{(shift.By is null ? "" : $" by {shift.By}")}";
        static string Of(Commitment? held) => held is null ? "nothing" : $"{held.Ground} {held.Revision}{(held.IsStale ? " stale" : "")}";
        Assert.Equal(
            ["2 c1: nothing → Said 1", "5 c1: Said 1 → Said 2", "6 r1: nothing → Conceded 1 by k2", "6 c1: Said 2 → nothing by k2"],
            debate.CommitmentShiftsOf("ann").OrderBy(shift => shift.Version).ThenByDescending(shift => shift.Contribution).Select(Tell));
        Assert.Equal(
            ["3 r1: nothing → Said 1", "4 c1: nothing → Conceded 1 by k1", "5 c1: Conceded 1 → Conceded 1 stale", "7 c1: Conceded 1 stale → nothing by k1"],
            debate.CommitmentShiftsOf("bob").Select(Tell));
    }

    [Fact]
    public void Two_commitments_clash_when_one_attacks_the_other_with_a_link_that_bites()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, Ann.Says(new ConcedeClaim("r1", Extent.Full)), Cleo.Says(new ConcedeClaim("c1", Extent.Full))).Debate;

        var clash = Assert.Single(debate.ClashesIn());

        Assert.Equal(("r1>", "r1", "c1"), (clash.Attack, clash.From, clash.To));
        Assert.Equal<IEnumerable<string>>(["bob", "ann"], clash.For);
        Assert.Equal<IEnumerable<string>>(["ann", "cleo"], clash.Against);
        Assert.Equal(["ann"], clash.AtOdds);
    }

    [Fact]
    public void An_attack_that_was_answered_makes_no_clash()
    {
        var clashes = Given(Opened, AnnClaims, BobRebuts, Ann.Says(new RebutClaim("r1", "They can."))).Debate.ClashesIn();

        Assert.Equal(["r2>"], clashes.Select(clash => clash.Attack));
    }

    [Fact]
    public void Nobody_is_at_odds_with_what_was_given_up() =>
        Assert.Empty(Given(Opened, AnnClaims, BobRebuts, Ann.Says(new ConcedeClaim("r1", Extent.Full) { Yields = "c1" })).Debate.ClashesIn());
}
