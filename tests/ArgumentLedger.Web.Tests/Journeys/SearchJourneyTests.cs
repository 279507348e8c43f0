using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Journeys;

[Collection(SharedSite.Name)]
public sealed class SearchJourneyTests(SiteFixture site)
{
    [Theory]
    [InlineData(360, ColorScheme.Dark, false)]
    [InlineData(1280, ColorScheme.Light, true)]
    [InlineData(360, ColorScheme.Light, true)]
    public async Task With_JavaScript_or_without_a_reader_searches_narrows_and_reads_what_was_found(int width, ColorScheme scheme, bool javaScript)
    {
        var mark = $"zeppelin{width}{scheme}";
        var debate = await (await site.SignedInAsync("ann")).OpenAsync($"Is {mark} flying safe?");
        await debate.MakeAsync($$"""
            [{"move":"make-claim","title":"<b>Calm</b>","text":"A {{mark}} <i>flies</i> calmly over the café."},
             {"move":"rebut-claim","target":"c1","text":"One {{mark}} burned."}]
            """);
        await using var reader = await Visitor.ComeAsync(site, javaScript, scheme: scheme, width: width);
        await reader.Page.GotoAsync("/");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Search", Exact = true }).ClickAsync();
        await reader.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Words" }).FillAsync($"{mark} flying");
        await reader.PressAsync("Search");

        await Expect(reader.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 places were found.");
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = "<b>Calm</b>" })).ToBeVisibleAsync();
        await Expect(reader.Page.Locator("mark").Filter(new() { HasText = "flies" })).ToBeVisibleAsync();
        await reader.LookAsync();
        await reader.Page.GetByRole(AriaRole.Navigation, new() { Name = "Narrow the search" }).GetByRole(AriaRole.Link, new() { Name = "claim" }).ClickAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("One place was found.");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "<b>Calm</b>" }).ClickAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Claim c1");
        await reader.Page.GotoAsync("/search?q=xxqqzzjjkk");
        await Expect(reader.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Nothing has all of these words.");
        Assert.Empty(reader.Complaints);
    }
}
