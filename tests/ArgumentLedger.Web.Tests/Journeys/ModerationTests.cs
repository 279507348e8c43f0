using ArgumentLedger.Web.Tests.Identity;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Journeys;

[Collection(SharedSite.Name)]
public sealed class ModerationTests(SiteFixture site)
{
    [Fact]
    public async Task What_a_reader_reports_the_moderators_see_hide_and_settle_and_everybody_reads_what_they_did()
    {
        var debate = await (await site.SignedInAsync("olga-moderates")).OpenAsync("Who pays?");
        await debate.MakeAsync("""{"move":"make-claim","text":"Ask <b>Mr Smith</b> of 4 Low Street."}""");
        using var reader = await EnteredAsync("reader-reports");
        using var olga = await EnteredAsync("olga-moderates");

        using (var refused = await reader.SubmitAsync($"/debates/{debate.Id}/c1/report", ("Reason", " ")))
            Assert.Equal(422, (int)refused.StatusCode);
        using (var sent = await reader.SubmitAsync($"/debates/{debate.Id}/c1/report", ("Reason", "It tells where <i>he</i> lives.")))
            Assert.Equal($"/debates/{debate.Id}/c1", sent.Headers.Location?.OriginalString);

        Assert.DoesNotContain("lives.", await reader.GetStringAsync($"/debates/{debate.Id}/moderation"));
        Assert.Contains("It tells where &lt;i&gt;he&lt;/i&gt; lives.", await olga.GetStringAsync($"/debates/{debate.Id}/moderation"));

        await debate.MakeAsync("""{"move":"hide","target":"c1","reason":"It names a private person."}""");
        (await olga.SubmitAsync($"/debates/{debate.Id}/moderation?handler=Settle&label=c1")).Dispose();
        Assert.DoesNotContain("lives.", await olga.GetStringAsync($"/debates/{debate.Id}/moderation"));
        var log = await reader.GetStringAsync($"/debates/{debate.Id}/moderation");
        Assert.Contains("as a moderator: It names a private person.", log);
        Assert.DoesNotContain("Low Street", log);
    }

    [Fact]
    public async Task Nobody_reports_what_is_not_there_or_settles_what_is_not_theirs()
    {
        var debate = await (await site.SignedInAsync("olga-alone-2")).OpenAsync("Who pays?");
        using var reader = await EnteredAsync("reader-meddles");
        Assert.Equal(404, (int)(await reader.GetAsync($"/debates/{debate.Id}/c1/report")).StatusCode);
        using var settled = await reader.SubmitAsync($"/debates/{debate.Id}/moderation?handler=Settle&label=c1");
        Assert.True((int)settled.StatusCode is 400 or 403);
        Assert.Contains("Nothing.", await site.Anonymous.GetStringAsync($"/debates/{debate.Id}/moderation"));
    }

    [Fact]
    public async Task Titles_and_schemes_are_read_beside_the_words_and_are_hidden_as_words_are()
    {
        var olga = await site.SignedInAsync("olga-titles");
        var debate = await olga.OpenAsync("Is tea better?");
        await debate.MakeAsync("""
            [{"move":"make-claim","title":"Wakeful <tea>","text":"It wakes you."},
             {"move":"make-claim","supports":"c1","scheme":"Argument from <Expert> Opinion","text":"My doctor says so."},
             {"move":"rebut-claim","target":"c1","text":"It does not."},
             {"move":"link","from":"c2","to":"r1","kind":"attack","scheme":"Practical Reasoning"}]
            """);
        var places = new[] { $"/debates/{debate.Id}", $"/debates/{debate.Id}/c1", $"/debates/{debate.Id}/c2", $"/api/debates/{debate.Id}/map.svg", $"/debates/{debate.Id}/replay?at=5", $"/api/debates/{debate.Id}/contributions/c1", $"/api/debates/{debate.Id}/events", $"/api/debates/{debate.Id}/export?format=aif", $"/api/debates/{debate.Id}/export?format=json", $"/api/debates/{debate.Id}/export?format=ledger" };

        var before = await ReadAsync();
        Assert.Contains("Wakeful &lt;tea&gt;", before);
        Assert.Contains("by the scheme <q>Argument from &lt;Expert&gt; Opinion</q>", before);
        Assert.Contains("also attacks", before);
        Assert.Contains("by the scheme <q>Practical Reasoning</q>", before);

        await debate.MakeAsync("""[{"move":"hide","target":"c1","reason":"So."},{"move":"hide","target":"c2","reason":"So."},{"move":"hide","target":"l1","reason":"So."}]""");
        var after = await ReadAsync();
        Assert.All(["Wakeful", "Expert", "Practical"], words => Assert.DoesNotContain(words, after));

        async Task<string> ReadAsync() => string.Concat(await Task.WhenAll(places.Select(place => site.Anonymous.GetStringAsync(place))));
    }

    private async Task<HttpClient> EnteredAsync(string handle)
    {
        await site.SignedInAsync(handle);
        var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        (await visitor.SignInAsync(handle, SiteFixture.Password)).Dispose();
        return visitor;
    }
}
