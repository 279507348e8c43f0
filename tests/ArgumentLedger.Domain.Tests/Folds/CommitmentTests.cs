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
}
