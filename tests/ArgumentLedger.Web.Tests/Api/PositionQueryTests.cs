using ArgumentLedger.Web.Projections.Indexing;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Api;

/// <summary>Positions across debates: what each question finds, and what is counted.</summary>
[Collection(SharedSite.Name)]
public sealed class PositionQueryTests(SiteFixture site)
{
    // Una adds r3, to which uma gives c2 up. All else is uma's, logged at one time.
    const string Moves = """
        [{"move":"make-claim","stance":"for","text":"Owls hear mice under snow."},
         {"move":"make-claim","stance":"against","text":"Owls are deaf."},
         {"move":"make-claim","text":"Snow is silent."},
         {"move":"rebut-claim","target":"c1","text":"Only fresh snow."},
         {"move":"rebut-claim","target":"c1","text":"Only some owls."},
         {"move":"ask-question","about":"c3","text":"Is it?"},
         {"move":"cite-quote","contribution":"c1","exact":"hear mice"}]
        """;

    [Theory]
    [InlineData("stance=for", "c1")]
    [InlineData("stance=against", "c2")]
    [InlineData("kind=claim&stance=for&status=refuted", "c1")]
    [InlineData("kind=rebuttal&stance=for", "")]
    [InlineData("kind=rebuttal&label=in", "r1 r2 r3")]
    [InlineData("kind=question&status=refuted", "")]
    [InlineData("changedSince=2001-01-01T00:00:00Z", "c2")]
    [InlineData("changedSince=2999-01-01", "")]
    [InlineData("changedSince=2001-01-01&by=uma&status=conceded", "c2")]
    [InlineData("unansweredFor=PT0S&kind=rebuttal", "r1 r2")]
    [InlineData("unansweredFor=PT0S&kind=question&open=true", "a1")]
    [InlineData("unansweredFor=PT0S", "r1 r2 a1")]
    [InlineData("unansweredFor=PT0S&kind=claim", "")]
    [InlineData("unansweredFor=P1D", "")]
    [InlineData("holder=uma&concededBy=uma", "r3")]
    [InlineData("concededBy=uma&speaker=una&label=in", "r3")]
    [InlineData("concededBy=una", "")]
    [InlineData("q=only", "r1 r2")]
    [InlineData("q=only sno", "r1")]
    [InlineData("q=SNOW&kind=claim", "c1 c3")]
    [InlineData("q=now", "")]
    [InlineData("q=owls&by=uma&challenged=true&label=out&stance=against", "c2")]
    public async Task Questions_are_combined(string query, string labels)
    {
        var debate = await ArguedAsync();
        foreach (var sort in (string[])["new", "old", "contested", "changed"])
        {
            Assert.Equal(labels, await FoundAsync($"debate={debate.Id}&{query}&sort={sort}"));
            // Without the debate others find the like too; these are among them.
            Assert.Equal(labels, await FoundAsync($"{query}&sort={sort}", of: debate.Id));
        }
    }

    [Theory]
    [InlineData("contested", "c1 c2")]
    [InlineData("changed", "c2")]
    [InlineData("old", "c1 c2 c3 r1 r2 a1 q1 r3")]
    [InlineData("new", "r3 q1 a1 r2 r1 c3 c2 c1")]
    public async Task A_list_begins_with(string sort, string labels)
    {
        var debate = await ArguedAsync();
        var found = (await site.Anonymous.ReadAsync($"/api/positions?debate={debate.Id}&sort={sort}")).Expect(200).All("label");
        Assert.Equal(labels.Split(' '), found.Take(labels.Split(' ').Length));
        Assert.Equal(8, found.Count);
    }

    [Fact]
    public async Task What_waits_for_an_answer_is_found_once_it_waits_so_long()
    {
        var debate = await (await site.SignedInAsync("uma")).OpenAsync("Do bats see?");
        await debate.MakeAsync("""[{"move":"make-claim","text":"Bats see."},{"move":"rebut-claim","target":"c1","text":"Not in the dark."}]""");
        await site.Services.GetRequiredService<RowIndex>().CatchUpAsync(CancellationToken.None);
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var eightDaysAgo = new NpgsqlCommand("update ledger.position_index set at = at - interval '8 days' where debate = $1", connection) { Parameters = { new() { Value = debate.Id } } };
        await eightDaysAgo.ExecuteNonQueryAsync();

        Assert.Equal("r1", await FoundAsync("unansweredFor=P7D", of: debate.Id));
        Assert.Equal("r1", await FoundAsync("unansweredFor=P1WT12H&kind=rebuttal", of: debate.Id));
        Assert.Equal("", await FoundAsync("unansweredFor=P9D", of: debate.Id));
        await debate.MakeAsync("""{"move":"rebut-claim","target":"r1","text":"In the dark too."}""");
        Assert.Equal("", await FoundAsync("unansweredFor=P7D", of: debate.Id));
    }

    [Fact]
    public async Task Facets_count_what_each_other_choice_would_find()
    {
        var debate = await ArguedAsync();
        var counted = (await site.Anonymous.ReadAsync($"/api/positions/counts?debate={debate.Id}&kind=claim&challenged=true")).Expect(200).Body;

        SameJson.Assert("""
            {"total":2,"facets":{"kind":{"claim":2},"status":{"refuted":1,"conceded":1},"label":{"out":2},"stance":{"for":1,"against":1},"fidelity":{}}}
            """, counted);
        var all = (await site.Anonymous.ReadAsync($"/api/positions/counts?debate={debate.Id}")).Expect(200).Body;
        SameJson.Assert("""{"claim":3,"rebuttal":3,"question":1,"quote":1}""", all.GetProperty("facets").GetProperty("kind"));
        Assert.Equal(8, all.GetProperty("total").GetInt64());
        Assert.Equal(0, (await site.Anonymous.ReadAsync("/api/positions/counts?by=nobody-here")).Expect(200).Body.GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task Private_and_unlisted_positions_are_found_and_counted_only_by_those_in_their_debates()
    {
        var uli = await site.SignedInAsync("uli");
        foreach (var visibility in (string[])["private", "unlisted", "public"])
            await (await uli.OpenAsync("A den", visibility)).MakeAsync($$"""[{"move":"make-claim","stance":"for","text":"Foxes den {{visibility}}ly."},{"move":"rebut-claim","target":"c1","text":"Not {{visibility}}ly."}]""");

        foreach (var query in (string[])["by=uli", "speaker=uli", "holder=uli", "q=ly by", "by=uli&q=den", "by=uli&kind=claim", "by=uli&sort=contested", "by=uli&sort=changed", "by=uli&stance=for", "q=privately", "q=publicly"])
        {
            var all = await CountAsync(uli, query);
            Assert.Equal(all.Listed, all.Counted);
            foreach (var other in (HttpClient[])[site.Anonymous, await site.SignedInAsync("una")])
            {
                var found = await CountAsync(other, query);
                Assert.Equal(found.Listed, found.Counted);
                Assert.Equal(query.EndsWith("privately", StringComparison.Ordinal) ? 0 : query.EndsWith("publicly", StringComparison.Ordinal) ? all.Listed : all.Listed / 3, found.Listed);
            }
        }
    }

    [Theory]
    [InlineData("unansweredFor=7")]
    [InlineData("unansweredFor=P")]
    [InlineData("unansweredFor=PT")]
    [InlineData("unansweredFor=P1Y")]
    [InlineData("unansweredFor=-P1D")]
    [InlineData("unansweredFor=P7D&open=false")]
    [InlineData("changedSince=yesterday")]
    [InlineData("changedSince=12-12-12")]
    [InlineData("stance=For")]
    [InlineData("concededBy=p1")]
    [InlineData("fidelity=verbatim")]
    [InlineData("sort=strength")]
    public async Task An_impossible_question_is_refused(string query)
    {
        (await site.Anonymous.ReadAsync("/api/positions?" + query)).ExpectProblem(400, "bad-parameter");
        (await site.Anonymous.ReadAsync("/api/positions/counts?" + query)).ExpectProblem(400, "bad-parameter");
    }

    [Theory]
    [InlineData("""["old","","1","{0}","1",null]""", "new")]
    [InlineData("""["new","","9999999999999999999","{0}","1",null]""", "new")]
    [InlineData("""["new","","1","{0}","-1",null]""", "new")]
    [InlineData("""["new","","1","x","1",null]""", "new")]
    [InlineData("""["new","","1","{0}"]""", "new")]
    [InlineData("""["contested","1","1","{0}","1",null]""", "contested")]
    [InlineData("""["contested","1","1","{0}","1","10:20:"]""", "contested")]
    [InlineData("""["changed","1","1","{0}","1","638000000000000000 10:20:"]""", "changed")]
    public async Task A_cursor_that_no_page_gave_is_refused(string made, string sort) =>
        (await site.Anonymous.ReadAsync($"/api/positions?sort={sort}&after={Encoded(made)}")).ExpectProblem(400, "bad-parameter");

    [Theory]
    [InlineData("""["new","","0","{0}","0",null]""", "new")]
    [InlineData("""["old","","3155378975999999999","{0}","9223372036854775807",null]""", "old")]
    public async Task A_cursor_from_the_edge_of_the_world_is_answered(string made, string sort) =>
        (await site.Anonymous.ReadAsync($"/api/positions?sort={sort}&after={Encoded(made)}")).Expect(200);

    [Fact]
    public async Task A_cursor_of_one_order_is_none_of_another()
    {
        var debate = await ArguedAsync();
        var next = (await site.Anonymous.ReadAsync($"/api/positions?debate={debate.Id}&limit=1&sort=contested")).Expect(200).Next;
        (await site.Anonymous.ReadAsync($"/api/positions?debate={debate.Id}&limit=1&sort=contested&after={next}")).Expect(200);
        (await site.Anonymous.ReadAsync($"/api/positions?debate={debate.Id}&limit=1&sort=changed&after={next}")).ExpectProblem(400, "bad-parameter");
        (await site.Anonymous.ReadAsync($"/api/positions?debate={debate.Id}&limit=1&after={next}")).ExpectProblem(400, "bad-parameter");
    }

    static string Encoded(string cursor) =>
        System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(cursor.Replace("{0}", $"{Guid.Empty:N}", StringComparison.Ordinal)));

    async Task<string> FoundAsync(string query, Guid? of = null)
    {
        var labels = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await site.Anonymous.ReadAsync($"/api/positions?limit=200&{query}{(next.Length > 0 ? "&after=" + next : "")}")).Expect(200);
            labels.AddRange(page.Items.Where(item => of is null || item.GetProperty("debate").GetGuid() == of).Select(item => item.GetProperty("label").GetString()!));
            next = page.Next;
        }
        return string.Join(' ', labels.OrderBy(label => "craq".IndexOf(label[0])).ThenBy(label => label));
    }

    static async Task<(int Listed, long Counted)> CountAsync(HttpClient client, string query) =>
        ((await client.ReadAsync($"/api/positions?limit=200&{query}")).Expect(200).Items.Count,
            (await client.ReadAsync($"/api/positions/counts?{string.Join('&', query.Split('&').Where(part => !part.StartsWith("sort=", StringComparison.Ordinal)))}")).Expect(200).Body.GetProperty("total").GetInt64());

    async Task<TestedDebate> ArguedAsync()
    {
        var uma = await site.SignedInAsync("uma");
        var known = (await uma.ReadAsync("/api/debates?by=uma&q=owls")).Items;
        if (known.Count > 0)
            return new(uma, known[0].GetProperty("id").GetGuid());
        var debate = await uma.OpenAsync("What do owls hear?");
        await debate.MakeAsync(Moves);
        await debate.For(await site.SignedInAsync("una")).MakeAsync("""{"move":"rebut-claim","target":"c2","text":"They turn at a whisper."}""");
        await debate.MakeAsync("""{"move":"concede-claim","what":"r3","extent":"full","yields":"c2"}""");
        return debate;
    }
}
