using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Journeys;

[Collection(SharedSite.Name)]
public sealed class WhatIfJourneyTests(SiteFixture site)
{
    [Fact]
    public async Task Without_JavaScript_a_reader_thinks_a_rebuttal_away_and_sees_what_would_stand()
    {
        var debate = await ArgueAsync();
        await using var reader = await Visitor.ComeAsync(site, javaScript: false);
        await reader.Page.GotoAsync($"/debates/{debate.Id}");

        await reader.FollowAsync("What if");
        await reader.Page.GetByLabel("It is not late").CheckAsync();
        await reader.PressAsync("Show what would stand");

        var difference = reader.Page.Locator(".supposed");
        await Expect(difference).ToContainTextAsync("One contribution would stand otherwise");
        await Expect(difference).ToContainTextAsync("refuted");
        await Expect(difference).ToContainTextAsync("unchallenged");
        await Expect(difference).ToContainTextAsync("Nobody has challenged it.");
        await Expect(reader.Page.GetByLabel("It is not late")).ToBeCheckedAsync();

        await reader.Page.GetByLabel("Others by their labels").FillAsync("r9");
        await reader.PressAsync("Show what would stand");
        await Expect(reader.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“r9” is not there then");

        await reader.Page.GotoAsync($"/debates/{debate.Id}/what-if?without=by:bo&at=3");
        await Expect(reader.Page.Locator(".supposed")).ToContainTextAsync("One contribution would stand otherwise");
        await Expect(reader.Page.GetByText("This is")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_JavaScript_a_reader_follows_what_a_person_stands_by_and_how_that_moved()
    {
        var debate = await ArgueAsync();
        await using var reader = await Visitor.ComeAsync(site, javaScript: false);
        await reader.Page.GotoAsync($"/debates/{debate.Id}/people");

        await reader.FollowAsync("What ann stood by, and when");

        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = "ann", Level = 1 })).ToBeVisibleAsync();
        await Expect(reader.Page.Locator("section[aria-labelledby=stands-by]")).ToContainTextAsync("conceded");
        await Expect(reader.Page.Locator("section[aria-labelledby=at-odds]")).ToContainTextAsync("attacks");
        await Expect(reader.Page.Locator(".moved > li").First).ToHaveTextAsync("Version 4: conceded r1");
        Assert.Equal(404, (await reader.Page.GotoAsync($"/debates/{debate.Id}/people/nobody-here"))!.Status);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    [InlineData(ColorScheme.Light, 320)]
    public async Task The_pages_pass_axe_break_no_policy_and_fit(ColorScheme scheme, int width)
    {
        var debate = await ArgueAsync();
        await using var reader = await Visitor.ComeAsync(site, scheme: scheme, width: width);
        foreach (var below in new[] { "what-if", "what-if?without=r1", "what-if?without=r9", "what-if?without=by:bo&at=3", "people/ann", "people/bo?at=3" })
            await reader.LookAsync($"/debates/{debate.Id}/{below}");
        Assert.Empty(reader.Complaints);
    }

    async Task<TestedDebate> ArgueAsync()
    {
        var ann = await (await site.SignedInAsync("ann")).OpenAsync("Is the bus late?");
        await ann.MakeAsync("""{"move":"make-claim","text":"The bus is late."}""");
        await ann.For(await site.SignedInAsync("bo")).MakeAsync("""{"move":"rebut-claim","target":"c1","text":"It is not late."}""");
        await ann.MakeAsync("""{"move":"concede-claim","what":"r1","extent":"full"}""");
        return ann;
    }
}
