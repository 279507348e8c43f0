using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class ListingTests(SiteFixture site)
{
    [Theory]
    [InlineData("", "Eels Dogs Cats Bees Ants")]
    [InlineData("&sort=active", "Eels Dogs Cats Bees Ants")]
    [InlineData("&sort=new", "Eels Dogs Cats Bees Ants")]
    [InlineData("&sort=title", "Ants Bees Cats Dogs Eels")]
    [InlineData("&sort=contested&limit=1", "Cats")]
    [InlineData("&status=closed", "Dogs")]
    [InlineData("&status=open", "Eels Cats Bees Ants")]
    [InlineData("&visibility=unlisted", "Eels")]
    [InlineData("&visibility=public", "Dogs Cats Bees Ants")]
    [InlineData("&q=ees", "Bees")]
    [InlineData("&q=BEES", "Bees")]
    [InlineData("&q=%25", "")]
    [InlineData("&q=_", "")]
    [InlineData("&q='", "")]
    public async Task Debates_are_found_by(string query, string motions)
    {
        var fay = await FayAsync();
        var found = (await fay.ReadAsync("/api/debates?by=fay" + query)).Expect(200);
        Assert.Equal(motions, string.Join(' ', found.All("motion")));
    }

    [Fact]
    public async Task A_card_says_what_stands_in_the_debate()
    {
        var card = Assert.Single((await (await FayAsync()).ReadAsync("/api/debates?by=fay&q=cats")).Expect(200).Items);

        Assert.Equal("fay", card.GetProperty("opener").GetString());
        Assert.Equal("open", card.GetProperty("status").GetString());
        Assert.Equal(6, card.GetProperty("version").GetInt64());
        SameJson.Assert("""
            {"claims":2,"supports":1,"rebuttals":1,"undercuts":0,"quotes":0,"questions":1,"concessions":0,"unanswered":1,"openQuestions":1}
            """, card.GetProperty("counts"));
    }

    [Theory]
    [InlineData("", "a1 c1 c2 c3 r1")]
    [InlineData("&sort=old", "a1 c1 c2 c3 r1")]
    [InlineData("&sort=contested&limit=1", "c1")]
    [InlineData("&kind=rebuttal", "r1")]
    [InlineData("&by=fay", "a1 c1 c2 c3 r1")]
    [InlineData("&by=bo", "")]
    [InlineData("&by=nobody-here", "")]
    [InlineData("&speaker=fay", "a1 c1 c2 c3 r1")]
    [InlineData("&speaker=p1", "")]
    [InlineData("&holder=fay", "c1 c2 c3 r1")]
    [InlineData("&concededBy=fay", "")]
    [InlineData("&challenged=true", "c1")]
    [InlineData("&challenged=false", "a1 c2 c3 r1")]
    [InlineData("&open=true&kind=question", "a1")]
    [InlineData("&open=false", "c1")]
    [InlineData("&q=PURR", "c1 c2")]
    [InlineData("&q=%25", "")]
    public async Task Positions_are_found_by(string query, string labels)
    {
        var fay = await FayAsync();
        var cats = Assert.Single((await fay.ReadAsync("/api/debates?by=fay&q=cats")).Items).GetProperty("id").GetGuid();
        var found = (await fay.ReadAsync($"/api/positions?debate={cats}{query}")).Expect(200);
        Assert.Equal(labels, string.Join(' ', found.All("label").Order()));
    }

    [Fact]
    public async Task Whoever_conceded_a_position_is_found_by_it()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Do eels sing?");
        await debate.MakeAsync("""{"move":"make-claim","text":"They hum."}""");
        await debate.For(await site.SignedInAsync("gus")).MakeAsync("""{"move":"concede-claim","what":"c1","extent":"partial"}""");

        var found = Assert.Single((await site.Anonymous.ReadAsync("/api/positions?concededBy=gus")).Expect(200).Items);

        Assert.Equal("They hum.", found.GetProperty("text").GetString());
        Assert.Equal(["gus"], found.GetProperty("concededBy").EnumerateArray().Select(who => who.GetString()));
        Assert.Equal(["ann"], found.GetProperty("holders").EnumerateArray().Select(who => who.GetString()));
    }

    [Theory]
    [InlineData("/api/debates?by=fay", "id", 1)]
    [InlineData("/api/debates?by=fay&sort=title", "id", 2)]
    [InlineData("/api/debates?by=fay&sort=new", "id", 2)]
    [InlineData("/api/debates?by=fay&sort=contested", "id", 1)]
    [InlineData("/api/debates?by=hal&sort=title", "id", 1)]
    [InlineData("/api/positions?by=fay", "text", 1)]
    [InlineData("/api/positions?by=fay&sort=old", "text", 2)]
    [InlineData("/api/positions?by=fay&sort=contested", "text", 1)]
    [InlineData("{longest}/contributions", "label", 3)]
    [InlineData("{longest}/events", "version", 2)]
    [InlineData("{longest}/events?kind=claim-made", "version", 1)]
    [InlineData("{longest}/events?about=c1", "version", 1)]
    [InlineData("{longest}/contributions/c1/history", "version", 1)]
    public async Task Page_by_page_everything_is_visited_once_and_in_order(string list, string field, int limit)
    {
        var fay = await FayAsync();
        await TitlesAsync();
        var cats = Assert.Single((await fay.ReadAsync("/api/debates?by=fay&q=cats")).Items).GetProperty("id").GetGuid();
        list = list.Replace("{longest}", $"/api/debates/{cats}", StringComparison.Ordinal);
        list += list.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        var client = list.Contains("by=hal", StringComparison.Ordinal) ? await site.SignedInAsync("hal") : fay;
        var whole = (await client.ReadAsync(list + "limit=200")).Expect(200);
        Assert.Null(whole.Next);
        Assert.True(whole.Items.Count > limit, "There is only one page.");

        var visited = new List<string?>();
        for (string? next = ""; next is not null && visited.Count <= whole.Items.Count;)
        {
            var page = (await client.ReadAsync($"{list}limit={limit}{(next.Length > 0 ? "&after=" + Uri.EscapeDataString(next) : "")}")).Expect(200);
            Assert.InRange(page.Items.Count, 1, limit);
            visited.AddRange(page.All(field));
            next = page.Next;
        }

        Assert.Equal(whole.All(field), visited);
        Assert.Equal(visited.Count, visited.Distinct().Count());
    }

    [Fact]
    public async Task A_page_goes_on_where_the_last_one_ended_though_moves_arrive()
    {
        var ida = await site.SignedInAsync("ida");
        var debate = await ida.OpenAsync("Do eels sing?");
        await debate.MakeAsync("""[{"move":"make-claim","text":"1"},{"move":"make-claim","text":"2"},{"move":"make-claim","text":"3"}]""");
        var first = (await ida.ReadAsync("/api/positions?by=ida&limit=2")).Expect(200);
        await debate.MakeAsync("""[{"move":"make-claim","text":"4"},{"move":"make-claim","text":"5"}]""");

        var second = (await ida.ReadAsync($"/api/positions?by=ida&limit=2&after={first.Next}")).Expect(200);

        Assert.Equal(["1", "2", "3"], first.All("text").Concat(second.All("text")).Order());
        Assert.Null(second.Next);
    }

    [Theory]
    [InlineData("debates?sort=best")]
    [InlineData("debates?status=ajar")]
    [InlineData("debates?visibility=secret")]
    [InlineData("debates?limit=-1")]
    [InlineData("debates?limit=201")]
    [InlineData("debates?title=bees")]
    [InlineData("debates?after=nonsense")]
    [InlineData("debates?after=eyJhIjoxfQ")]
    [InlineData("debates?after=bnVsbA")]
    [InlineData("debates?after=WyJcdWQ4MDAiLCJ4Il0&sort=title")]
    [InlineData("debates?after=WyJ4IiwiXHVkODAwIl0&sort=title")]
    [InlineData("debates?after=WyJ4IiwiXHUwMDAwIl0&sort=title")]
    [InlineData("debates?after=WyJ4IiwieCJd&sort=contested")]
    [InlineData("debates?after=WyJ4IiwieCJd")]
    [InlineData("debates?after=WzEsMl0")]
    [InlineData("debates?after=W251bGwsbnVsbF0")]
    [InlineData("debates?q=a&q=b")]
    [InlineData("debates?q=%00")]
    [InlineData("positions?debate=7")]
    [InlineData("positions?kind=Claim")]
    [InlineData("positions?speaker=p1")]
    [InlineData("positions?challenged=maybe")]
    [InlineData("positions?open=1")]
    [InlineData("positions?sort=active")]
    [InlineData("positions?after=%22")]
    [InlineData("positions?conceded_by=ann")]
    public async Task An_unknown_or_impossible_parameter_is_refused(string list) =>
        (await site.Anonymous.ReadAsync("/api/" + list)).ExpectProblem(400, "bad-parameter");

    async Task<HttpClient> FayAsync()
    {
        var fay = await site.SignedInAsync("fay");
        if ((await fay.ReadAsync("/api/debates?by=fay")).Items.Count > 0) return fay;
        await fay.OpenAsync("Ants");
        await fay.OpenAsync("Bees");
        await (await fay.OpenAsync("Cats")).MakeAsync("""
            [{"move":"make-claim","text":"Cats purr."},{"move":"rebut-claim","target":"c1","text":"Lions roar."},
             {"move":"ask-question","about":"c1","text":"All of them?"},{"move":"make-claim","text":"Tame ones purr."},
             {"move":"make-claim","supports":"c2","text":"Mine does."}]
            """);
        var dogs = await fay.OpenAsync("Dogs");
        await dogs.MakeAsync("""{"move":"close-debate"}""");
        await fay.OpenAsync("Eels", "unlisted");
        return fay;
    }

    // Letters that databases and programs lower differently.
    async Task TitlesAsync()
    {
        var hal = await site.SignedInAsync("hal");
        if ((await hal.ReadAsync("/api/debates?by=hal")).Items.Count > 0) return;
        foreach (var motion in (string[])["İstanbul", "istanbul", "ISTANBUL", "ıstanbul", "STRAẞE", "straße", "ΣΊΣΥΦΟΣ", "Ǆ", "K", "𐐀", "same", "same"])
            await hal.OpenAsync(motion);
    }
}
