namespace ArgumentLedger.Domain.Tests.Folds;

public sealed class LabelTests
{
    [Fact]
    public void Labels_have_a_letter_by_kind_and_count_up() =>
        Assert.Equal(
            ["p1", "s1", "c1", "c2", "r1", "u1", "a1", "c3", "q1", "l1", "k1"],
            Example.Told.Entries.Select(entry => entry.Event.Creates()).OfType<string>());

    [Fact]
    public void A_label_is_never_given_again()
    {
        Given(Opened, AnnClaims, Ann.Withdraws("c1")).When(Bob, new MakeClaim("So it is."))
            .Then(new ClaimMade("c2", Sealed("text", "So it is."), null, null, null, null));
        Given(Opened, AnnClaims, Olga.Hides("c1")).When(Bob, new MakeClaim("So it is."))
            .Then(new ClaimMade("c2", Sealed("text", "So it is."), null, null, null, null));
    }

    [Fact]
    public void Rebuttals_and_undercuts_count_apart()
    {
        var debate = Given(Opened, AnnClaims, CleoSupports, BobUndercuts, BobRebuts, BobUndercuts, BobRebuts).Debate;

        Assert.Equal(["c1", "c2", "r1", "r2", "u1", "u2"], debate.Contributions.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Labels_go_on_past_nine() =>
        Assert.Equal("c11", Given([Opened, .. Enumerable.Repeat(AnnClaims, 10)]).When(AnnClaims).Hearing.Entries[0].Event.Creates());
}
