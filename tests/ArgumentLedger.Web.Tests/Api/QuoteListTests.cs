using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class QuoteListTests(SiteFixture site)
{
    const string Quotes = """
        [{"move":"record-source","title":"Timetable","text":"The bus leaves at eight every day of the week."},
         {"move":"make-claim","text":"The bus is late."},{"move":"make-claim","text":"The tram is slow."},{"move":"make-claim","text":"The train is dear."},
         {"move":"cite-quote","source":"s1","exact":"every day"},
         {"move":"cite-quote","source":"s1","exact":"The bus leaves at nine every day"},
         {"move":"cite-quote","contribution":"c1","exact":"“the bus”"},
         {"move":"cite-quote","contribution":"c2","exact":"tram"},
         {"move":"cite-quote","contribution":"c3","exact":"train"},
         {"move":"cite-quote","contribution":"c3","exact":"entirely other words"},
         {"move":"cite-quote","exact":"my aunt said so"},
         {"move":"amend","target":"c1","text":"The bus was late.","reason":"Once."},{"move":"withdraw","target":"c2","reason":"It is quick."},
         {"move":"hide","target":"c3","reason":"Rude."}]
        """;

    [Theory]
    [InlineData("", "q7 q6 q5 q4 q3 q2 q1")]
    [InlineData("&orphaned=true", "q7 q6 q5 q4 q3")]
    [InlineData("&orphaned=false", "q2 q1")]
    [InlineData("&source=s1", "q2 q1")]
    [InlineData("&contribution=c3", "q6 q5")]
    [InlineData("&contribution=c3&fidelity=verbatim", "q5")]
    [InlineData("&fidelity=verbatim", "q5 q4 q1")]
    [InlineData("&fidelity=altered", "q2")]
    [InlineData("&fidelity=typographic", "q3")]
    [InlineData("&fidelity=notFound", "q6")]
    [InlineData("&fidelity=noSource", "q7")]
    [InlineData("&fidelity=ambiguous", "")]
    [InlineData("&by=quincy", "q7 q6 q5 q4 q3 q2 q1")]
    [InlineData("&by=nobody-here", "")]
    public async Task Quotes_are_found_by(string query, string labels)
    {
        var found = (await site.Anonymous.ReadAsync($"/api/quotes?debate={(await QuotedAsync()).Id}{query}")).Expect(200);
        Assert.Equal(labels.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), found.All("label").Order());
    }

    [Fact]
    public async Task A_quote_says_what_became_of_its_origin()
    {
        var found = (await site.Anonymous.ReadAsync($"/api/quotes?debate={(await QuotedAsync()).Id}")).Expect(200);
        var origins = found.Items.ToDictionary(row => row.GetProperty("label").GetString()!, row => row.GetProperty("origin").GetString());
        Assert.Equal(
            ["unchanged", "unchanged", "amended", "withdrawn", "hidden", "hidden", "unrecorded"],
            origins.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value));
        Assert.Null(found.Items.Single(row => row.GetProperty("label").GetString() == "q5").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Quotes_are_visited_page_by_page()
    {
        var debate = await QuotedAsync();
        var visited = new List<string?>();
        for (string? next = ""; next is not null;)
        {
            var page = (await site.Anonymous.ReadAsync($"/api/quotes?debate={debate.Id}&limit=2{(next.Length > 0 ? "&after=" + next : "")}")).Expect(200);
            visited.AddRange(page.All("label"));
            next = page.Next;
        }
        Assert.Equal(["q1", "q2", "q3", "q4", "q5", "q6", "q7"], visited.Order());
    }

    [Fact]
    public async Task Quotes_of_private_debates_are_for_those_in_them()
    {
        var debate = await (await site.SignedInAsync("quincy")).OpenAsync("A private matter", "private");
        await debate.MakeAsync("""{"move":"cite-quote","exact":"a private remark"}""");

        Assert.Empty((await site.Anonymous.ReadAsync($"/api/quotes?debate={debate.Id}")).Expect(200).Items);
        Assert.Empty((await (await site.SignedInAsync("stranger")).ReadAsync($"/api/quotes?debate={debate.Id}")).Expect(200).Items);
        Assert.Single((await debate.Client.ReadAsync($"/api/quotes?debate={debate.Id}")).Expect(200).Items);
    }

    [Theory]
    [InlineData("source=s1")]
    [InlineData("contribution=c1")]
    [InlineData("fidelity=Verbatim")]
    [InlineData("fidelity=good")]
    [InlineData("orphaned=yes")]
    [InlineData("debate=7")]
    [InlineData("after=nonsense")]
    [InlineData("limit=0")]
    [InlineData("orphans=true")]
    [InlineData("by=%00")]
    public async Task An_unknown_or_impossible_parameter_is_refused(string query) =>
        (await site.Anonymous.ReadAsync("/api/quotes?" + query)).ExpectProblem(400, "bad-parameter");

    async Task<TestedDebate> QuotedAsync()
    {
        var quincy = await site.SignedInAsync("quincy");
        var known = (await quincy.ReadAsync("/api/debates?by=quincy&q=quoted")).Items;
        if (known.Count > 0)
            return new(quincy, known[0].GetProperty("id").GetGuid());
        var debate = await quincy.OpenAsync("Quoted?");
        await debate.MakeAsync(Quotes);
        return debate;
    }
}
