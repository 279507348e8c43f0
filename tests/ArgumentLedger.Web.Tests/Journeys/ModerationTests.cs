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

    private async Task<HttpClient> EnteredAsync(string handle)
    {
        await site.SignedInAsync(handle);
        var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        (await visitor.SignInAsync(handle, SiteFixture.Password)).Dispose();
        return visitor;
    }
}
