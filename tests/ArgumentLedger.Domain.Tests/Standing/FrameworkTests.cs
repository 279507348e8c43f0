namespace ArgumentLedger.Domain.Tests;

public sealed class FrameworkTests
{
    static readonly Level[] Reinstated = [Level.In, Level.Out, Level.In];
    static readonly Level[] AllUndecided = [Level.Undecided, Level.Undecided, Level.Undecided, Level.Undecided];

    [Fact]
    public void An_attacker_that_is_attacked_lets_its_target_stand() =>
        Assert.Equal(Reinstated, Framework.Label(3, [(1, 0), (2, 1)]).AsEnumerable());

    [Fact]
    public void Circles_and_what_they_attack_stay_undecided() =>
        Assert.Equal(AllUndecided, Framework.Label(4, [(0, 1), (1, 0), (1, 2), (3, 3)]).AsEnumerable());

    [Fact]
    public void Arguments_that_attack_one_another_share_a_circle_and_come_after_whoever_attacks_them()
    {
        var circles = Framework.Circles(5, [(0, 1), (1, 0), (1, 2), (4, 0), (3, 3)]);

        Assert.Equal(circles[0], circles[1]);
        Assert.Equal(4, circles.Distinct().Count());
        Assert.True(circles[4] < circles[0] && circles[0] < circles[2]);
    }

    [Fact]
    public void Nothing_argued_is_nothing_labelled() => Assert.Empty(Framework.Label(0, []));

    [Fact]
    public void An_attack_by_nobody_is_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Framework.Label(2, [(0, 2)]));

    [Fact]
    public void A_debate_of_the_same_claims_and_attacks_is_labelled_the_same()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var random = new Random(seed);
            var attacks = Enumerable.Range(0, 18).Select(_ => (From: random.Next(12), To: random.Next(12))).Distinct().ToList();
            var debate = Given([Opened, .. Enumerable.Repeat(AnnClaims, 12), .. attacks.Select(attack =>
                Bob.Says(new LinkContributions($"c{attack.From + 1}", $"c{attack.To + 1}", LinkKind.Attack)))]).Debate;

            Assert.Equal(Framework.Label(12, attacks).AsEnumerable(), debate.Standings.Values.Select(standing => standing.Label));
        }
    }
}
