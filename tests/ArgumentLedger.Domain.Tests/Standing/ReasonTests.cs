namespace ArgumentLedger.Domain.Tests;

/// <summary>The reasons as readers meet them.</summary>
public sealed class ReasonTests
{
    static readonly Deed CleoAnswersBob = Cleo.Says(new RebutClaim("r1", "Not only crisp ones."));
    static readonly Deed CleoUndercutsBob = Cleo.Says(new RebutClaim("r1", "Nobody spoke of tests.") { Aim = Aim.Link });
    static readonly Deed AnnConcedes = Ann.Says(new ConcedeClaim("r1", Extent.Full) { Yields = "c1" });
    static readonly Deed AnnConcedesPart = Ann.Says(new ConcedeClaim("r1", Extent.Partial) { Yields = "c1" });
    static readonly Deed CleoLinksBack = Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack));

    static string Why(string label, params Deed[] deeds) => Given([Opened, AnnClaims, .. deeds]).Debate.Explain(label).ReasonOf(label).Say().ToString();

    [Fact]
    public void Nobody_has_challenged_it() => Assert.Equal("Nobody has challenged it.", Why("c1"));

    [Fact]
    public void A_rebuttal_stands_against_it() =>
        Assert.Equal("r1 stands against it, and nobody has answered r1.", Why("c1", BobRebuts));

    [Fact]
    public void A_rebuttal_stands_although_it_was_answered() =>
        Assert.Equal("r1 stands against it, and no answer to r1 has held.", Why("c1", BobRebuts, CleoAnswersBob, Bob.Says(new RebutClaim("r2", "Only those."))));

    [Fact]
    public void The_rebuttal_to_it_is_out() =>
        Assert.Equal("The one challenge to it has been answered: r1 does not stand.", Why("c1", BobRebuts, CleoAnswersBob));

    [Fact]
    public void The_rebuttal_to_it_is_beside_the_point() =>
        Assert.Equal("The one challenge to it has been answered: u1 stands, so r1 does not bear on it.", Why("c1", BobRebuts, CleoUndercutsBob));

    [Fact]
    public void The_rebuttal_to_it_was_given_up() =>
        Assert.Equal(
            "The one challenge to it has been answered: the attack by r1 was given up (k1).",
            Why("c1", BobRebuts, Bob.Says(new ConcedeClaim("c1", Extent.Full))));

    [Fact]
    public void Each_challenge_has_its_answer() =>
        Assert.Equal(
            "Every challenge to it has been answered: the attack by r1 was given up (k1); r2 does not stand; and u1 stands, so r3 does not bear on it.",
            Why(
                "c1", Cleo.Says(new RebutClaim("c1", "No.")), BobRebuts, Olga.Says(new RebutClaim("c1", "Never.")),
                Ann.Says(new RebutClaim("r2", "Yes.")), Cleo.Says(new ConcedeClaim("c1", Extent.Full)),
                Ann.Says(new RebutClaim("r3", "Beside the point.") { Aim = Aim.Link })));

    [Fact]
    public void Many_challenges_are_counted()
    {
        Deed[] attacks = [.. Enumerable.Range(1, 10).SelectMany(n => new[] { Bob.Says(new RebutClaim("c1", "No.")), Ann.Says(new RebutClaim($"r{2 * n - 1}", "Yes.")) })];

        Assert.Equal(
            "All 12 challenges to it have been answered: 10 do not stand, 1 was given up and 1 does not bear on it.",
            Why("c1", [.. attacks, Cleo.Says(new RebutClaim("c1", "Hm.")), Cleo.Says(new ConcedeClaim("c1", Extent.Full)),
                Olga.Says(new RebutClaim("c1", "Ever?")), Ann.Says(new RebutClaim("r22", "Beside the point.") { Aim = Aim.Link })]));
    }

    [Fact]
    public void Its_author_took_it_back() => Assert.Equal("Its author took it back.", Why("c1", Ann.Withdraws("c1")));

    [Fact]
    public void A_moderator_has_hidden_it() =>
        Assert.Equal("A moderator has hidden it, so it counts as withdrawn.", Why("c1", Olga.Hides("c1")));

    [Fact]
    public void Its_author_gave_it_up() =>
        Assert.Equal("Its author accepted r1, and with that gave this up (k1).", Why("c1", BobRebuts, AnnConcedes));

    [Fact]
    public void Its_author_gave_part_of_it_up_and_more_stands_against_it() =>
        Assert.Equal(
            "Its author accepted part of r1 (k1), so it cannot fully stand as worded. Besides: r1 stands against it, and nobody has answered r1.",
            Why("c1", BobRebuts, AnnConcedesPart));

    [Fact]
    public void Its_author_gave_part_of_it_up() =>
        Assert.Equal("Its author accepted part of r1 (k1), so it cannot fully stand as worded.", Why("c1", BobRebuts, AnnConcedesPart, CleoAnswersBob));

    [Fact]
    public void It_was_reworded_since_it_was_attacked() =>
        Assert.Equal(
            "The attack by r1 was made for earlier words, and it has not been confirmed since.",
            Why("c1", BobRebuts, Ann.Amends("c1", "They are useful.")));

    [Fact]
    public void Part_of_the_attack_was_given_up() =>
        Assert.Equal("Part of the attack by r1 has been given up.", Why("c1", BobRebuts, Bob.Says(new ConcedeClaim("c1", Extent.Partial))));

    [Fact]
    public void What_attacks_it_was_given_up_in_part() =>
        Assert.Equal("r1 attacks it and is itself partly conceded.", Why("c1", BobRebuts, CleoAnswersBob, Bob.Says(new ConcedeClaim("r2", Extent.Partial) { Yields = "r1" }), Bob.Says(new RebutClaim("r2", "Only those."))));

    [Fact]
    public void Two_attack_each_other() =>
        Assert.Equal("c1 and r1 attack each other, and nothing outside settles it.", Why("c1", BobRebuts, CleoLinksBack));

    [Fact]
    public void One_attacks_itself() =>
        Assert.Equal(
            "c1 attacks itself, and nothing outside settles it.", Why("c1", Cleo.Says(new LinkContributions("c1", "c1", LinkKind.Attack))));

    [Fact]
    public void Three_attack_one_another_in_a_ring() =>
        Assert.Equal(
            "c1, r1 and r2 attack one another in a ring, and nothing outside settles it.",
            Why("c1", BobRebuts, CleoAnswersBob, Cleo.Says(new LinkContributions("c1", "r2", LinkKind.Attack))));

    [Fact]
    public void Of_a_long_ring_the_first_are_named_and_the_rest_are_counted() =>
        Assert.Equal(
            "c1, r1, r2, r3, r4, r5 and 5 others attack one another in a ring, and nothing outside settles it.",
            Why("c1", [BobRebuts, .. Enumerable.Range(1, 9).Select(n => Cleo.Says(new RebutClaim($"r{n}", "No."))), Ann.Says(new LinkContributions("c1", "r10", LinkKind.Attack))]));

    [Fact]
    public void What_attacks_it_is_in_a_deadlock() =>
        Assert.Equal(
            "r2 attacks it and is undecided itself: r2 and r3 attack each other, and nothing outside settles it.",
            Why(
                "r1", BobRebuts, CleoAnswersBob, Bob.Says(new RebutClaim("r2", "Only those.")),
                Cleo.Says(new LinkContributions("r2", "r3", LinkKind.Attack))));

    [Fact]
    public void What_attacks_it_was_reworded_against() =>
        Assert.Equal("r1 attacks it and is undecided itself.", Why("c1", BobRebuts, CleoAnswersBob, Bob.Amends("r1", "Crisp ones only.")));

    [Fact]
    public void Whether_the_attack_bears_on_it_is_undecided() =>
        Assert.Equal(
            "r1 attacks it, and whether that bears on it is undecided.",
            Why("c1", BobRebuts, CleoUndercutsBob, Bob.Amends("r1", "Crisp ones only.")));

    [Fact]
    public void A_reason_names_what_it_rests_on()
    {
        var debate = Given(
            Opened, AnnClaims, BobRebuts, CleoAnswersBob, CleoUndercutsBob, Ann.Says(new MakeClaim("They are old.")), Bob.Says(new RebutClaim("c2", "No.")),
            Cleo.Says(new LinkContributions("c2", "r3", LinkKind.Attack)), Ann.Says(new MakeClaim("They are short."))).Debate;
        string On(string label) => string.Join(' ', debate.Explain().ReasonOf(label).RestsOn);

        Assert.Equal(("u1", "r2", "r3 c2", ""), (On("c1"), On("r1"), On("c2"), On("c3")));
    }

    [Fact]
    public void What_was_decided_first_has_the_lowest_rank()
    {
        var why = Given(Opened, AnnClaims, BobRebuts, CleoAnswersBob, Ann.Says(new MakeClaim("They are old.")), Ann.Says(new LinkContributions("c2", "c2", LinkKind.Attack))).Debate.Explain();
        Assert.Equal((1, 3, 5, null), (why.RankOf("r2"), why.RankOf("r1"), why.RankOf("c1"), why.RankOf("c2")));
    }

    [Fact]
    public void A_sentence_tells_labels_from_words() =>
        Assert.Equal(
            [new("r1", true), new(" stands against it, and nobody has answered ", false), new("r1", true), new(".", false)],
            Given(Opened, AnnClaims, BobRebuts).Debate.Explain("c1").ReasonOf("c1").Say().Parts.AsEnumerable());

    [Fact]
    public void A_change_names_those_through_whom_it_came()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, CleoAnswersBob).Debate;

        Assert.Equal(
            ["c1 was refuted and is defended now, by way of r2 and r1.", "r1 was unchallenged and is refuted now, by way of r2."],
            debate.Changes.Select(shift => shift.Say().ToString()));
        Assert.Equal(["r2>", "r1", "r1>", "c1"], debate.Changes[0].Via());
    }

    [Fact]
    public void A_change_of_the_label_alone_is_told_too() =>
        Assert.Equal(
            "c1 is partly conceded as before, but Undecided now and no longer Out, by way of r2 and r1.",
            Given(Opened, AnnClaims, BobRebuts, AnnConcedesPart, CleoAnswersBob).Debate.Changes[0].Say().ToString());

    [Fact]
    public void A_change_of_strength_alone_is_told_too() =>
        Assert.Equal(["c1 is stronger now."], Given(Opened, AnnClaims, CleoSupports).Debate.Changes.Select(shift => shift.Say().ToString()));
}
