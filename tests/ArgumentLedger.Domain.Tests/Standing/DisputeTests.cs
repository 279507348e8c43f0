namespace ArgumentLedger.Domain.Tests;

/// <summary>Disputes, unfolded to the end: each line a contribution, how its attack fares, and what it means.</summary>
public sealed class DisputeTests
{
    static string[] Unfolded(string label, params Deed[] deeds)
    {
        var lines = new List<string>();
        Tell(Given(deeds).Debate.Explain(label).DisputeOn(label), "");
        return [.. lines];

        void Tell(Dispute place, string indent)
        {
            var attack = place.Attack is null ? "" : $", {place.Attack} {place.AttackLabel}{(place.Answer is { } answer ? $" ({answer.GroundCode} {answer.By})" : "")}";
            lines.Add($"{indent}{place.Label} {place.Standing.Status.Word()}{attack}{(place.IsRepeated ? " …" : "")}");
            foreach (var below in place.Unfold())
                Tell(below, indent + "  ");
        }
    }

    [Fact]
    public void What_stands_shows_every_challenge_with_its_answer() =>
        Assert.Equal(
            [
                "c1 defended",
                "  r1 refuted, r1> Out (source-out r1)",
                "    r3 unchallenged, r3> In",
                "  r2 unchallenged, r2> Out (undercut u1)",
                "    u1 unchallenged, u1> In",
                "  r4 unchallenged, r4> Out (given-up k1)",
            ],
            Unfolded(
                "c1", Opened, AnnClaims, BobRebuts, Bob.Says(new RebutClaim("c1", "Never.")), Cleo.Says(new RebutClaim("r1", "Why?")),
                Cleo.Says(new RebutClaim("r2", "Beside the point.") { Aim = Aim.Link }),
                Olga.Says(new RebutClaim("c1", "Hm.")), Olga.Says(new ConcedeClaim("c1", Extent.Full))));

    [Fact]
    public void What_is_refuted_shows_the_attack_that_stands_and_why_no_answer_held() =>
        Assert.Equal(
            [
                "c1 refuted",
                "  r2 defended, r2> In",
                "    r3 refuted, r3> Out (source-out r3)",
                "      r4 unchallenged, r4> In",
                "    u1 refuted, u1> Out (source-out u1)",
                "      r5 unchallenged, r5> In",
            ],
            Unfolded(
                "c1", Opened, AnnClaims, BobRebuts, Bob.Says(new RebutClaim("c1", "Never.")), Ann.Says(new RebutClaim("r2", "Ever.")),
                Bob.Says(new RebutClaim("r3", "Never ever.")), Ann.Says(new RebutClaim("r2", "Beside the point.") { Aim = Aim.Link }),
                Bob.Says(new RebutClaim("u1", "To the point.")), Ann.Says(new RebutClaim("r1", "No."))));

    [Fact]
    public void What_is_undecided_is_followed_until_it_repeats_itself() =>
        Assert.Equal(
            ["c1 contested", "  r1 contested, r1> Undecided", "    c1 contested, l1 Undecided …"],
            Unfolded("c1", Opened, AnnClaims, BobRebuts, Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack))));

    [Fact]
    public void What_is_stale_needs_no_more_words() =>
        Assert.Equal(
            ["c1 contested", "  r1 unchallenged, r1> Undecided"],
            Unfolded("c1", Opened, AnnClaims, BobRebuts, Ann.Amends("c1", "They are useful.")));

    [Fact]
    public void What_was_conceded_is_out_by_that_alone() =>
        Assert.Equal(
            ["c1 conceded"],
            Unfolded("c1", Opened, AnnClaims, BobRebuts, Ann.Says(new ConcedeClaim("r1", Extent.Full) { Yields = "c1" })));

    [Theory]
    [InlineData("r1 stands, and its attack holds.", 0)]
    [InlineData("r1 does not stand.", 1)]
    [InlineData("u1 stands, so r1 does not bear on it.", 2)]
    [InlineData("The attack by r1 was given up (k1).", 3)]
    [InlineData("Part of the attack by r1 has been given up.", 4)]
    [InlineData("The attack by r1 was made for earlier words, and it has not been confirmed since.", 5)]
    [InlineData("r1 is undecided itself.", 6)]
    [InlineData("Whether r1 bears on it is undecided.", 7)]
    public void It_says_how_an_attack_fares(string sentence, int which)
    {
        Deed[][] fates =
        [
            [],
            [Cleo.Says(new RebutClaim("r1", "No."))],
            [Cleo.Says(new RebutClaim("r1", "Beside the point.") { Aim = Aim.Link })],
            [Bob.Says(new ConcedeClaim("c1", Extent.Full))],
            [Bob.Says(new ConcedeClaim("c1", Extent.Partial))],
            [Ann.Amends("c1", "They are useful.")],
            [Cleo.Says(new RebutClaim("r1", "No.")), Bob.Amends("r1", "Only those.")],
            [Cleo.Says(new RebutClaim("r1", "Beside the point.") { Aim = Aim.Link }), Bob.Amends("r1", "Only those.")],
        ];
        var root = Given([Opened, AnnClaims, BobRebuts, .. fates[which]]).Debate.Explain("c1").DisputeOn("c1");

        Assert.Null(root.Fares());
        Assert.Equal(sentence, Assert.Single(root.Unfold()).Fares()!.ToString());
    }

    [Fact]
    public void Every_dispute_comes_to_an_end()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var debate = new RandomArgument(seed).Tell().Last().After;
            var explanation = debate.Explain();
            foreach (var label in debate.Standings.Keys)
                Assert.InRange(Depth(explanation.DisputeOn(label)), 1, 2 * debate.Standings.Count);
        }
    }

    static int Depth(Dispute place) => 1 + place.Unfold().Select(Depth).Append(0).Max();
}
