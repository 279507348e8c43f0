using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Tests.Moves;

public sealed class MakeClaimTests
{
    [Fact]
    public void A_claim_answers_the_motion()
    {
        var debate = Given(Opened)
            .When(Ann, new MakeClaim("Fuzzy words are useful.") { Stance = Stance.Against })
            .Then(new ClaimMade("c1", Sealed("text", "Fuzzy words are useful."), Stance.Against, null, null, null))
            .InTheVoiceOf(null)
            .After;

        var claim = debate.Contributions["c1"];
        Assert.Equal((ContributionKind.Claim, "ann", "ann", false), (claim.Kind, claim.Speaker, claim.Recorder, claim.IsReported));
        Assert.Equal(("Fuzzy words are useful.", 1, 2L, Noon.AddSeconds(1)), (claim.Text.Text, claim.Revision, claim.Version, claim.At));
        Assert.Equal((null, Stance.Against, null), (claim.Parent, claim.Stance, claim.SaidAt));
        Assert.Equal(["c1"], debate.Replies[""]);
        Assert.Empty(debate.Links);
    }

    [Fact]
    public void A_claim_offered_for_another_owns_a_link_to_it()
    {
        var debate = Given(Opened, AnnClaims, Ann.Amends("c1", "Fuzzy words are often useful."))
            .When(CleoSupports)
            .Then(new ClaimMade("c2", Sealed("text", "Most words in use are fuzzy."), null, "c1", 2, null))
            .After;

        Assert.Equal((ContributionKind.Support, "c1"), (debate.Contributions["c2"].Kind, debate.Contributions["c2"].Parent));
        Assert.Equal(
            new Link { Id = "c2>", Kind = LinkKind.Support, From = "c2", To = "c1", Owner = "cleo", Recorder = "cleo", FromRevision = 1, ToRevision = 2, Version = 4 },
            debate.Links["c2>"]);
        Assert.Equal(["c2"], debate.Replies["c1"]);
    }

    [Fact]
    public void A_claim_answers_a_question()
    {
        var debate = Given(Opened, BobAsks)
            .When(Ann, new MakeClaim("One with a test.") { Answers = "a1" })
            .Then(new ClaimMade("c1", Sealed("text", "One with a test."), null, null, null, "a1"))
            .After;

        Assert.Equal((ContributionKind.Claim, "a1"), (debate.Contributions["c1"].Kind, debate.Contributions["c1"].Parent));
        Assert.Empty(debate.Links);
    }

    [Fact]
    public void A_claim_of_somebody_in_the_cast_is_reported()
    {
        var said = new DateTimeOffset(2025, 12, 24, 18, 0, 0, TimeSpan.Zero);
        var claim = Given(Opened, CleoIntroducesPaula)
            .When(Cleo, new MakeClaim("Crisp words mislead.") { Speaker = "p1", SaidAt = said })
            .Then(new ClaimMade("c1", Sealed("text", "Crisp words mislead."), null, null, null, null))
            .InTheVoiceOf("p1")
            .After.Contributions["c1"];

        Assert.Equal(("p1", "cleo", true, said), (claim.Speaker, claim.Recorder, claim.IsReported, claim.SaidAt));
    }

    [Fact]
    public void A_claim_brings_its_quotes_along()
    {
        var debate = Given(Opened, CleoRecordsThePost, AnnClaims)
            .When(Bob, new MakeClaim("Use decides.")
            {
                Quotes = [new("A tool is judged by its use.") { Source = "s1" }, new("useful") { Contribution = "c1" }],
            })
            .Then(
                new ClaimMade("c2", Sealed("text", "Use decides."), null, null, null, null),
                new Quoted(
                    "q1", "s1", null, null, Sealed("quotes[0].exact", "A tool is judged by its use."),
                    Sealed("quotes[0].prefix", "Words are tools. "), Sealed("quotes[0].suffix", " Words are tools."),
                    Fidelity.Verbatim, 17, 45, "c2", 1),
                new Quoted(
                    "q2", null, "c1", 1, Sealed("quotes[1].exact", "useful"), Sealed("quotes[1].prefix", "Fuzzy words are "),
                    Sealed("quotes[1].suffix", "."), Fidelity.Verbatim, 16, 22, "c2", 1))
            .After;

        Assert.Equal(["q1>", "q2>"], debate.Incoming["c2"]);
        Assert.Equal(["q1", "q2"], debate.Replies["c2"]);
    }

    [Fact]
    public void Saying_the_same_again_is_saying_it_again() =>
        Given(Opened, AnnClaims).When(AnnClaims)
            .Then(new ClaimMade("c2", Sealed("text", "Fuzzy words are useful."), null, null, null, null));

    [Theory]
    [InlineData("")]
    [InlineData("\t")]
    public void A_claim_says_something(string text) =>
        Given(Opened).When(Ann, new MakeClaim(text)).ThenRefused("text-length", "text");

    [Fact]
    public void A_claim_has_at_most_10000_characters() =>
        Given(Opened).When(Ann, new MakeClaim(new string('c', 10_001))).ThenRefused("text-length", "text");

    [Fact]
    public void Nothing_supports_a_claim_nobody_made()
    {
        Given(Opened).When(Ann, new MakeClaim("So it is.") { Supports = "c1" }).ThenRefused("unknown-contribution", "supports");
        Given(Opened).When(Ann, new MakeClaim("So it is.") { Supports = "" }).ThenRefused("unknown-contribution", "supports");
        Given(Opened).When(Ann, new MakeClaim("So it is.") { Answers = "a1" }).ThenRefused("unknown-contribution", "answers");
    }

    [Fact]
    public void Nothing_supports_a_claim_that_was_taken_back() =>
        Given(Opened, AnnClaims, Ann.Withdraws("c1")).When(Cleo, new MakeClaim("So it is.") { Supports = "c1" })
            .ThenRefused("target-withdrawn", "supports");

    [Fact]
    public void Nothing_supports_a_claim_that_is_hidden() =>
        Given(Opened, AnnClaims, Olga.Hides("c1")).When(Cleo, new MakeClaim("So it is.") { Supports = "c1" })
            .ThenRefused("target-hidden", "supports");

    [Fact]
    public void A_question_needs_no_support() =>
        Given(Opened, BobAsks).When(Ann, new MakeClaim("So it is.") { Supports = "a1" }).ThenRefused("not-arguable", "supports");

    [Fact]
    public void Only_questions_are_answered() =>
        Given(Opened, AnnClaims).When(Bob, new MakeClaim("So it is.") { Answers = "c1" }).ThenRefused("not-a-question", "answers");

    [Fact]
    public void A_question_that_was_taken_back_is_not_answered() =>
        Given(Opened, BobAsks, Bob.Withdraws("a1")).When(Ann, new MakeClaim("So it is.") { Answers = "a1" })
            .ThenRefused("target-withdrawn", "answers");

    [Fact]
    public void A_claim_has_one_aim() =>
        Given(Opened, AnnClaims, BobAsks).When(Ann, new MakeClaim("So it is.") { Supports = "c1", Answers = "a1" })
            .ThenRefused("two-aims", "answers");

    [Fact]
    public void Only_an_answer_to_the_motion_takes_a_stance_on_it()
    {
        Given(Opened, AnnClaims).When(Ann, new MakeClaim("So it is.") { Supports = "c1", Stance = Stance.For })
            .ThenRefused("stance-on-reply", "stance");
        Given(Opened, BobAsks).When(Ann, new MakeClaim("So it is.") { Answers = "a1", Stance = Stance.Neither })
            .ThenRefused("stance-on-reply", "stance");
    }

    [Fact]
    public void A_quote_that_cannot_be_taken_refuses_the_claim_with_it()
    {
        Given(Opened).When(Ann, new MakeClaim("So it is.") { Quotes = [new("use") { Source = "s1" }] })
            .ThenRefused("unknown-source", "quotes[0].source");
        Given(Opened, CleoRecordsThePost)
            .When(Ann, new MakeClaim("So it is.") { Quotes = [new("use") { Source = "s1" }, new("") { Source = "s1" }] })
            .ThenRefused("text-length", "quotes[1].exact");
        Given(Opened).When(Ann, new MakeClaim("So it is.") { Quotes = [null!] }).ThenRefused("text-length", "quotes[0]");
    }

    [Fact]
    public void A_claim_brings_at_most_50_quotes()
    {
        var quotes = Enumerable.Repeat(new Excerpt("tool") { Source = "s1" }, 51);

        Given(Opened, CleoRecordsThePost).When(Ann, new MakeClaim("So it is.") { Quotes = [.. quotes] })
            .ThenRefused("too-many-quotes", "quotes");
        Assert.Equal(53, Given(Opened, CleoRecordsThePost)
            .When(Ann, new MakeClaim("So it is.") { Quotes = [.. quotes.Skip(1)] }).After.Version);
    }

    [Fact]
    public void Quotes_that_were_never_given_are_none() =>
        Given(Opened).When(Ann, new MakeClaim("So it is.") { Quotes = default })
            .Then(new ClaimMade("c1", Sealed("text", "So it is."), null, null, null, null));

    [Fact]
    public void A_claim_has_a_title_and_a_support_the_scheme_it_follows()
    {
        var debate = Given(Opened, AnnClaims)
            .When(Bob, new MakeClaim("My doctor says so.") { Supports = "c1", Title = "The doctor", Scheme = "Argument from Expert Opinion" })
            .Then(new ClaimMade("c2", Sealed("text", "My doctor says so."), null, "c1", 1, null)
            {
                Title = Sealed("title", "The doctor"),
                Scheme = Sealed("scheme", "Argument from Expert Opinion"),
            })
            .After;

        Assert.Equal(("The doctor", "Argument from Expert Opinion"), (debate.Contributions["c2"].Title?.Text, debate.Links["c2>"].Scheme?.Text));
        Assert.Equal((null, null), (debate.Contributions["c1"].Title, debate.Contributions["c1"].Parent));
    }

    [Fact]
    public void Titles_and_schemes_are_lines_and_only_what_supports_follows_a_scheme()
    {
        var support = new MakeClaim("My doctor says so.") { Supports = "c1" };

        Given(Opened, AnnClaims).When(Bob, support with { Title = " " }).ThenRefused("title-length", "title");
        Given(Opened, AnnClaims).When(Bob, support with { Title = new string('t', 201) }).ThenRefused("title-length", "title");
        Given(Opened, AnnClaims).When(Bob, support with { Scheme = new string('s', 201) }).ThenRefused("scheme-length", "scheme");
        Given(Opened, AnnClaims).When(Bob, support with { Supports = null, Scheme = "Argument from Sign" }).ThenRefused("scheme-without-link", "scheme");
    }
}
