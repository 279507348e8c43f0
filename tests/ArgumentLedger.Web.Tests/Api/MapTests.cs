using System.Xml.Linq;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class MapTests(SiteFixture site)
{
    [Fact]
    public async Task A_map_is_a_picture_that_carries_its_styles_and_nothing_that_runs()
    {
        var debate = await ArgueAsync();
        var answer = (await debate.ReadAsync("/map.svg")).Expect(200);

        Assert.Equal("image/svg+xml", answer.MediaType);
        var picture = XDocument.Parse(answer.Text);
        Assert.Contains("prefers-color-scheme: dark", picture.Descendants().Single(element => element.Name.LocalName == "style").Value, StringComparison.Ordinal);
        Assert.Contains($"{site.Address}debates/{debate.Id}/c1", picture.Descendants().Attributes("href").Select(link => link.Value));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_again_it_has_not_changed_until_the_debate_moves_on()
    {
        var debate = await ArgueAsync();
        var tag = (await debate.ReadAsync("/map.svg")).Expect(200).Headers.ETag!.ToString();
        (await debate.ReadAsync("/map.svg", ifNoneMatch: tag)).Expect(304);
        await debate.MakeAsync("""{"move":"make-claim","text":"It came early."}""");
        (await debate.ReadAsync("/map.svg", ifNoneMatch: tag)).Expect(200);
    }

    [Theory]
    [InlineData("", "c1 c2 r1 r2")]
    [InlineData("?at=2", "c1")]
    [InlineData("?at=3", "c1 r1")]
    [InlineData("?branch=r1", "r1 r2")]
    [InlineData("?fold=c1", "c1 c2")]
    [InlineData("?fold=none,r1", "c1 c2 r1")]
    [InlineData("?fold=motion", "")]
    [InlineData("?open=r99", "c1 c2 r1 r2")]
    public async Task It_shows_what_is_asked_for(string query, string labels)
    {
        var picture = XDocument.Parse((await (await ArgueAsync()).ReadAsync("/map.svg" + query)).Expect(200).Text);
        var shown = picture.Descendants().Attributes("id").Select(id => id.Value).Where(id => id != "m-motion").Select(id => id[2..]);
        Assert.Equal(labels, string.Join(' ', shown.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("?branch=c99", 404, "unknown-contribution")]
    [InlineData("?at=99", 404, "unknown-version")]
    [InlineData("?branch=%22%3E", 400, "bad-parameter")]
    [InlineData("?fold=c1,,c2", 400, "bad-parameter")]
    [InlineData("?open=c1;c2", 400, "bad-parameter")]
    [InlineData("?size=large", 400, "bad-parameter")]
    [InlineData("?fold=c1&fold=c2", 400, "bad-parameter")]
    public async Task What_cannot_be_shown_is_a_problem(string query, int status, string code) =>
        (await (await ArgueAsync()).ReadAsync("/map.svg" + query)).ExpectProblem(status, code);

    [Fact]
    public async Task Hidden_words_are_at_no_moment_on_a_map()
    {
        var debate = await ArgueAsync();
        await debate.MakeAsync("""{"move":"hide","target":"r1","reason":"Manners."}""");
        foreach (var query in (string[])["", "?at=3"])
        {
            var answer = (await debate.ReadAsync("/map.svg" + query)).Expect(200);
            Assert.DoesNotContain("driver", answer.Text, StringComparison.Ordinal);
            Assert.Contains("Manners.", answer.Text, StringComparison.Ordinal);
        }
    }

    async Task<TestedDebate> ArgueAsync()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is the bus late?");
        await debate.MakeAsync("""
            [{"move":"make-claim","text":"It is late."},{"move":"rebut-claim","target":"c1","text":"Ask the driver."},
             {"move":"rebut-claim","target":"r1","text":"I did."},{"move":"make-claim","text":"It is cold."}]
            """);
        return debate;
    }
}
