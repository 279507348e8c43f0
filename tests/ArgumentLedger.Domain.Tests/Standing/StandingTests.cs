namespace ArgumentLedger.Domain.Tests;

public sealed class StandingTests
{
    static Debate After(params Deed[] deeds) => Given([Opened, AnnClaims, .. deeds]).Debate;

    static string StatusOf(string label, params Deed[] deeds) => After(deeds).StandingOf(label)!.Status.Word();

    [Fact]
    public void A_question_has_no_standing_and_changes_none()
    {
        var debate = After(Bob.Says(new AskQuestion("Which words?") { About = "c1" }));

        Assert.Null(debate.StandingOf("a1"));
        Assert.Null(debate.OpinionOf("a1"));
        Assert.Empty(debate.Changes);
        Assert.Equal(["c1"], debate.Standings.Keys);
    }

    [Fact]
    public void A_hidden_rebuttal_counts_as_withdrawn_until_it_is_restored()
    {
        Deed[] hidden = [BobRebuts, Olga.Hides("r1")];

        Assert.Equal("refuted", StatusOf("c1", BobRebuts));
        Assert.Equal("unchallenged", StatusOf("c1", hidden));
        Assert.Equal("withdrawn", StatusOf("r1", hidden));
        Assert.Equal("refuted", StatusOf("c1", [.. hidden, Olga.Says(new RestoreContribution("r1", "Not so bad."))]));
    }

    [Fact]
    public void To_hide_what_somebody_said_in_conceding_takes_nothing_back() =>
        Assert.Equal("conceded", StatusOf(
            "c1", BobRebuts, Ann.Says(new ConcedeClaim("r1", Extent.Full) { Yields = "c1", Text = "Rude words." }), Olga.Hides("k1")));

    [Fact]
    public void An_event_that_bears_on_no_argument_changes_nothing()
    {
        var rebutted = Given(Opened, AnnClaims, BobRebuts);
        var debate = rebutted.And(CleoIntroducesPaula).Debate;

        Assert.Empty(debate.Changes);
        Assert.Equal(rebutted.Debate.StandingOf("c1")!.Since, debate.StandingOf("c1")!.Since);
    }

    [Fact]
    public void A_past_standing_is_that_of_its_version()
    {
        var debate = After(BobRebuts, Cleo.Says(new RebutClaim("r1", "No.")));

        Assert.Null(debate.StandingOf("c1", 1));
        Assert.Equal(Status.Unchallenged, debate.StandingOf("c1", 2)!.Status);
        Assert.Equal((Status.Refuted, 0.4), (debate.StandingOf("c1", 3)!.Status, debate.StandingOf("c1", 3)!.Strength));
        Assert.Equal(Status.Defended, debate.StandingOf("c1", 4)!.Status);
        Assert.Equal(Status.Defended, debate.StandingOf("c1", 99)!.Status);
    }

    [Fact]
    public void Every_moment_of_a_long_history_is_found()
    {
        var debate = Given([Opened, AnnClaims, .. Enumerable.Range(0, 300).Select(i => Bob.Says(new StateCredence("c1", i / 300.0)))]).Debate;

        Assert.Equal(301, debate.StandingOf("c1")!.Backwards().Count());
        Assert.All(Enumerable.Range(0, 300), i => Assert.Equal(i / 300.0, debate.StandingOf("c1", i + 3)!.Strength));
    }

    [Fact]
    public void Beyond_a_thousand_elements_numbers_are_still_found()
    {
        var debate = Given([Opened, .. Enumerable.Range(0, 1100).Select(_ => AnnClaims), Bob.Says(new RebutClaim("c1", "No.")), Bob.Says(new RebutClaim("c1100", "No."))]).Debate;

        Assert.Equal(["c1", "c1100"], debate.Standings.Where(pair => pair.Value.Status == Status.Refuted).Select(pair => pair.Key));
        Assert.Equal((1100, 2, 1102), (debate.Standings.CountOf(Status.Unchallenged), debate.Standings.CountOf(Status.Refuted), debate.Standings.Count));
    }

    [Fact]
    public void Two_futures_of_one_debate_do_not_disturb_each_other()
    {
        var now = Given(Opened, AnnClaims);
        var (attacked, supported) = (now.And(BobRebuts).Debate, now.And(CleoSupports).Debate);

        Assert.Equal(0.4, attacked.StandingOf("c1")!.Strength);
        Assert.Equal(0.6, supported.StandingOf("c1")!.Strength);
        Assert.Equal(0.5, now.Debate.StandingOf("c1")!.Strength);
    }

    [Fact]
    public void Without_credences_the_band_spans_all_that_they_could_make_of_it()
    {
        var opinion = After(BobRebuts).OpinionOf("c1")!;

        Assert.Equal((0, null, 0, 1, null), (opinion.Count, opinion.Mean, opinion.Low, opinion.High, opinion.Disagreement));
        Assert.Equal(new Spread(0, 0.8), opinion.Band);
    }

    [Fact]
    public void Those_who_split_between_never_and_surely_disagree_wholly() =>
        Assert.Equal(1, After(Bob.Says(new StateCredence("c1", 0)), Cleo.Says(new StateCredence("c1", 1))).OpinionOf("c1")!.Disagreement);

    [Fact]
    public void A_credence_is_about_the_wording_it_was_given_for()
    {
        var debate = After(Bob.Says(new StateCredence("c1", 0.9)), Ann.Amends("c1", "They are useful."));

        Assert.Equal(0.5, debate.StandingOf("c1")!.Strength);
        Assert.Equal(0, debate.OpinionOf("c1")!.Count);
    }
}
