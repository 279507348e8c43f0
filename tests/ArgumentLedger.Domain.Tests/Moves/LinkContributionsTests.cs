namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class LinkContributionsTests
{
    static readonly LinkContributions Supporting = new("r1", "c2", LinkKind.Support);

    [Theory]
    [InlineData(LinkKind.Attack)]
    [InlineData(LinkKind.Support)]
    public void Anybody_joins_two_contributions(LinkKind kind)
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, CleoSupports, Bob.Amends("r1", "Test them."))
            .When(Ann, Supporting with { Kind = kind })
            .Then(new ContributionsLinked("l1", "r1", "c2", kind, 2, 1))
            .After;

        Assert.Equal(
            new Link { Id = "l1", Kind = kind, From = "r1", To = "c2", Owner = "ann", Recorder = "ann", FromRevision = 2, ToRevision = 1, Version = 6 },
            debate.Links["l1"]);
        Assert.Equal(["r1>", "l1"], debate.Outgoing["r1"]);
        Assert.Equal(["l1"], debate.Incoming["c2"]);
    }

    [Fact]
    public void An_undercut_points_at_the_link_of_the_contribution_named()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, CleoSupports, Cleo.Amends("c2", "Most are fuzzy."))
            .When(Ann, new LinkContributions("r1", "c2", LinkKind.Undercut))
            .Then(new ContributionsLinked("l1", "r1", "c2>", LinkKind.Undercut, 1, 2))
            .After;

        Assert.Equal(["l1"], debate.Incoming["c2>"]);
    }

    [Fact]
    public void An_undercut_may_point_at_an_explicit_link() =>
        Given(Opened, AnnClaims, BobRebuts, CleoSupports, Ann.Says(Supporting))
            .When(Ann, new LinkContributions("c2", "l1", LinkKind.Undercut))
            .Then(new ContributionsLinked("l2", "c2", "l1", LinkKind.Undercut, 1, 1));

    [Fact]
    public void A_contribution_may_be_linked_to_itself_and_back() =>
        Given(Opened, AnnClaims, BobRebuts, Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack)))
            .When(Cleo, new LinkContributions("c1", "c1", LinkKind.Attack))
            .Then(new ContributionsLinked("l2", "c1", "c1", LinkKind.Attack, 1, 1));

    [Fact]
    public void A_link_may_be_reported() =>
        Assert.Equal("p1", Given(Opened, AnnClaims, BobRebuts, CleoSupports, CleoIntroducesPaula)
            .When(Cleo, Supporting with { Speaker = "p1" }).InTheVoiceOf("p1").After.Links["l1"].Owner);

    [Fact]
    public void A_link_stands_once()
    {
        Given(Opened, AnnClaims, BobRebuts).When(Ann, new LinkContributions("r1", "c1", LinkKind.Attack)).ThenRefused("duplicate-link", "to");
        Given(Opened, AnnClaims, BobRebuts, CleoSupports, Ann.Says(Supporting)).When(Bob, Supporting).ThenRefused("duplicate-link", "to");
    }

    [Fact]
    public void As_many_links_may_stand_in_circles_as_can_be_settled_after_each_move()
    {
        const int most = Circles.MostLinks;
        var chain = Given([Opened, .. Enumerable.Repeat(AnnClaims, most + 1), .. Enumerable.Range(1, most).Select(k => Bob.Says(Attack(k, k + 1)))]);

        chain.When(Cleo, Attack(most + 1, 1)).ThenRefused("too-circular", "to");
        var closed = chain.And(Cleo.Says(Attack(most, 1)));
        closed.When(Cleo, Attack(2, 1)).ThenRefused("too-circular", "to");
        closed.When(Cleo, Attack(1, most + 1)).Then(new ContributionsLinked("l502", "c1", "c501", LinkKind.Attack, 1, 1));
    }

    static LinkContributions Attack(int from, int to) => new($"c{from}", $"c{to}", LinkKind.Attack);

    [Fact]
    public void A_link_of_another_kind_is_another_link() =>
        Given(Opened, AnnClaims, BobRebuts, CleoSupports, Ann.Says(Supporting)).When(Bob, Supporting with { Kind = LinkKind.Attack })
            .Then(new ContributionsLinked("l2", "r1", "c2", LinkKind.Attack, 1, 1));

    [Fact]
    public void A_link_that_was_taken_back_can_be_made_again() =>
        Given(Opened, AnnClaims, BobRebuts, CleoSupports, Ann.Says(Supporting), Ann.Withdraws("l1")).When(Ann, Supporting)
            .Then(new ContributionsLinked("l2", "r1", "c2", LinkKind.Support, 1, 1));

    [Fact]
    public void Both_ends_are_there()
    {
        Given(Opened, AnnClaims).When(Ann, new LinkContributions("c9", "c1", LinkKind.Attack)).ThenRefused("unknown-contribution", "from");
        Given(Opened, AnnClaims).When(Ann, new LinkContributions("c1", "c9", LinkKind.Attack)).ThenRefused("unknown-contribution", "to");
        Given(Opened, AnnClaims).When(Ann, new LinkContributions("c1", "c9", LinkKind.Undercut)).ThenRefused("unknown-contribution", "to");
        Given(Opened, AnnClaims, BobRebuts, Ann.Withdraws("c1")).When(Ann, new LinkContributions("c1", "r1", LinkKind.Attack))
            .ThenRefused("target-withdrawn", "from");
        Given(Opened, AnnClaims, BobRebuts, Ann.Withdraws("c1")).When(Ann, new LinkContributions("r1", "c1", LinkKind.Support))
            .ThenRefused("target-withdrawn", "to");
        Given(Opened, AnnClaims, BobRebuts, Olga.Hides("c1")).When(Ann, new LinkContributions("c1", "r1", LinkKind.Attack))
            .ThenRefused("target-hidden", "from");
        Given(Opened, AnnClaims, BobRebuts, Olga.Hides("c1")).When(Ann, new LinkContributions("r1", "c1", LinkKind.Support))
            .ThenRefused("target-hidden", "to");
    }

    [Fact]
    public void Questions_are_not_linked()
    {
        Given(Opened, AnnClaims, BobAsks).When(Ann, new LinkContributions("a1", "c1", LinkKind.Attack)).ThenRefused("not-arguable", "from");
        Given(Opened, AnnClaims, BobAsks).When(Ann, new LinkContributions("c1", "a1", LinkKind.Attack)).ThenRefused("not-arguable", "to");
    }

    [Fact]
    public void Only_a_live_link_is_undercut()
    {
        Given(Opened, AnnClaims, CleoSupports).When(Bob, new LinkContributions("c2", "c1", LinkKind.Undercut)).ThenRefused("no-link", "to");
        Given(Opened, AnnClaims, CleoSupports, BobRebuts, Cleo.Withdraws("c2")).When(Bob, new LinkContributions("r1", "c2", LinkKind.Undercut))
            .ThenRefused("target-withdrawn", "to");
    }

    [Fact]
    public void A_link_follows_a_scheme()
    {
        var debate = Given(Opened, AnnClaims, BobRebuts, CleoSupports)
            .When(Ann, Supporting with { Scheme = "Argument from Analogy" })
            .Then(new ContributionsLinked("l1", "r1", "c2", LinkKind.Support, 1, 1) { Scheme = Sealed("scheme", "Argument from Analogy") })
            .After;

        Assert.Equal("Argument from Analogy", debate.Links["l1"].Scheme?.Text);
        Given(Opened, AnnClaims, BobRebuts, CleoSupports).When(Ann, Supporting with { Scheme = new string('s', 201) }).ThenRefused("scheme-length", "scheme");
    }
}
