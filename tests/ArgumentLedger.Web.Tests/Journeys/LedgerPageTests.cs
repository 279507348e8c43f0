using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using Npgsql;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Journeys;

/// <summary>The ledger page, and checking a ledger from it with scripts and without.</summary>
[Collection(SharedSite.Name)]
public sealed class LedgerPageTests(SiteFixture site)
{
    [Fact]
    public async Task Without_scripts_the_site_checks_its_rows_and_names_the_first_that_is_wrong()
    {
        var debate = await NewDebateAsync("unscripted");
        await using var visitor = await Visitor.ComeAsync(site, javaScript: false);
        await visitor.Page.GotoAsync($"/debates/{debate.Id}/ledger");
        await visitor.PressAsync("Check every entry");
        await Expect(visitor.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Sound. All 62 entries hold as they are stored");

        await ExecuteAsync($"update ledger.mt_events set data = jsonb_set(data, '{{text,text}}', '\"Something else.\"') where stream_id = '{debate.Id}' and version = 41");
        await visitor.PressAsync("Check every entry");
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Not sound. Version 41: the words “text” are not those that were logged. The 40 entries before it hold.");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task With_scripts_the_browser_reckons_the_whole_ledger_itself()
    {
        var debate = await NewDebateAsync("scripted");
        await debate.MakeAsync("""[{"move":"state-credence","target":"c1","probability":0.1},{"move":"state-credence","target":"c2","probability":1e-7},{"move":"make-claim","text":"“Quoted”, \\ back, \ttabbed, 😀"},{"move":"hide","target":"c2","reason":"Manners."}]""");
        await using var visitor = await Visitor.ComeAsync(site);
        await visitor.Page.GotoAsync($"/debates/{debate.Id}/ledger");
        await visitor.PressAsync("Check in this browser");
        await Expect(visitor.Page.Locator("[data-found]")).ToContainTextAsync("Sound. This browser reckoned all 66 hashes itself");

        await ExecuteAsync($"update ledger.mt_events set headers = jsonb_set(headers, '{{by}}', '\"01890000-0000-7000-8000-000000000001\"') where stream_id = '{debate.Id}' and version = 30");
        await visitor.PressAsync("Check in this browser");
        await Expect(visitor.Page.Locator("[data-found]")).ToContainTextAsync("Not sound. Version 30: its content is not what its hash was taken of. The 29 entries before it hold.");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Entries_are_paged_newest_first_and_hidden_words_are_on_no_page()
    {
        var debate = await NewDebateAsync("pager");
        await debate.MakeAsync("""{"move":"hide","target":"c7","reason":"Manners."}""");
        await using var visitor = await Visitor.ComeAsync(site, javaScript: false);
        await visitor.Page.GotoAsync($"/debates/{debate.Id}/ledger");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Entries 14 to 63, newest first" })).ToBeVisibleAsync();
        await visitor.FollowAsync("Older");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Entries 1 to 13, newest first" })).ToBeVisibleAsync();
        Assert.DoesNotContain("Claim 7.", await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        await visitor.FollowAsync("Newest");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Entries 14 to 63, newest first" })).ToBeVisibleAsync();
        foreach (var wrong in new[] { "0", "1", "65", "x", "99999999999999999999" })
            Assert.Equal(404, (await site.Anonymous.ReadAsync($"/debates/{debate.Id}/ledger?before={wrong}")).Status);
    }

    async Task<TestedDebate> NewDebateAsync(string handle)
    {
        var debate = await (await site.SignedInAsync(handle)).OpenAsync("Is the bus late?");
        await debate.MakeAsync($"[{string.Join(',', Enumerable.Range(1, 61).Select(n => $$"""{"move":"make-claim","text":"Claim {{n}}."}"""))}]");
        return debate;
    }

    async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
