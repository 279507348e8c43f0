namespace ArgumentLedger.Domain.Tests;

public sealed class TurningPointTests
{
    static readonly Deed CleoAnswersBob = Cleo.Says(new RebutClaim("r1", "Not only crisp ones."));

    static string[] Told(params Deed[] deeds) =>
        [.. Given([Opened, AnnClaims, .. deeds]).Debate.TurningPoints().Select(turn => $"{turn.Version}: {turn.Claim} {turn.From.Status.Word()} → {turn.To.Status.Word()}")];

    [Fact]
    public void To_be_said_is_no_turn() => Assert.Empty(Told());

    [Fact]
    public void Every_event_that_changes_what_became_of_a_root_claim_is_one() =>
        Assert.Equal(
            ["3: c1 unchallenged → refuted", "4: c1 refuted → defended", "5: c1 defended → withdrawn"],
            Told(BobRebuts, CleoAnswersBob, Ann.Withdraws("c1")));

    [Fact]
    public void A_change_of_strength_alone_is_none() => Assert.Empty(Told(CleoSupports, Bob.Says(new StateCredence("c1", 0.9))));

    [Fact]
    public void What_becomes_of_a_reply_is_none() =>
        Assert.Equal(["5: c1 unchallenged → refuted"], Told(CleoSupports, BobUndercuts, BobRebuts));

    [Fact]
    public void One_event_may_turn_several_claims_told_in_the_order_they_were_made() =>
        Assert.Equal(
            ["4: c1 unchallenged → refuted", "5: c2 unchallenged → refuted", "6: c1 refuted → defended", "6: c2 refuted → defended"],
            Told(Ann.Says(new MakeClaim("They are old.")), BobRebuts, Bob.Says(new LinkContributions("r1", "c2", LinkKind.Attack)), CleoAnswersBob));

    [Fact]
    public void The_past_has_the_turning_points_there_were_then()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, CleoAnswersBob);
        Assert.Equal([3L, 4L], debate.Debate.TurningPoints().Select(turn => turn.Version));
        Assert.Equal([3L], Debate.None.ApplyAll(debate.Entries.Take(3)).TurningPoints().Select(turn => turn.Version));
    }
}
