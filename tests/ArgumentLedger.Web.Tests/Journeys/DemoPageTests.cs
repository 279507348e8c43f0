using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;

namespace ArgumentLedger.Web.Tests.Journeys;

/// <summary>The demo debates as a first visitor meets them.</summary>
public sealed class DemoPageTests(DemoSiteFixture site) : IClassFixture<DemoSiteFixture>
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    [InlineData(ColorScheme.Light, 320)]
    public async Task Every_kind_of_page_passes_axe_breaks_no_policy_and_fits(ColorScheme scheme, int width)
    {
        var id = await CrispAndFuzzyAsync();
        await using var visitor = await Visitor.ComeAsync(site, scheme: scheme, width: width);
        string[] signedOut = ["/", $"/debates/{id}", $"/debates/{id}?at=20", $"/debates/{id}/r1", $"/debates/{id}/sources", $"/debates/{id}/sources/s1", $"/debates/{id}/people", $"/debates/{id}/map", $"/debates/{id}/map?branch=r1&at=40", $"/debates/{id}/map?fold=motion",
            $"/debates/{id}/people/p1", $"/debates/{id}/what-if?without=r1",
            "/positions", "/positions?kind=rebuttal&status=refuted&sort=contested", "/positions?q=nothing-like-it", "/concessions", "/concessions?to=demo", "/contributors/demo",
            "/standing", $"/debates/{id}/turning-points", $"/debates/{id}/turning-points?at=30&claim=c1", $"/debates/{id}?status=refuted", $"/debates/{id}/r1?unfold=r4&at=40",
            $"/debates/{id}/ledger", $"/debates/{id}/ledger?at=20",
            $"/debates/{id}/replay", $"/debates/{id}/replay?at=33", $"/debates/{id}/compare?from=20&to=40"];
        foreach (var path in signedOut)
            await visitor.LookAsync(path);
        await visitor.RegisterAsync($"looker-{scheme}-{width}".ToLowerInvariant());
        string[] signedIn =
        [
            "/debates/new", $"/debates/{id}", $"/debates/{id}/c1", $"/debates/{id}/sources/s1", $"/debates/{id}/move/make-claim", $"/debates/{id}/move/rebut-claim?target=c1",
            $"/debates/{id}/move/concede-claim?what=r1", $"/debates/{id}/move/cite-quote", $"/debates/{id}/move/record-source", $"/debates/{id}/move/state-credence?target=c1",
            $"/debates/{id}/move/link?from=c1", $"/debates/{id}/move/introduce-speaker",
        ];
        foreach (var path in signedIn)
            await visitor.LookAsync(path);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Every_link_of_the_demo_debates_leads_somewhere()
    {
        var waiting = new Queue<string>(["/"]);
        var seen = new HashSet<string>(["/"]);
        while (waiting.TryDequeue(out var path))
        {
            var answer = await site.Anonymous.ReadAsync(path);
            Assert.True(answer.Status is 200 or 302, $"{path} answers {answer.Status}");
            // A page asked for in some way links to many more ways: the past of everything else, every choice of what a map folds.
            if (answer.MediaType != "text/html" || path.Contains('?', StringComparison.Ordinal))
                continue;
            foreach (var link in Links(answer.Text).Where(link => !link.Contains("/move/", StringComparison.Ordinal)))
                if (seen.Add(link))
                    waiting.Enqueue(link);
        }
        Assert.True(seen.Count > 150, $"only {seen.Count} pages were found");
    }

    async Task<string> CrispAndFuzzyAsync() => (await site.Anonymous.ReadAsync("/api/debates?by=demo")).All("id").Single()!;

    static IEnumerable<string> Links(string html) =>
        System.Text.RegularExpressions.Regex.Matches(html, "href=\"(/[^\"#]*)")
            .Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value))
            .Where(link => !link.StartsWith("//", StringComparison.Ordinal));
}
