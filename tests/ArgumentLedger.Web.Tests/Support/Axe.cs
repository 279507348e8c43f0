using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>What axe-core finds amiss in a page (https://github.com/dequelabs/axe-core): all its rules, WCAG's and best practices.</summary>
static class Axe
{
    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // Axe's own call, answering only with what is amiss: to tell of each element in order as well takes five times as long.
    const string Judge = """
        async () => (await axe.run(document, { resultTypes: ['violations'], preload: false })).violations
            .map(rule => `${rule.id}: ${rule.help} at ${rule.nodes.map(node => node.html).join(', ')}`)
        """;

    /// <summary>Fails with each rule broken and the elements that break it. The page must be one whose scripts run: axe waits for timers.</summary>
    internal static async Task PassAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        var amiss = await page.EvaluateAsync<string[]>(Judge);
        Assert.True(amiss.Length == 0, $"{page.Url}: {string.Join("; ", amiss)}");
    }
}
