using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class RebutClaimTests
{
    static readonly RebutClaim ThisIsFalse = new("c1", "This is false.");
    static readonly RebutClaim ThisDoesNotFollow = new("c2", "This does not follow.") { Aim = Aim.Link };

    [Fact]
    public void A_rebuttal_attacks_the_conclusion()
    {
        var debate = Given(Opened, AnnClaims, Ann.Amends("c1", "They are useful."))
            .When(Bob, ThisIsFalse)
            .Then(new RebuttalMade("r1", Sealed("text", "This is false."), Aim.Conclusion, "c1", 2))
            .After;

        Assert.Equal((ContributionKind.Rebuttal, "bob", "c1"), (debate.Contributions["r1"].Kind, debate.Contributions["r1"].Speaker, debate.Contributions["r1"].Parent));
        Assert.Equal(
            new Link { Id = "r1>", Kind = LinkKind.Attack, From = "r1", To = "c1", Owner = "bob", Recorder = "bob", FromRevision = 1, ToRevision = 2, Version = 4 },
            debate.Links["r1>"]);
        Assert.Equal(["r1>"], debate.Incoming["c1"]);
        Assert.Equal(["r1>"], debate.Outgoing["r1"]);
    }

    [Fact]
    public void A_rebuttal_is_rebutted_in_turn() =>
        Given(Opened, AnnClaims, BobRebuts).When(Ann, new RebutClaim("r1", "Fuzzy words are tested too."))
            .Then(new RebuttalMade("r2", Sealed("text", "Fuzzy words are tested too."), Aim.Conclusion, "r1", 1));

    [Fact]
    public void One_may_rebut_oneself() =>
        Given(Opened, AnnClaims).When(Ann, ThisIsFalse)
            .Then(new RebuttalMade("r1", Sealed("text", "This is false."), Aim.Conclusion, "c1", 1));

    [Fact]
    public void An_undercut_attacks_the_link()
    {
        var debate = Given(Opened, AnnClaims, CleoSupports, Cleo.Amends("c2", "Most words are fuzzy."))
            .When(Bob, ThisDoesNotFollow)
            .Then(new RebuttalMade("u1", Sealed("text", "This does not follow."), Aim.Link, "c2>", 2))
            .After;

        Assert.Equal((ContributionKind.Undercut, "c2"), (debate.Contributions["u1"].Kind, debate.Contributions["u1"].Parent));
        Assert.Equal((LinkKind.Undercut, "u1", "c2>", 2), (debate.Links["u1>"].Kind, debate.Links["u1>"].From, debate.Links["u1>"].To, debate.Links["u1>"].ToRevision));
        Assert.Equal(["u1>"], debate.Incoming["c2>"]);
        Assert.Equal(["u1"], debate.Replies["c2"]);
    }

    [Fact]
    public void An_explicit_link_is_undercut_by_its_label()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack)), Ann.Amends("c1", "They are useful."))
            .When(Bob, new RebutClaim("l1", "This does not follow.") { Aim = Aim.Link })
            .Then(new RebuttalMade("u1", Sealed("text", "This does not follow."), Aim.Link, "l1", 1))
            .After;

        Assert.Equal("c1", debate.Contributions["u1"].Parent);
    }

    [Fact]
    public void An_undercut_is_undercut_in_turn() =>
        Given(Opened, AnnClaims, CleoSupports, BobUndercuts).When(Cleo, new RebutClaim("u1", "This does not follow.") { Aim = Aim.Link })
            .Then(new RebuttalMade("u2", Sealed("text", "This does not follow."), Aim.Link, "u1>", 1));

    [Fact]
    public void A_rebuttal_brings_its_quotes_along()
    {
        Given(Opened, AnnClaims, CleoSupports)
            .When(Bob, ThisIsFalse with { Quotes = [new("in use") { Contribution = "c2" }] })
            .Then(
                new RebuttalMade("r1", Sealed("text", "This is false."), Aim.Conclusion, "c1", 1),
                new Quoted("q1", null, "c2", 1, Sealed("quotes[0].exact", "in use"), Sealed("quotes[0].prefix", "Most words "),
                    Sealed("quotes[0].suffix", " are fuzzy."), Fidelity.Verbatim, 11, 17, "r1", 1));
        Given(Opened, AnnClaims, CleoSupports)
            .When(Bob, ThisDoesNotFollow with { Quotes = [new("in use") { Contribution = "c9" }] })
            .ThenRefused("unknown-contribution", "quotes[0].contribution");
    }

    [Fact]
    public void A_rebuttal_of_somebody_in_the_cast_is_reported() =>
        Assert.Equal(("p1", "cleo"), Given(Opened, AnnClaims, CleoIntroducesPaula)
            .When(Cleo, ThisIsFalse with { Speaker = "p1" })
            .Then(new RebuttalMade("r1", Sealed("text", "This is false."), Aim.Conclusion, "c1", 1))
            .InTheVoiceOf("p1")
            .After.Links["r1>"] is var link ? (link.Owner, link.Recorder) : default);

    [Fact]
    public void A_rebuttal_has_1_to_10000_characters()
    {
        Given(Opened, AnnClaims).When(Bob, ThisIsFalse with { Text = "" }).ThenRefused("text-length", "text");
        Given(Opened, AnnClaims).When(Bob, ThisIsFalse with { Text = new string('r', 10_001) }).ThenRefused("text-length", "text");
    }

    [Fact]
    public void Nothing_can_rebut_a_claim_nobody_made()
    {
        Given(Opened).When(Bob, ThisIsFalse).ThenRefused("unknown-contribution", "target");
        Given(Opened).When(Bob, ThisDoesNotFollow).ThenRefused("unknown-contribution", "target");
        Given(Opened).When(Bob, ThisDoesNotFollow with { Target = "" }).ThenRefused("unknown-contribution", "target");
    }

    [Fact]
    public void A_claim_that_was_taken_back_is_not_rebutted()
    {
        Given(Opened, AnnClaims, Ann.Withdraws("c1")).When(Bob, ThisIsFalse).ThenRefused("target-withdrawn", "target");
        Given(Opened, AnnClaims, CleoSupports, Cleo.Withdraws("c2")).When(Bob, ThisDoesNotFollow).ThenRefused("target-withdrawn", "target");
        Given(Opened, AnnClaims, BobRebuts, Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack)), Cleo.Withdraws("l1"))
            .When(Bob, ThisDoesNotFollow with { Target = "l1" }).ThenRefused("target-withdrawn", "target");
    }

    [Fact]
    public void A_hidden_claim_is_not_rebutted()
    {
        Given(Opened, AnnClaims, Olga.Hides("c1")).When(Bob, ThisIsFalse).ThenRefused("target-hidden", "target");
        Given(Opened, AnnClaims, CleoSupports, Olga.Hides("c2")).When(Bob, ThisDoesNotFollow).ThenRefused("target-hidden", "target");
    }

    [Fact]
    public void A_question_cannot_be_false() =>
        Given(Opened, BobAsks).When(Ann, ThisIsFalse with { Target = "a1" }).ThenRefused("not-arguable", "target");

    [Fact]
    public void What_is_offered_for_nothing_has_no_link_to_undercut()
    {
        Given(Opened, AnnClaims).When(Bob, ThisDoesNotFollow with { Target = "c1" }).ThenRefused("no-link", "target");
        Given(Opened, BobAsks).When(Ann, ThisDoesNotFollow with { Target = "a1" }).ThenRefused("no-link", "target");
    }

    [Fact]
    public void A_link_cannot_be_false() =>
        Given(Opened, AnnClaims, BobRebuts, Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack)))
            .When(Bob, ThisIsFalse with { Target = "l1" }).ThenRefused("unknown-contribution", "target");

    [Theory]
    [InlineData(Aim.Conclusion, "r1")]
    [InlineData(Aim.Link, "u1")]
    public void What_attacks_has_a_title_and_the_scheme_it_follows(Aim aim, string label)
    {
        var debate = Given(Opened, AnnClaims, CleoSupports)
            .When(Bob, new RebutClaim("c2", "He is no doctor.") { Aim = aim, Title = "No doctor", Scheme = "Ad Hominem" })
            .Then(new RebuttalMade(label, Sealed("text", "He is no doctor."), aim, aim == Aim.Link ? "c2>" : "c2", 1)
            {
                Title = Sealed("title", "No doctor"),
                Scheme = Sealed("scheme", "Ad Hominem"),
            })
            .After;

        Assert.Equal(("No doctor", "Ad Hominem"), (debate.Contributions[label].Title?.Text, debate.Links[label + ">"].Scheme?.Text));
    }

    [Fact]
    public void Neither_a_title_nor_a_scheme_is_longer_than_a_line()
    {
        Given(Opened, AnnClaims).When(Bob, new RebutClaim("c1", "No.") { Title = new string('t', 201) }).ThenRefused("title-length", "title");
        Given(Opened, AnnClaims).When(Bob, new RebutClaim("c1", "No.") { Scheme = " " }).ThenRefused("scheme-length", "scheme");
    }
}
