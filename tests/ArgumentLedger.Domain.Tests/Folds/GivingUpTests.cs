using ArgumentLedger.Domain.Commitments;

namespace ArgumentLedger.Domain.Tests.Folds;

// What a concession gives up, as standing.md §1 has it. (element, revision of it or of a link's target, revision of a link's source)
public sealed class GivingUpTests
{
    static readonly Deed CleoLinksC1AgainstR1 = Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack));

    static Deed Concedes(Person by, string what, string? yields = null) => by.Says(new ConcedeClaim(what, Extent.Full) { Yields = yields });

    static (string, int, int)[] GivenUp(params Deed[] deeds) =>
        [.. Given(deeds).Debate.Concessions["k1"].GivesUp.Select(given => (given.Element, given.Revision, given.FromRevision))];

    [Fact]
    public void To_a_rebuttal_the_claim_is_given_up_as_it_is_worded()
    {
        Assert.Equal([("c1", 1, 0)], GivenUp(Opened, AnnClaims, BobRebuts, Concedes(Ann, "r1", "c1")));
        Assert.Equal([("c1", 2, 0)], GivenUp(Opened, AnnClaims, BobRebuts, Ann.Amends("c1", "They are useful."), Concedes(Ann, "r1", "c1")));
    }

    [Fact]
    public void To_an_undercut_the_link_is_given_up_and_not_the_claim()
    {
        Assert.Equal([("c2>", 1, 1)], GivenUp(Opened, AnnClaims, CleoSupports, BobUndercuts, Concedes(Cleo, "u1", "c2")));
        Assert.Equal(
            [("c2>", 1, 2)],
            GivenUp(Opened, AnnClaims, CleoSupports, BobUndercuts, Cleo.Amends("c2", "Most are fuzzy."), Concedes(Cleo, "u1", "c2")));
        Assert.Equal(
            [("c2>", 1, 1)],
            GivenUp(Opened, AnnClaims, CleoSupports, BobUndercuts, Ann.Amends("c1", "They are useful."), Concedes(Cleo, "u1", "c2")));
        Assert.Equal(
            [("c2>", 2, 1)],
            GivenUp(Opened, AnnClaims, CleoSupports, BobUndercuts, Ann.Amends("c1", "They are useful."), Cleo.Says(new ConfirmLink("c2")), Concedes(Cleo, "u1", "c2")));
    }

    [Fact]
    public void A_rebuttal_that_is_linked_as_an_undercut_too_takes_both() =>
        Assert.Equal(
            [("c2", 1, 0), ("c2>", 1, 1)],
            GivenUp(
                Opened, AnnClaims, CleoSupports, Bob.Says(new RebutClaim("c2", "They are not.")),
                Bob.Says(new LinkContributions("r1", "c2", LinkKind.Undercut)), Concedes(Cleo, "r1", "c2")));

    [Fact]
    public void An_explicit_attack_counts_like_an_owned_one() =>
        Assert.Equal(
            [("c1", 1, 0)],
            GivenUp(Opened, AnnClaims, Bob.Says(new MakeClaim("So there.")), Cleo.Says(new LinkContributions("c2", "c1", LinkKind.Attack)), Concedes(Ann, "c2", "c1")));

    [Fact]
    public void An_explicit_link_of_ones_own_is_given_up_by_its_label()
    {
        var undercut = Bob.Says(new RebutClaim("l1", "This does not follow.") { Aim = Aim.Link });

        Assert.Equal([("l1", 1, 1)], GivenUp(Opened, AnnClaims, BobRebuts, CleoLinksC1AgainstR1, undercut, Concedes(Cleo, "u1", "l1")));
        Assert.Equal(
            [("l1", 1, 1)],
            GivenUp(Opened, AnnClaims, BobRebuts, CleoLinksC1AgainstR1, undercut, Ann.Amends("c1", "They are useful."), Concedes(Cleo, "u1", "l1")));
        Assert.Equal(
            [("l1", 2, 2)],
            GivenUp(
                Opened, AnnClaims, BobRebuts, CleoLinksC1AgainstR1, undercut, Ann.Amends("c1", "They are useful."), Bob.Amends("r1", "Test them."),
                Cleo.Says(new ConfirmLink("l1")), Concedes(Cleo, "u1", "l1")));
    }

    [Fact]
    public void Whoever_concedes_a_claim_gives_up_all_their_own_attacks_on_it_and_nobody_elses() =>
        Assert.Equal(
            [("r1>", 1, 1), ("r3>", 1, 1), ("l2", 1, 1)],
            GivenUp(
                Opened, AnnClaims, BobRebuts, Cleo.Says(new RebutClaim("c1", "No.")), BobRebuts, Bob.Says(new LinkContributions("r2", "c1", LinkKind.Support)),
                Bob.Withdraws("l1"), Bob.Says(new MakeClaim("So there.")), Bob.Says(new LinkContributions("c2", "c1", LinkKind.Attack)),
                Concedes(Bob, "c1")));

    [Fact]
    public void Own_attacks_are_given_up_as_their_ends_were_worded_when_made_or_confirmed()
    {
        var amended = Ann.Amends("c1", "They are useful.");

        Assert.Equal([("r1>", 1, 1)], GivenUp(Opened, AnnClaims, BobRebuts, amended, Concedes(Bob, "c1")));
        Assert.Equal([("r1>", 1, 2)], GivenUp(Opened, AnnClaims, BobRebuts, amended, Bob.Amends("r1", "Test them."), Concedes(Bob, "c1")));
        Assert.Equal([("r1>", 2, 1)], GivenUp(Opened, AnnClaims, BobRebuts, amended, Bob.Says(new ConfirmLink("r1")), Concedes(Bob, "c1")));
    }

    [Fact]
    public void Own_supports_undercuts_and_links_taken_back_are_not_given_up()
    {
        Assert.Empty(GivenUp(Opened, AnnClaims, CleoSupports, Concedes(Cleo, "c1")));
        Assert.Empty(GivenUp(Opened, AnnClaims, CleoSupports, BobUndercuts, Concedes(Bob, "c2")));
        Assert.Empty(GivenUp(Opened, AnnClaims, BobRebuts, CleoLinksC1AgainstR1, Cleo.Withdraws("l1"), Concedes(Cleo, "r1")));
    }

    [Fact]
    public void The_attack_of_a_rebuttal_taken_back_is_given_up_all_the_same() =>
        Assert.Equal([("r1>", 1, 1)], GivenUp(Opened, AnnClaims, BobRebuts, Bob.Withdraws("r1"), Concedes(Bob, "c1")));

    [Fact]
    public void A_counterattack_and_a_claim_are_given_up_together() =>
        Assert.Equal(
            [("r2>", 1, 1), ("c1", 1, 0)],
            GivenUp(Opened, AnnClaims, BobRebuts, Ann.Says(new RebutClaim("r1", "They are tested too.")), Concedes(Ann, "r1", "c1")));

    [Fact]
    public void A_link_given_up_in_two_ways_is_given_up_once()
    {
        var debate = Given(
            Opened, AnnClaims, BobRebuts, CleoLinksC1AgainstR1, Bob.Says(new LinkContributions("r1", "l1", LinkKind.Undercut)),
            Concedes(Cleo, "r1", "l1")).Debate;

        Assert.Equal([new GivenUp("l1", 1, 1)], debate.Concessions["k1"].GivesUp);
        Assert.Equal(["k1"], debate.GivenUpBy["l1"]);
    }

    [Fact]
    public void An_identified_speaker_gives_up_attacks_under_both_names() =>
        Assert.Equal(
            [("r1>", 1, 1), ("r2>", 1, 1)],
            GivenUp(
                Opened, CleoIntroducesPaula, Bob.Says(new MakeClaim("So there.")), Cleo.Says(new RebutClaim("c1", "No.") { Speaker = "p1" }),
                Ann.Says(new RebutClaim("c1", "No.")), OlgaIdentifiesPaulaAsAnn, AnnAgreesSheIsPaula, Concedes(Ann, "c1")));

    [Fact]
    public void A_claim_given_up_stays_so_until_it_is_reworded_or_the_concession_is_taken_back()
    {
        var given = Given(Opened, AnnClaims, BobRebuts, Concedes(Ann, "r1", "c1"));

        Assert.True(IsGivenUp(given));
        Assert.True(IsGivenUp(given.And(Bob.Withdraws("r1"))));
        Assert.False(IsGivenUp(given.And(Ann.Amends("c1", "They are useful."))));
        Assert.False(IsGivenUp(given.And(Ann.Withdraws("k1"))));
    }

    [Fact]
    public void What_is_conceded_in_part_is_not_given_up() =>
        Assert.False(IsGivenUp(Given(Opened, AnnClaims, BobRebuts, Ann.Says(new ConcedeClaim("r1", Extent.Partial) { Yields = "c1" }))));

    static bool IsGivenUp(Scenario spec) => spec.Debate.IsGivenUp(spec.Debate.Contributions["c1"]);
}
