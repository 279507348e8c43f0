using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;

namespace ArgumentLedger.Web.Tests.Journeys;

/// <summary>Looking for positions across debates, without JavaScript.</summary>
public sealed class FindingTests(DemoSiteFixture site) : IClassFixture<DemoSiteFixture>
{
    [Fact]
    public async Task Somebody_narrows_positions_down_goes_further_and_reads_a_record()
    {
        await using var profile = await Chromium.NewProfileAsync(site.Address, javaScript: false);
        var page = await profile.NewPageAsync();

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Positions" }).ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Narrow down" }).GetByRole(AriaRole.Link, new() { NameRegex = new("^claim") }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("25 positions found");
        await Assertions.Expect(page.Locator(".found > li")).ToHaveCountAsync(20);
        await page.GetByRole(AriaRole.Link, new() { Name = "Further" }).ClickAsync();
        await Assertions.Expect(page.Locator(".found > li")).ToHaveCountAsync(5);

        await page.GetByLabel("Said by").FillAsync("demo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("2 positions found");
        await page.Locator(".found").GetByRole(AriaRole.Link, new() { Name = "Demo" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Demo");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Others gave way to them" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_question_that_cannot_be_asked_says_why_and_keeps_what_was_typed()
    {
        await using var profile = await Chromium.NewProfileAsync(site.Address);
        var page = await profile.NewPageAsync();

        var answer = await page.GotoAsync("/positions?speaker=p1&q=tasks");

        Assert.Equal(400, answer!.Status);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("give “debate” too");
        await Assertions.Expect(page.GetByLabel("Words")).ToHaveValueAsync("tasks");
    }

    [Fact]
    public async Task Who_gave_way_is_told_with_what_they_said_and_to_what()
    {
        await using var profile = await Chromium.NewProfileAsync(site.Address);
        var page = await profile.NewPageAsync();

        await page.GotoAsync("/concessions");

        var bo = page.Locator(".found > li").Filter(new() { HasText = "I was wrong about that" });
        await Assertions.Expect(bo).ToContainTextAsync("Gave way");
        await Assertions.Expect(bo).ToContainTextAsync("Bo to Chidi");
        await Assertions.Expect(bo).ToContainTextAsync("three fewer came back on time");
    }
}
