using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class CompareTests(SiteFixture site)
{
    [Fact]
    public async Task Every_kind_of_difference_is_told_with_the_event_that_made_it()
    {
        var debate = await ArgueAsync();

        var compared = (await debate.ReadAsync("/compare?from=4&to=14")).Expect(200).Body;

        SameJson.Assert("""[{"label":"c2","kind":"support","text":"I waited until 8:20.","speaker":"meg","by":"meg","parent":"c1","isWithdrawn":true,"version":7}]""", compared.GetProperty("made"));
        SameJson.Assert("""
            [{"label":"c1","from":1,"to":2,"version":5,"reason":"Fairer.","runs":[
              {"fate":"kept","text":"The bus is "},{"fate":"added","text":"often "},{"fate":"kept","text":"late."}]}]
            """, compared.GetProperty("reworded"));
        SameJson.Assert("""[{"label":"c2","version":9,"reason":"It was a tram."}]""", compared.GetProperty("withdrawn"));
        SameJson.Assert("""[{"label":"r1","version":10,"reason":"Rude."}]""", compared.GetProperty("hidden"));
        Assert.Equal("k1", Assert.Single(compared.GetProperty("conceded").EnumerateArray()).GetProperty("label").GetString());
        SameJson.Assert("""{"added":[],"withdrawn":[],"stale":[],"confirmed":[{"label":"r1>","version":6}]}""", compared.GetProperty("links"));
        SameJson.Assert("""{"version":12,"runs":[{"fate":"kept","text":"Is the bus late"},{"fate":"added","text":" today"},{"fate":"kept","text":"?"}]}""", compared.GetProperty("motion"));
        SameJson.Assert("""{"from":"open","to":"closed","version":14}""", compared.GetProperty("status"));
        var c1 = compared.GetProperty("standing").EnumerateArray().Single(one => one.GetProperty("label").GetString() == "c1");
        Assert.Equal(("refuted", "partlyConceded"), (c1.GetProperty("statusFrom").GetString(), c1.GetProperty("statusTo").GetString()));
        Assert.Contains(8, c1.GetProperty("versions").EnumerateArray().Select(version => version.GetInt32()));
        SameJson.Assert("""[{"by":"meg","label":"c1","from":null,"to":0.5,"version":13}]""", compared.GetProperty("credences"));
    }

    [Fact]
    public async Task People_gain_and_lose_commitments()
    {
        var debate = await ArgueAsync();

        SameJson.Assert("""[{"speaker":"meg","gained":[{"label":"c2","ground":"said","version":7}],"lost":[]}]""", (await debate.ReadAsync("/compare?from=6&to=7")).Expect(200).Body.GetProperty("people"));
        SameJson.Assert("""[{"speaker":"meg","gained":[],"lost":[{"label":"c2","ground":"said","version":9}]}]""", (await debate.ReadAsync("/compare?from=8&to=9")).Expect(200).Body.GetProperty("people"));
    }

    [Fact]
    public async Task A_moment_may_be_an_instant_and_is_the_first_or_the_last_when_absent()
    {
        var debate = await ArgueAsync();
        var whole = (await debate.ReadAsync("/compare")).Expect(200).Body;
        var at = (await debate.ReadAsync("?at=1")).Expect(200).Body.GetProperty("lastAt").GetString();

        Assert.Equal((1, 14), (whole.GetProperty("from").GetInt32(), whole.GetProperty("to").GetInt32()));
        Assert.Equal((1, 9), Versions((await debate.ReadAsync($"/compare?from={at}&to=9")).Expect(200)));
        Assert.Equal((1, 1), Versions((await debate.ReadAsync($"/compare?to={at}")).Expect(200)));
        Assert.Equal((14, 14), Versions((await debate.ReadAsync("/compare?from=2100-01-01T00:00:00Z&to=2100-01-01T00:00:00Z")).Expect(200)));
    }

    [Fact]
    public async Task Hidden_words_are_in_no_comparison_and_restored_ones_are_told_of()
    {
        var debate = await ArgueAsync();

        foreach (var query in new[] { "", "?from=3&to=4", "?from=9&to=10", "?to=5" })
            Assert.DoesNotContain("nonsense", (await debate.ReadAsync("/compare" + query)).Expect(200).Text, StringComparison.OrdinalIgnoreCase);

        await debate.MakeAsync("""{"move":"restore","target":"r1","reason":"Not that rude."}""");
        SameJson.Assert("""[{"label":"r1","version":15}]""", (await debate.ReadAsync("/compare?from=14")).Expect(200).Body.GetProperty("restored"));
        Assert.Contains("nonsense", (await debate.ReadAsync("/compare?from=3&to=4")).Expect(200).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("from=0", 400, "bad-parameter")]
    [InlineData("from=-1", 400, "bad-parameter")]
    [InlineData("to=99999999999999999999", 400, "bad-parameter")]
    [InlineData("from=9&to=8", 400, "bad-parameter")]
    [InlineData("from=yesterday", 400, "bad-parameter")]
    [InlineData("from=1&from=2", 400, "bad-parameter")]
    [InlineData("at=3", 400, "bad-parameter")]
    [InlineData("to=99999999", 404, "unknown-version")]
    [InlineData("from=1999-01-01T00:00:00Z", 404, "before-debate")]
    public async Task A_moment_that_cannot_be_is_refused(string query, int status, string code) =>
        (await (await ArgueAsync()).ReadAsync("/compare?" + query)).ExpectProblem(status, code);

    [Fact]
    public async Task A_private_debate_is_compared_for_its_readers_only()
    {
        var secret = await (await site.SignedInAsync("meg")).OpenAsync("A secret", "private");

        (await secret.ReadAsync("/compare")).Expect(200);
        (await site.Anonymous.ReadAsync($"{secret.Address}/compare")).ExpectProblem(404, "unknown-debate");
    }

    [Fact]
    public async Task A_history_has_what_happened_elsewhere_and_how_each_event_changed_the_standing()
    {
        var debate = await (await site.SignedInAsync("meg")).OpenAsync("Is it late?");
        await debate.MakeAsync("""
            [{"move":"make-claim","text":"It is late."},{"move":"rebut-claim","target":"c1","text":"It is not."},
             {"move":"rebut-claim","target":"r1","text":"It is, look."},{"move":"make-claim","text":"Another matter."}]
            """);

        var items = (await debate.ReadAsync("/contributions/c1/history")).Expect(200).Items;

        Assert.Equal([2, 3, 4], items.Select(item => item.GetProperty("version").GetInt32()));
        Assert.Equal([false, false, true], items.Select(item => item.GetProperty("isElsewhere").GetBoolean()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, items[0].GetProperty("standing").ValueKind);
        Assert.Equal("c1 was unchallenged and is refuted now, by way of r1.", items[1].GetProperty("standing").GetProperty("sentence").GetString());
        var elsewhere = items[2].GetProperty("standing");
        Assert.Equal(("refuted", "defended"), (elsewhere.GetProperty("statusFrom").GetString(), elsewhere.GetProperty("statusTo").GetString()));
        Assert.Contains("r1", elsewhere.GetProperty("via").EnumerateArray().Select(label => label.GetString()));
        Assert.Equal([4], (await debate.ReadAsync("/contributions/c1/history?after=3")).Expect(200).Items.Select(item => item.GetProperty("version").GetInt32()));
        Assert.Equal("3", (await debate.ReadAsync("/contributions/c1/history?limit=2")).Expect(200).Next);
    }

    static (int From, int To) Versions(Answer answer) => (answer.Body.GetProperty("from").GetInt32(), answer.Body.GetProperty("to").GetInt32());

    TestedDebate? _debate;

    // 1 opened, 2 cast, 3 c1, 4 r1, 5 c1 amended, 6 r1 confirmed, 7 c2, 8 k1, 9 c2 withdrawn, 10 r1 hidden, 11 r1's speaker …
    async Task<TestedDebate> ArgueAsync()
    {
        if (_debate is not null) return _debate;
        var debate = await (await site.SignedInAsync("meg")).OpenAsync("Is the bus late?");
        await debate.MakeAsync("""
            [{"move":"introduce-speaker","name":"The driver"},
             {"move":"make-claim","text":"The bus is late."},
             {"move":"rebut-claim","speaker":"p1","target":"c1","text":"Nonsense."},
             {"move":"amend","target":"c1","text":"The bus is often late.","reason":"Fairer."},
             {"move":"confirm-link","link":"r1"},
             {"move":"make-claim","supports":"c1","text":"I waited until 8:20."},
             {"move":"concede-claim","what":"r1","extent":"partial","yields":"c1"},
             {"move":"withdraw","target":"c2","reason":"It was a tram."},
             {"move":"hide","target":"r1","reason":"Rude."},
             {"move":"introduce-speaker","name":"A passenger"},
             {"move":"reword-motion","motion":"Is the bus late today?"},
             {"move":"state-credence","target":"c1","probability":0.5},
             {"move":"close-debate"}]
            """);
        return _debate = debate;
    }
}
