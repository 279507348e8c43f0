namespace ArgumentLedger.Domain.Tests;

// The rules that Debate.Hear applies before a move's own.
public sealed class SharedRulesTests
{
    public static TheoryData<string> AllButOpening => [.. Names(move => !move.Opens)];

    public static TheoryData<string> ForOpenDebates => [.. Names(move => move is { Opens: false, AllowedWhenClosed: false })];

    public static TheoryData<string> OfTheContributorAlone => [.. Names(move => !move.IsSpoken && move is not IdentifySpeaker)];

    public static TheoryData<string> Spoken => [.. Names(move => move.IsSpoken)];

    static IEnumerable<string> Names(Func<Move, bool> which) =>
        Example.Moves.Where(named => which(named.Value)).Select(named => named.Key).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(AllButOpening))]
    public void Nothing_is_said_in_a_debate_that_is_not_there(string name) =>
        Given().When(Olga, Example.Moves[name]).ThenRefused("unknown-debate");

    [Theory]
    [MemberData(nameof(ForOpenDebates))]
    public void A_closed_debate_goes_on_no_more(string name) =>
        Example.Told.And(Closed).When(Olga, Example.Moves[name]).ThenRefused("debate-closed");

    [Fact]
    public void Moderation_goes_on_in_a_closed_debate() =>
        Assert.Equal(
            ["admit", "close-debate", "hide", "remove", "reopen-debate", "restore"],
            Names(move => move.AllowedWhenClosed));

    [Fact]
    public void These_moves_carry_words_that_may_be_somebody_elses() =>
        Assert.Equal(
            [
                "amend", "ask-question", "cite-quote", "concede-claim", "confirm-link", "link", "make-claim", "rebut-claim",
                "record-source", "withdraw",
            ],
            Names(move => move.IsSpoken));

    [Theory]
    [MemberData(nameof(AllButOpening))]
    public void A_private_debate_is_unknown_to_others(string name)
    {
        Given(OpenedPrivately).When(Ann, Example.Moves[name]).ThenRefused("unknown-debate");
        Given(OpenedPrivately, Closed).When(Ann, Example.Moves[name]).ThenRefused("unknown-debate");
    }

    [Theory]
    [MemberData(nameof(AllButOpening))]
    public void A_reader_says_nothing(string name) =>
        Given(OpenedPrivately, Olga.Says(new AdmitParticipant("ann", Role.Reader))).When(Ann, Example.Moves[name])
            .ThenRefused("not-a-contributor");

    [Fact]
    public void Contributors_and_administrators_speak_in_a_private_debate()
    {
        var claimed = new ClaimMade("c1", Sealed("text", "Fuzzy words are useful."), null, null, null, null);

        Given(OpenedPrivately, Olga.Says(new AdmitParticipant("ann", Role.Contributor))).When(AnnClaims).Then(claimed);
        Given(OpenedPrivately).When(Root, AnnClaims.Move).Then(claimed);
    }

    [Fact]
    public void An_unlisted_debate_is_open_to_whoever_has_its_address()
    {
        var unlisted = Given(Olga.Says(new OpenDebate("Is it so?") { Visibility = Visibility.Unlisted }));

        Assert.True(unlisted.Debate.MayRead(null));
        Assert.Equal(2, unlisted.When(AnnClaims).After.Version);
    }

    [Theory]
    [MemberData(nameof(OfTheContributorAlone))]
    public void What_is_nobodys_words_names_no_speaker(string name)
    {
        var given = Example.Moves[name].Opens ? Given() : Given(Opened, CleoIntroducesPaula);

        given.When(Olga, Example.Moves[name] with { Speaker = "p1" }).ThenRefused("speaker-not-allowed", "speaker");
    }

    [Theory]
    [MemberData(nameof(Spoken))]
    public void Nobody_speaks_for_whom_nobody_introduced(string name)
    {
        Given(Opened).When(Ann, Example.Moves[name] with { Speaker = "p1" }).ThenRefused("unknown-speaker", "speaker");
        Given(Opened).When(Ann, Example.Moves[name] with { Speaker = "ann" }).ThenRefused("unknown-speaker", "speaker");
        Given(Opened).When(Ann, Example.Moves[name] with { Speaker = "@paula" }).ThenRefused("unknown-speaker", "speaker");
        Given(Opened).When(Ann, Example.Moves[name] with { Speaker = "" }).ThenRefused("unknown-speaker", "speaker");
    }

    [Fact]
    public void Nobody_speaks_for_whoever_has_an_account_here()
    {
        var identified = Given(Opened, CleoIntroducesPaula, OlgaIdentifiesPaulaAsAnn, AnnAgreesSheIsPaula);

        identified.When(CleoReportsPaula).ThenRefused("speaker-identified", "speaker");
        identified.When(Olga, CleoReportsPaula.Move).ThenRefused("speaker-identified", "speaker");
        identified.When(Ann, CleoReportsPaula.Move)
            .Then(new ClaimMade("c1", Sealed("text", "Crisp words mislead."), null, null, null, null))
            .InTheVoiceOf("p1");
    }

    [Fact]
    public void One_partys_word_keeps_nobody_from_reporting() =>
        Given(Opened, CleoIntroducesPaula, OlgaIdentifiesPaulaAsAnn).When(CleoReportsPaula)
            .Then(new ClaimMade("c1", Sealed("text", "Crisp words mislead."), null, null, null, null));

    [Fact]
    public void Words_were_said_before_they_were_logged()
    {
        Given(Opened).When(Ann, AnnClaims.Move with { SaidAt = Noon.AddSeconds(1).AddTicks(1) }).ThenRefused("said-in-future", "saidAt");
        Assert.Equal(Noon.AddSeconds(1), Given(Opened).When(Ann, AnnClaims.Move with { SaidAt = Noon.AddSeconds(1) }).After.Contributions["c1"].SaidAt);
    }

    [Fact]
    public void The_time_words_were_said_is_kept_in_UTC_and_whole_microseconds()
    {
        var said = new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.FromHours(-2)).AddTicks(19);

        Assert.Equal(
            (new DateTime(2026, 1, 1, 1, 0, 0).AddTicks(10), TimeSpan.Zero),
            Given(Opened).When(Ann, AnnClaims.Move with { SaidAt = said }).Hearing.Entries[0].SaidAt is { } kept ? (kept.DateTime, kept.Offset) : default);
    }
}
