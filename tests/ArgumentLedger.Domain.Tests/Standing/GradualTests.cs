using CsCheck;

namespace ArgumentLedger.Domain.Tests;

/// <summary>The laws of the quadratic energy model, seen through debates.</summary>
public sealed class GradualTests
{
    static readonly Gen<double> Probability = Gen.Double[0, 1];
    static readonly Gen<double[]> Probabilities = Probability.Array[0, 6];

    /// <summary>The strength of a claim of some credence, for and against which claims of other credences are made.</summary>
    static double Strength(double credence, double[] supports, double[] attacks)
    {
        var deeds = new List<Deed> { Opened, AnnClaims, Bob.Says(new StateCredence("c1", credence)) };
        foreach (var (support, i) in supports.Select((it, i) => (it, i)))
            deeds.AddRange([Cleo.Says(new MakeClaim("Yes.") { Supports = "c1" }), Bob.Says(new StateCredence($"c{i + 2}", support))]);
        foreach (var (attack, i) in attacks.Select((it, i) => (it, i)))
            deeds.AddRange([Cleo.Says(new RebutClaim("c1", "No.")), Bob.Says(new StateCredence($"r{i + 1}", attack))]);
        return Given([.. deeds]).Debate.StandingOf("c1")!.Strength;
    }

    [Fact]
    public void A_claim_that_nothing_bears_on_is_as_strong_as_the_credences_in_it() =>
        Probability.Sample(credence => Strength(credence, [], []) == credence, iter: 50);

    [Fact]
    public void Equal_support_and_attack_cancel_out() =>
        Gen.Select(Probability, Probability).Sample((credence, other) => Strength(credence, [other], [other]) == credence, iter: 50);

    [Fact]
    public void What_has_no_strength_changes_nothing() =>
        Gen.Select(Probability, Probabilities, Probabilities).Sample(
            (credence, supports, attacks) =>
                Strength(credence, [.. supports, 0], [.. attacks, 0]) == Strength(credence, supports, attacks),
            iter: 50);

    [Fact]
    public void More_support_never_weakens_and_more_attack_never_strengthens() =>
        Gen.Select(Probability, Probabilities, Probabilities, Probability).Sample(
            (credence, supports, attacks, more) =>
            {
                var strength = Strength(credence, supports, attacks);
                Assert.InRange(Strength(credence, [.. supports, more], attacks), strength, 1);
                Assert.InRange(Strength(credence, supports, [.. attacks, more]), 0, strength);
            },
            iter: 50);

    [Fact]
    public void More_credence_never_weakens() =>
        Gen.Select(Probability, Probability, Probabilities, Probabilities).Sample(
            (one, other, supports, attacks) =>
                Assert.True(Strength(Math.Min(one, other), supports, attacks) <= Strength(Math.Max(one, other), supports, attacks) + 1e-15),
            iter: 50);

    [Fact]
    public void Supports_and_attacks_are_mirror_images() =>
        Gen.Select(Probability, Probabilities, Probabilities).Sample(
            (credence, these, those) => Assert.Equal(1, Strength(credence, these, those) + Strength(1 - credence, those, these), 12),
            iter: 50);

    [Fact]
    public void An_event_changes_nothing_that_does_not_depend_on_it() =>
        Gen.Int[1, 1_000_000].Sample(
            seed =>
            {
                foreach (var (entry, after) in new RandomArgument(seed).Tell())
                    if (entry.Event is ClaimMade or RebuttalMade or Quoted)
                        Assert.Empty(after.Changes.Select(shift => shift.Label).Except(Downstream(after, entry.Event.Creates()!)));
            },
            iter: 100);

    static HashSet<string> Downstream(Debate debate, string label)
    {
        var found = new HashSet<string>();
        var next = new Queue<string>([label]);
        while (next.TryDequeue(out var one))
            if (found.Add(one))
                foreach (var link in debate.Links.Values.Where(link => link.From == one || link.Id == one))
                    next.Enqueue(link.To);
        return found;
    }

    [Fact]
    public void A_strength_that_settles_is_where_it_rests() =>
        Gen.Int[1, 1_000_000].Sample(
            seed =>
            {
                var debate = new RandomArgument(seed).Tell().Last().After;
                foreach (var (label, standing) in debate.Standings.Where(pair => pair.Value.IsSettled))
                {
                    Assert.InRange(standing.Strength, 0, 1);
                    var (score, energy) = (debate.OpinionOf(label)!.Mean ?? 0.5, Energy(debate, label));
                    var cap = standing.Status switch { Status.Withdrawn or Status.Conceded => 0, Status.PartlyConceded => 0.5, _ => 1 };
                    Assert.Equal(cap * (energy > 0 ? score + (1 - score) * Impact(energy) : score - score * Impact(energy)), standing.Strength, 1e-8);
                }
            },
            iter: 100);

    static double Impact(double energy) => energy * energy / (1 + energy * energy);

    static double Energy(Debate debate, string label) => debate.Links.Values.Where(link => link.To == label).Sum(link =>
        (link.Kind == LinkKind.Support ? 1 : -1) * debate.StandingOf(link.From)!.Strength * debate.Standings.OfLink(link.Id)!.Strength);

    [Fact]
    public void Five_groups_that_attack_each_the_next_never_settle()
    {
        var scenario = Given([Opened, .. Enumerable.Range(0, 25).SelectMany(i => new[]
        {
            Ann.Says(new MakeClaim($"Group {i / 5}, claim {i % 5}.")),
            Bob.Says(new StateCredence($"c{i + 1}", i < 5 ? 0.6 : 1)),
        })]);
        scenario = scenario.And([.. from i in Enumerable.Range(0, 25)
                                    from j in Enumerable.Range(0, 5)
                                    select Cleo.Says(new LinkContributions($"c{i + 1}", $"c{(i / 5 + 1) % 5 * 5 + j + 1}", LinkKind.Attack))]);

        Assert.All(scenario.Debate.Standings.Values, standing =>
        {
            Assert.False(standing.IsSettled);
            Assert.Equal(Status.Contested, standing.Status);
            Assert.InRange(standing.Strength, standing.Spread!.Value.Low, standing.Spread.Value.High);
        });
        // As the reference oracle has it.
        Assert.Equal(0.2446623276866919, scenario.Debate.StandingOf("c25")!.Strength, 1e-6);
    }
}
