namespace ArgumentLedger.Domain.Tests;

public sealed class DisputeTreeTests
{
    static readonly Deed[] Argued =
    [
        Opened, AnnClaims, BobRebuts, Bob.Says(new RebutClaim("c1", "Never.")), Cleo.Says(new RebutClaim("r1", "Why?")), Cleo.Says(new RebutClaim("r2", "Why not?")),
    ];

    static string Unfolded(int depth, int most)
    {
        return Tell(DisputeTree.Of(Given(Argued).Debate.Explain("c1").DisputeOn("c1"), depth, most));

        static string Tell(DisputeTree tree) =>
            tree.Place.Label + (tree.Below is null ? "…" : $"({string.Join(' ', tree.Below.Select(Tell))}{(tree.Left > 0 ? $" +{tree.Left}" : "")})");
    }

    [Theory]
    [InlineData(0, 9, "c1…")]
    [InlineData(1, 9, "c1(r1… r2…)")]
    [InlineData(9, 9, "c1(r1(r3()) r2(r4()))")]
    [InlineData(9, 2, "c1(r1… +1)")]
    [InlineData(9, 3, "c1(r1… r2…)")]
    [InlineData(9, 4, "c1(r1(r3()) r2…)")]
    public void It_is_unfolded_as_far_as_asked_near_places_first(int depth, int most, string tree) =>
        Assert.Equal(tree, Unfolded(depth, most));
}
