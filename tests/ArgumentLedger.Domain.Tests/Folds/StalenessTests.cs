namespace ArgumentLedger.Domain.Tests.Folds;

public sealed class StalenessTests
{
    static readonly Deed CleoLinks = Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack));

    static bool IsStale(string link, params Deed[] deeds)
    {
        var debate = Given(deeds).Debate;
        return debate.IsStale(debate.Links[link]);
    }

    [Fact]
    public void A_link_to_words_that_stand_is_fresh() => Assert.False(IsStale("r1>", Opened, AnnClaims, BobRebuts));

    [Fact]
    public void Rewording_the_target_makes_a_link_stale() =>
        Assert.True(IsStale("r1>", Opened, AnnClaims, BobRebuts, Ann.Amends("c1", "They are useful.")));

    [Fact]
    public void Rewording_a_rebuttal_leaves_its_own_link_fresh() =>
        Assert.False(IsStale("r1>", Opened, AnnClaims, BobRebuts, Bob.Amends("r1", "Test them.")));

    [Fact]
    public void Rewording_either_end_makes_an_explicit_link_stale()
    {
        Assert.True(IsStale("l1", Opened, AnnClaims, BobRebuts, CleoLinks, Ann.Amends("c1", "They are useful.")));
        Assert.True(IsStale("l1", Opened, AnnClaims, BobRebuts, CleoLinks, Bob.Amends("r1", "Test them.")));
        Assert.False(IsStale("l1", Opened, AnnClaims, BobRebuts, CleoLinks));
    }

    [Fact]
    public void An_undercut_is_stale_when_the_owner_of_the_link_rewords_it()
    {
        Assert.True(IsStale("u1>", Opened, AnnClaims, CleoSupports, BobUndercuts, Cleo.Amends("c2", "Most are fuzzy.")));
        Assert.False(IsStale("u1>", Opened, AnnClaims, CleoSupports, BobUndercuts, Ann.Amends("c1", "They are useful.")));
    }

    [Fact]
    public void An_undercut_of_an_explicit_link_never_is() =>
        Assert.False(IsStale(
            "u1>", Opened, AnnClaims, BobRebuts, CleoLinks, Bob.Says(new RebutClaim("l1", "No.") { Aim = Aim.Link }),
            Ann.Amends("c1", "They are useful."), Bob.Amends("r1", "Test them.")));

    [Fact]
    public void A_confirmed_link_is_fresh_until_the_next_rewording()
    {
        Deed[] confirmed = [Opened, AnnClaims, BobRebuts, Ann.Amends("c1", "They are useful."), Bob.Says(new ConfirmLink("r1"))];

        Assert.False(IsStale("r1>", confirmed));
        Assert.True(IsStale("r1>", [.. confirmed, Ann.Amends("c1", "They can be useful.")]));
    }
}
