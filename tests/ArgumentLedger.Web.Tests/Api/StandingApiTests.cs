using System.Text.Json;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class StandingApiTests(SiteFixture site)
{
    [Fact]
    public async Task A_contribution_says_how_it_stands_and_why()
    {
        var standing = (await (await ArgueAsync()).ReadAsync("/contributions/c1?at=5")).Expect(200).Body.GetProperty("standing");

        Assert.Equal(("in", "defended", 5, 5), (Text("label"), Text("status"), standing.GetProperty("since").GetInt64(), standing.GetProperty("rank").GetInt32()));
        Assert.Equal(0.504950, standing.GetProperty("strength").GetDouble(), 6);
        Assert.True(standing.GetProperty("isSettled").GetBoolean());
        Assert.Equal(JsonValueKind.Null, standing.GetProperty("range").ValueKind);
        SameJson.Assert("""
            {"code":"answered","because":null,"sentence":"The one challenge to it has been answered: r1 does not stand.","restsOn":["r1"]}
            """, standing.GetProperty("reason"));
        var band = standing.GetProperty("opinion").GetProperty("band");
        Assert.Equal((0.009901, 1), (Math.Round(band.GetProperty("low").GetDouble(), 6), band.GetProperty("high").GetDouble()));

        string? Text(string name) => standing.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Opinion_is_told_with_its_spread_and_forgets_earlier_wordings()
    {
        var debate = await ArgueAsync();

        var stated = (await debate.ReadAsync("/contributions/c2?at=9")).Body.GetProperty("standing").GetProperty("opinion");
        SameJson.Assert("""{"count":2,"mean":0.5,"low":0.25,"high":0.75,"disagreement":0.5,"band":{"low":0.25,"high":0.75}}""", stated);
        var reworded = (await debate.ReadAsync("/contributions/c2")).Body.GetProperty("standing").GetProperty("opinion");
        Assert.Equal(0, reworded.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_link_says_whether_it_bites()
    {
        var debate = await ArgueAsync();
        Assert.Equal("in", Link(await debate.ReadAsync("/contributions/c1?at=4")));
        Assert.Equal("out", Link(await debate.ReadAsync("/contributions/c1")));

        static string? Link(Answer answer) => answer.Body.GetProperty("linksIn")[1].GetProperty("label").GetString();
    }

    [Fact]
    public async Task A_question_has_no_standing()
    {
        var debate = await ArgueAsync();
        Assert.Equal(JsonValueKind.Null, (await debate.ReadAsync("/contributions/a1")).Expect(200).Body.GetProperty("standing").ValueKind);
        (await debate.ReadAsync("/contributions/a1/dispute")).ExpectProblem(404, "no-standing");
    }

    [Fact]
    public async Task A_dispute_unfolds_as_deep_as_was_asked()
    {
        var debate = await ArgueAsync();

        Assert.Equal("c1 defended [r1 refuted out/source-out …]", Tell((await debate.ReadAsync("/contributions/c1/dispute")).Expect(200).Body));
        Assert.Equal("c1 defended [r1 refuted out/source-out [r2 unchallenged in/ []]]", Tell((await debate.ReadAsync("/contributions/c1/dispute?depth=20")).Expect(200).Body));
        Assert.Equal("c1 refuted [r1 unchallenged in/ []]", Tell((await debate.ReadAsync("/contributions/c1/dispute?depth=2&at=4")).Expect(200).Body));
        Assert.Equal("c3 contested [c4 contested undecided/source-undecided [c3 contested undecided/source-undecided !]]", Tell((await debate.ReadAsync("/contributions/c3/dispute?depth=9")).Expect(200).Body));
    }

    [Fact]
    public async Task Turning_points_are_told_in_order_with_the_words_that_turned_the_claim()
    {
        var debate = await ArgueAsync();

        var told = (await debate.ReadAsync("/turning-points")).Expect(200).Items;

        Assert.Equal(
            ["4 c1 unchallenged refuted: No.", "5 c1 refuted defended: But yes.", "13 c4 unchallenged refuted: Ever.", "14 c3 unchallenged contested: Never.", "14 c4 refuted contested: Never."],
            told.Select(turn => $"{turn.GetProperty("version")} {turn.GetProperty("claim")} {turn.GetProperty("change").GetProperty("statusFrom")} {turn.GetProperty("change").GetProperty("statusTo")}: {turn.GetProperty("words").GetProperty("text")}"));
        Assert.Equal("c1 was refuted and is defended now, by way of r2 and r1.", told[1].GetProperty("sentence").GetString());
        SameJson.Assert("""["r2>","r1","r1>","c1"]""", told[1].GetProperty("via"));
        Assert.Equal(("rebuttal-made", "tess"), (told[1].GetProperty("event").GetProperty("event").GetString(), told[1].GetProperty("event").GetProperty("by").GetString()));
    }

    [Theory]
    [InlineData("?at=4", "4c1")]
    [InlineData("?claim=c3", "14c3")]
    [InlineData("?claim=r1", "")]
    [InlineData("?limit=1", "4c1")]
    [InlineData("?after=14.3", "14c4")]
    [InlineData("?after=14.4", "")]
    public async Task Turning_points_are_found_by(string query, string found) =>
        Assert.Equal(found, string.Join(' ', (await (await ArgueAsync()).ReadAsync("/turning-points" + query)).Expect(200).Items.Select(turn => $"{turn.GetProperty("version")}{turn.GetProperty("claim")}")));

    [Fact]
    public async Task Pages_of_turning_points_go_on_where_the_one_before_ended()
    {
        var debate = await ArgueAsync();
        var (found, next) = (new List<string?>(), "");
        while (next is not null)
        {
            var page = (await debate.ReadAsync($"/turning-points?limit=2{(next.Length == 0 ? "" : $"&after={next}")}")).Expect(200);
            found.AddRange(page.All("claim"));
            next = page.Next;
        }
        Assert.Equal(["c1", "c1", "c4", "c3", "c4"], found);
    }

    [Fact]
    public async Task Words_hidden_since_turned_it_without_being_shown()
    {
        var debate = await ArgueAsync("Hidden turns");
        await debate.MakeAsync("""{"move":"hide","target":"r2","reason":"Manners."}""");
        foreach (var below in (string[])["/turning-points", "/turning-points?at=5", "/contributions/c1", "/contributions/c1/dispute?depth=9", "/contributions/r2?at=5"])
            Assert.DoesNotContain("But yes", (await debate.ReadAsync(below)).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal("Manners.", (await debate.ReadAsync("/turning-points?claim=c1")).Items[^1].GetProperty("words").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("/contributions/c1/dispute?depth=0")]
    [InlineData("/contributions/c1/dispute?depth=21")]
    [InlineData("/contributions/c1/dispute?depth=two")]
    [InlineData("/contributions/c1/dispute?limit=2")]
    [InlineData("/turning-points?after=4")]
    [InlineData("/turning-points?after=4.c1")]
    [InlineData("/turning-points?after=-4.1")]
    [InlineData("/turning-points?limit=0")]
    [InlineData("/turning-points?root=c1")]
    public async Task An_unknown_or_impossible_parameter_is_refused(string below) =>
        (await (await ArgueAsync()).ReadAsync(below)).ExpectProblem(400, "bad-parameter");

    [Theory]
    [InlineData("/contributions/c99/dispute", "unknown-contribution")]
    [InlineData("/contributions/k1/dispute", "unknown-contribution")]
    [InlineData("/turning-points?at=99", "unknown-version")]
    public async Task What_is_not_there_is_answered_404(string below, string code) =>
        (await (await ArgueAsync()).ReadAsync(below)).ExpectProblem(404, code);

    [Fact]
    public async Task A_private_debate_tells_strangers_nothing()
    {
        var secret = await (await site.SignedInAsync("tess")).OpenAsync("A private matter", "private");
        await secret.MakeAsync("""[{"move":"make-claim","text":"Yes."},{"move":"rebut-claim","target":"c1","text":"No."}]""");
        foreach (var below in (string[])["/turning-points", "/contributions/c1/dispute"])
            (await secret.For(site.Anonymous).ReadAsync(below)).ExpectProblem(404, "unknown-debate");
    }

    // c1 is rebutted at 4 and the rebuttal at 5; people believe c2, which is reworded; c3 and c4 attack each other at 14.
    async Task<TestedDebate> ArgueAsync(string motion = "Does it stand?")
    {
        var una = await site.SignedInAsync("una");
        var debate = await (await site.SignedInAsync("tess")).OpenAsync(motion);
        await debate.MakeAsync("""
            [{"move":"make-claim","text":"Yes."},{"move":"make-claim","supports":"c1","text":"Surely."},{"move":"rebut-claim","target":"c1","text":"No."},
             {"move":"rebut-claim","target":"r1","text":"But yes."},{"move":"ask-question","about":"c1","text":"Really?"},{"move":"record-source","title":"A note","text":"Yes."},
             {"move":"state-credence","target":"c2","probability":0.25}]
            """);
        await debate.For(una).MakeAsync("""{"move":"state-credence","target":"c2","probability":0.75}""");
        await debate.MakeAsync("""
            [{"move":"amend","target":"c2","text":"Most surely.","reason":"More."},{"move":"make-claim","text":"Ever."},{"move":"make-claim","text":"Never."},
             {"move":"link","from":"c3","to":"c4","kind":"attack"},{"move":"link","from":"c4","to":"c3","kind":"attack"}]
            """);
        return debate;
    }

    static string Tell(JsonElement place)
    {
        var attack = place.GetProperty("attack") is { ValueKind: JsonValueKind.Object } given ? $" {given.GetProperty("label")}/{given.GetProperty("ground")}" : "";
        var below = place.GetProperty("below");
        var told = place.GetProperty("isRepeated").GetBoolean() ? "!" : below.ValueKind == JsonValueKind.Null ? "…" : $"[{string.Join(' ', below.EnumerateArray().Select(Tell))}]";
        return $"{place.GetProperty("contribution")} {place.GetProperty("status")}{attack} {told}";
    }
}
