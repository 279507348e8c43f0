using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

/// <summary>Who gave way to whom and on what, and who is quoted, across debates.</summary>
[Collection(SharedSite.Name)]
public sealed class ConcessionListTests(SiteFixture site)
{
    [Fact]
    public async Task Who_gave_way_to_whom_on_what_is_told_latest_first()
    {
        var debate = await ConcededAsync();

        var told = (await site.Anonymous.ReadAsync($"/api/concessions?debate={debate.Id}")).Expect(200);

        Assert.Equal(["k3", "k1"], told.All("label"));
        var first = told.Items[1];
        Assert.Equal("wes", first.GetProperty("speaker").GetString());
        Assert.Equal("val", first.GetProperty("to").GetString());
        Assert.Equal("full", first.GetProperty("extent").GetString());
        Assert.Equal("c2", first.GetProperty("yields").GetString());
        Assert.Equal("Rain stops trams.", first.GetProperty("position").GetProperty("text").GetString());
        Assert.Equal("p1", told.Items[0].GetProperty("speaker").GetString());
        Assert.Equal("val", told.Items[0].GetProperty("by").GetString());
    }

    [Theory]
    [InlineData("speaker=wes", "k1")]
    [InlineData("to=val", "k1")]
    [InlineData("speaker=wes&to=val&extent=full", "k1")]
    [InlineData("speaker=wes&extent=partial", "")]
    [InlineData("to=wes", "k3")]
    [InlineData("speaker=nobody-here", "")]
    public async Task Concessions_are_found_by(string query, string labels)
    {
        var debate = await ConcededAsync();
        var found = (await site.Anonymous.ReadAsync($"/api/concessions?limit=200&{query}")).Expect(200);
        Assert.Equal(labels, string.Join(' ', found.Items.Where(row => row.GetProperty("debate").GetGuid() == debate.Id).Select(row => row.GetProperty("label").GetString())));
        Assert.Equal(labels.Contains("k3", StringComparison.Ordinal) ? "k3" : "", string.Join(' ', (await site.Anonymous.ReadAsync($"/api/concessions?debate={debate.Id}&speaker=p1&{query}")
            .ContinueWith(answer => answer.Result.Status == 200 ? answer.Result.All("label") : [], TaskScheduler.Default))));
    }

    [Fact]
    public async Task Concessions_are_visited_page_by_page()
    {
        var debate = await ConcededAsync();
        var first = (await site.Anonymous.ReadAsync($"/api/concessions?debate={debate.Id}&limit=1")).Expect(200);
        var second = (await site.Anonymous.ReadAsync($"/api/concessions?debate={debate.Id}&limit=1&after={first.Next}")).Expect(200);
        Assert.Equal(["k3", "k1"], first.All("label").Concat(second.All("label")));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Concessions_and_quotes_of_private_debates_are_for_those_in_them()
    {
        var val = await site.SignedInAsync("val");
        var debate = await val.OpenAsync("In private?", "private");
        await debate.MakeAsync("""[{"move":"make-claim","text":"Trams hum."},{"move":"introduce-speaker","name":"A rider"},{"move":"concede-claim","speaker":"p1","what":"c1","extent":"full"},{"move":"cite-quote","contribution":"c1","exact":"hum"}]""");

        Assert.Equal(["k1"], (await val.ReadAsync($"/api/concessions?debate={debate.Id}")).Expect(200).All("label"));
        Assert.Single((await val.ReadAsync($"/api/quotes/speakers?debate={debate.Id}")).Expect(200).Body.EnumerateArray());
        foreach (var other in (HttpClient[])[site.Anonymous, await site.SignedInAsync("wes")])
        {
            Assert.Empty((await other.ReadAsync($"/api/concessions?debate={debate.Id}")).Expect(200).Items);
            Assert.Empty((await other.ReadAsync($"/api/quotes/speakers?debate={debate.Id}")).Expect(200).Body.EnumerateArray());
        }
    }

    [Fact]
    public async Task Who_is_quoted_most_is_told_with_how_the_quotes_hold()
    {
        var debate = await ConcededAsync();

        SameJson.Assert("""
            [{"speaker":"val","quotes":2,"fidelity":{"verbatim":1,"altered":1},"orphaned":0},
             {"speaker":"p1","quotes":1,"fidelity":{"verbatim":1},"orphaned":0},
             {"speaker":"wes","quotes":1,"fidelity":{"verbatim":1},"orphaned":1}]
            """, Sorted((await site.Anonymous.ReadAsync($"/api/quotes/speakers?debate={debate.Id}")).Expect(200)));
        Assert.Contains("val", (await site.Anonymous.ReadAsync("/api/quotes/speakers?limit=200")).Expect(200).Body.EnumerateArray().Select(one => one.GetProperty("speaker").GetString()));
        Assert.Equal(["q4", "q3"], (await site.Anonymous.ReadAsync($"/api/quotes?debate={debate.Id}&quoted=val")).Expect(200).All("label"));
        Assert.Equal(["q2"], (await site.Anonymous.ReadAsync($"/api/quotes?debate={debate.Id}&quoted=p1")).Expect(200).All("label"));
    }

    [Fact]
    public async Task A_record_says_how_somebody_quotes_and_is_quoted_and_what_became_of_what_they_said()
    {
        await ConcededAsync();
        var record = (await site.Anonymous.ReadAsync("/api/contributors/wes")).Expect(200).Body;
        SameJson.Assert("""{"verbatim":1}""", record.GetProperty("quoted"));
        SameJson.Assert("""{}""", record.GetProperty("quotes"));
        SameJson.Assert("""{"withdrawn":1}""", record.GetProperty("standing"));
        Assert.Equal(1, record.GetProperty("conceded").GetInt64());
        SameJson.Assert("""{"verbatim":3,"altered":1}""", (await site.Anonymous.ReadAsync("/api/contributors/val")).Expect(200).Body.GetProperty("quotes"));
    }

    [Theory]
    [InlineData("concessions?extent=Full")]
    [InlineData("concessions?speaker=p1")]
    [InlineData("concessions?after=WyIxIl0")]
    [InlineData("concessions?after=%22")]
    [InlineData("concessions?limit=0")]
    [InlineData("concessions?by=val")]
    [InlineData("quotes/speakers?limit=201")]
    [InlineData("quotes/speakers?debate=1")]
    [InlineData("quotes?quoted=p1")]
    [InlineData("quotes?source=s1&contribution=c1&debate=00000000-0000-0000-0000-000000000000")]
    public async Task An_unknown_or_impossible_parameter_is_refused(string list) =>
        (await site.Anonymous.ReadAsync("/api/" + list)).ExpectProblem(400, "bad-parameter");

    static System.Text.Json.JsonElement Sorted(Answer answer) =>
        System.Text.Json.JsonSerializer.SerializeToElement(answer.Body.EnumerateArray().OrderBy(one => -one.GetProperty("quotes").GetInt64()).ThenBy(one => one.GetProperty("speaker").GetString()));

    // k1: wes gives c2 up to r1 of val; k2 was taken back; k3: the conductor grants c2 of wes, which is reworded after it was quoted.
    async Task<TestedDebate> ConcededAsync()
    {
        var val = await site.SignedInAsync("val");
        var known = (await val.ReadAsync("/api/debates?by=val&q=weather")).Items;
        if (known.Count > 0)
            return new(val, known[0].GetProperty("id").GetGuid());
        var debate = await val.OpenAsync("What of the weather?");
        var wes = debate.For(await site.SignedInAsync("wes"));
        await debate.MakeAsync("""[{"move":"make-claim","text":"Trams run on time."},{"move":"introduce-speaker","name":"The conductor"}]""");
        await wes.MakeAsync("""{"move":"make-claim","text":"Rain stops nothing."}""");
        await debate.MakeAsync("""
            [{"move":"rebut-claim","target":"c2","text":"Rain stops trams."},{"move":"make-claim","speaker":"p1","text":"Ask me."},
             {"move":"cite-quote","contribution":"c2","exact":"nothing"},{"move":"cite-quote","contribution":"c3","exact":"Ask"},
             {"move":"cite-quote","contribution":"c1","exact":"on time"},{"move":"cite-quote","contribution":"c1","exact":"Trams ran on time"}]
            """);
        await wes.MakeAsync("""{"move":"concede-claim","what":"r1","extent":"full","yields":"c2"}""");
        await wes.MakeAsync("""[{"move":"concede-claim","what":"c1","extent":"partial"},{"move":"withdraw","target":"k2","reason":"No."}]""");
        await debate.MakeAsync("""{"move":"concede-claim","speaker":"p1","what":"c2","extent":"partial"}""");
        await wes.MakeAsync("""{"move":"withdraw","target":"c2","reason":"It does."}""");
        return debate;
    }
}
