using System.Text.Json;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Domain.Tests.Properties;
using CsCheck;

namespace ArgumentLedger.Domain.Tests.Ledger;

/// <summary>Entries that were decided elsewhere: what the rules accept is admitted, what cannot have happened is refused.</summary>
public sealed class AdmissionTests
{
    static readonly Words Some = Sealed("text", "Words.");

    [Fact]
    public void Every_debate_that_came_about_under_the_rules_is_admitted_and_is_the_same() =>
        Gen.Select(RandomMoves.Begun, RandomMoves.Deed.Array[0, 60]).Sample((begun, deeds) =>
        {
            var told = deeds.Aggregate(new Told(begun.Debate, begun.Entries), (said, deed) => said.Then(deed));
            Assert.Equal(Canon.Of(told.Debate), Canon.Of(AdmitAll(told.Entries)));
        }, iter: 200, print: story => $"{story.Item1.Entries.Count} entries, then {string.Join('\n', story.Item2.Select(deed => deed.ToString()))}");

    [Fact]
    public void A_debate_whose_words_were_all_erased_is_admitted()
    {
        var debate = AdmitAll(Example.Told.Entries.Select(entry => entry with { Event = ErasedIn(entry.Event) }));
        Assert.Equal(Example.Told.Debate.Version, debate.Version);
        Assert.Equal(Example.Told.Debate.Contributions.Keys.Order(), debate.Contributions.Keys.Order());
        Assert.All(debate.Contributions.Values, it => Assert.Null(it.Text.Text));
    }

    // Given c1, c2 for c1, r1 against c1, u1 against the link of c2, a1, p1, s1.
    public static TheoryData<DebateEvent, string> Impossible { get; } = new()
    {
        { new ClaimMade("c2", Some, null, null, null, null), "label" },
        { new ClaimMade("c4", Some, null, null, null, null), "label" },
        { new ClaimMade("c03", Some, null, null, null, null), "label" },
        { new ClaimMade("", Some, null, null, null, null), "label" },
        { new ClaimMade("c99999999999999999999", Some, null, null, null, null), "label" },
        { new ClaimMade("r2", Some, null, null, null, null), "label" },
        { new ClaimMade("c3", Sealed("text", new string('x', Limits.Text + 1)), null, null, null, null), "text-length" },
        { new ClaimMade("c3", Some with { Digest = "none" }, null, null, null, null), "digest" },
        { new ClaimMade("c3", Some, null, null, null, null) { Title = Sealed("title", new string('t', Limits.Title + 1)) }, "text-length" },
        { new ClaimMade("c3", Some, null, null, null, null) { Scheme = Some }, "scheme-without-link" },
        { new ClaimMade("c3", Some, null, "c1", 1, null) { Scheme = Some with { Digest = "none" } }, "digest" },
        { new ClaimMade("c3", Some, null, "c9", 1, null), "unknown-contribution" },
        { new ClaimMade("c3", Some, null, "@a", 1, null), "unknown-name" },
        { new ClaimMade("c3", Some, null, "c1", 2, null), "unknown-revision" },
        { new ClaimMade("c3", Some, null, "c1", null, null), "unknown-revision" },
        { new ClaimMade("c3", Some, null, "c1", int.MaxValue, null), "unknown-revision" },
        { new ClaimMade("c3", Some, null, null, 1, null), "unknown-revision" },
        { new ClaimMade("c3", Some, null, "a1", 1, null), "not-arguable" },
        { new ClaimMade("c3", Some, null, null, null, "c1"), "not-a-question" },
        { new ClaimMade("c3", Some, Stance.For, null, null, "a1"), "stance-on-reply" },
        { new ClaimMade("c3", Some, null, "c1", 1, "a1"), "two-aims" },
        { new RebuttalMade("r2", Some, Aim.Conclusion, "c7", 1), "unknown-contribution" },
        { new RebuttalMade("r2", Some, Aim.Conclusion, "c2>", 1), "unknown-contribution" },
        { new RebuttalMade("u2", Some, Aim.Link, "c1", 1), "no-link" },
        { new RebuttalMade("u2", Some, Aim.Link, "c1>", 1), "no-link" },
        { new RebuttalMade("r2", Some, Aim.Link, "c2>", 1), "label" },
        { new QuestionAsked("a2", Some, "c1", 0), "unknown-revision" },
        { new ConcessionMade("k1", "c1", 1, Extent.Full, "zz", null), "unknown-contribution" },
        { new ConcessionMade("k1", "c1", 1, Extent.Full, "c2>", null), "unknown-contribution" },
        { new ConcessionMade("k1", "a1", 1, Extent.Full, null, null), "not-arguable" },
        { new ContributionAmended("c9", 2, Some, Some), "unknown-contribution" },
        { new ContributionAmended("c1", 3, Some, Some), "unknown-revision" },
        { new ContributionAmended("c1", 1, Some, Some), "unknown-revision" },
        { new ContributionWithdrawn("c2>", Some), "unknown-contribution" },
        { new ContributionWithdrawn("s1", Some), "unknown-contribution" },
        { new ContributionHidden("c9", Some), "unknown-contribution" },
        { new ContributionRestored("c1", Some), "not-hidden" },
        { new ContributionsLinked("l1", "c1", "c9", LinkKind.Support, 1, 1), "unknown-contribution" },
        { new ContributionsLinked("l1", "c1", "r1", LinkKind.Undercut, 1, 1), "no-link" },
        { new ContributionsLinked("l1", "c1", "r1>", LinkKind.Attack, 1, 1), "unknown-contribution" },
        { new ContributionsLinked("l1", "c1", "r1", LinkKind.Attack, 1, -1), "unknown-revision" },
        { new LinkConfirmed("l1", 1, 1), "no-link" },
        { new LinkConfirmed("c2>", 1, 7), "unknown-revision" },
        { new CredenceStated("c1", 1, 1.5), "credence-range" },
        { new CredenceStated("c1", 1, double.NaN), "credence-range" },
        { new CredenceStated("c1", 2, 0.5), "unknown-revision" },
        { new Quoted("q1", "s1", "c1", 1, Some, null, null, Fidelity.Verbatim, null, null, null, null), "quote-origin" },
        { new Quoted("q1", "s2", null, null, Some, null, null, Fidelity.Verbatim, null, null, null, null), "unknown-source" },
        { new Quoted("q1", null, "c1", 2, Some, null, null, Fidelity.Verbatim, null, null, null, null), "unknown-revision" },
        { new Quoted("q1", null, "c1", null, Some, null, null, Fidelity.Verbatim, null, null, null, null), "unknown-revision" },
        { new Quoted("q1", "s1", null, null, Some, null, null, Fidelity.Verbatim, 5, null, null, null), "quote-span" },
        { new Quoted("q1", "s1", null, null, Some, null, null, Fidelity.Verbatim, 5, 4, null, null), "quote-span" },
        { new Quoted("q1", "s1", null, null, Some, null, null, Fidelity.Verbatim, -1, 4, null, null), "quote-span" },
        { new Quoted("q1", "s1", null, null, Some, null, null, Fidelity.Verbatim, 0, int.MaxValue, null, null), "quote-span" },
        { new Quoted("q1", null, null, null, Some, null, null, Fidelity.NoSource, 0, 1, null, null), "quote-span" },
        { new Quoted("q1", null, null, null, Some, null, null, Fidelity.NoSource, null, null, "c9", 1), "unknown-contribution" },
        { new SpeakerIntroduced("p3", Some, null, null), "label" },
        { new SpeakerIntroduced("p2", Some, null, Sealed("url", "javascript:alert(1)")), "url" },
        { new SpeakerIdentified("p2", "ann", true), "unknown-speaker" },
        { new SpeakerIdentified("p1", "p1", true), "unknown-contributor" },
        { new SourceRecorded("s3", Some, null, null, Some), "label" },
        { new ParticipantAdmitted("c1", Role.Reader), "unknown-contributor" },
        { new ParticipantRemoved("an n"), "unknown-contributor" },
        { new DebateReopened(), "already-open" },
        { new DebateOpened(Some, null, Visibility.Public), "debate-opened" },
    };

    static readonly Scenario Before = Given(Opened, AnnClaims, CleoSupports, BobRebuts, BobUndercuts, BobAsks, CleoIntroducesPaula, CleoRecordsThePost);

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_have_happened_is_refused(DebateEvent made, string code)
    {
        var refusal = Before.Debate.Admit(Next(made), out var after);
        Assert.Equal(code, refusal?.Code);
        Assert.Matches(@"\w.*\.\z", refusal!.Sentence);
        Assert.Same(Before.Debate, after);
    }

    [Fact]
    public void There_is_something_impossible_of_every_kind_of_event() =>
        Assert.Equal(
            Vocabulary.Events.Keys.Except(["motion-reworded", "debate-closed"]),
            Impossible.Select(row => Vocabulary.NameOf((DebateEvent)row[0])).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void An_entry_out_of_place_or_by_nobody_is_refused()
    {
        var entry = Next(new ClaimMade("c3", Some, null, null, null, null));
        Assert.Null(Before.Debate.Admit(entry, out _));
        Assert.Equal("version", Before.Debate.Admit(entry with { Version = 10 }, out _)?.Code);
        Assert.Equal("time", Before.Debate.Admit(entry with { At = Noon }, out _)?.Code);
        Assert.Equal("said-in-future", Before.Debate.Admit(entry with { SaidAt = entry.At.AddSeconds(1) }, out _)?.Code);
        Assert.Equal("unknown-contributor", Before.Debate.Admit(entry with { By = "p1" }, out _)?.Code);
        Assert.Equal("unknown-contributor", Before.Debate.Admit(entry with { By = "" }, out _)?.Code);
        Assert.Equal("unknown-speaker", Before.Debate.Admit(entry with { Speaker = "p2" }, out _)?.Code);
        Assert.Equal("debate-opened", Debate.None.Admit(entry with { Version = 1 }, out _)?.Code);
    }

    [Fact]
    public void Closing_and_hiding_twice_are_refused()
    {
        var closed = Before.And(Olga.Hides("c1"), Closed);
        Assert.Equal("already-closed", closed.Debate.Admit(Next(new DebateClosed(), closed.Debate), out _)?.Code);
        Assert.Equal("already-hidden", closed.Debate.Admit(Next(new ContributionHidden("c1", Some), closed.Debate), out _)?.Code);
    }

    static Entry Next(DebateEvent made, Debate? before = null) =>
        new((before ?? Before.Debate).Version + 1, Noon.AddHours(1), "ann", null, null, made);

    static Debate AdmitAll(IEnumerable<Entry> entries) => entries.Aggregate(Debate.None, (debate, entry) =>
    {
        Assert.Null(debate.Admit(entry, out var after));
        return after;
    });

    static DebateEvent ErasedIn(DebateEvent made)
    {
        var json = JsonSerializer.SerializeToNode(made, made.GetType());
        Erase(json);
        return (DebateEvent)JsonSerializer.Deserialize(json, made.GetType())!;
    }

    static void Erase(JsonNode? node)
    {
        if (node is not JsonObject members)
            return;
        if (members.ContainsKey(nameof(Words.Digest)))
            (members[nameof(Words.Text)], members[nameof(Words.Salt)]) = (null, null);
        foreach (var (_, member) in members.ToList())
            Erase(member);
    }
}
