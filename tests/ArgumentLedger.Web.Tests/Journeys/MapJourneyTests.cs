using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Journeys;

[Collection(SharedSite.Name)]
public sealed class MapJourneyTests(SiteFixture site)
{
    [Fact]
    public async Task Without_JavaScript_a_reader_folds_and_unfolds_chooses_a_size_and_follows_a_box()
    {
        var debate = await ArgueAsync();
        await using var reader = await Visitor.ComeAsync(site, javaScript: false);
        await reader.Page.GotoAsync($"/debates/{debate.Id}/map");
        await Expect(reader.Page.Locator("#m-r1")).ToContainTextAsync("Ask the driver.");

        var fold = reader.Page.GetByRole(AriaRole.Link, new() { Name = "Fold away the replies to c1" });
        await Expect(fold).ToHaveAttributeAsync("rel", "nofollow");
        await fold.ClickAsync();
        await Expect(reader.Page.Locator("#m-r1")).ToHaveCountAsync(0);
        await reader.Page.GetByText("+2 more").ClickAsync();
        await Expect(reader.Page.Locator("#m-r1")).ToBeVisibleAsync();

        var width = await WidthAsync(reader);
        await reader.FollowAsync("Size: small");
        Assert.Equal(0.6 * width, await WidthAsync(reader), 1);

        await reader.Page.Locator("#m-r1 a").First.ClickAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Rebuttal r1");
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task With_JavaScript_buttons_and_keys_enlarge_it_and_a_drag_moves_it_without_following_a_box()
    {
        var debate = await ArgueAsync();
        await using var reader = await Visitor.ComeAsync(site, width: 360);
        await reader.Page.GotoAsync($"/debates/{debate.Id}/map");
        var width = await WidthAsync(reader);
        await reader.PressAsync("Larger");
        Assert.Equal(1.25 * width, await WidthAsync(reader), 1);
        var frame = reader.Page.Locator(".map-frame");
        await frame.FocusAsync();
        await reader.Page.Keyboard.PressAsync("-");
        Assert.Equal(width, await WidthAsync(reader), 1);

        var box = (await reader.Page.Locator("#m-c1 .m-frame").BoundingBoxAsync())!;
        await reader.Page.Mouse.MoveAsync(box.X + 100, box.Y + 20);
        await reader.Page.Mouse.DownAsync();
        await reader.Page.Mouse.MoveAsync(box.X + 40, box.Y + 20, new() { Steps = 4 });
        await reader.Page.Mouse.UpAsync();
        Assert.Equal(60, await frame.EvaluateAsync<double>("frame => frame.scrollLeft"), 3);
        Assert.EndsWith("/map", reader.Page.Url, StringComparison.Ordinal);
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task The_past_is_mapped_as_it_was_and_leads_to_the_past()
    {
        var debate = await ArgueAsync();
        await using var reader = await Visitor.ComeAsync(site);
        await reader.Page.GotoAsync($"/debates/{debate.Id}/map?at=2");
        await Expect(reader.Page.Locator("[id^=m-]")).ToHaveCountAsync(2);
        await Expect(reader.Page.Locator("#m-c1 a").First).ToHaveAttributeAsync("href", $"/debates/{debate.Id}/c1?at=2");
        foreach (var bad in new[] { "?branch=c99", "?fold=%22", "?size=huge" })
            Assert.Equal(404, (await reader.Page.GotoAsync($"/debates/{debate.Id}/map{bad}"))!.Status);
    }

    [Fact]
    public async Task Words_of_every_writing_stay_in_their_boxes()
    {
        var ann = await site.SignedInAsync("mapper");
        var debate = await ann.OpenAsync("Do words stay in their boxes?");
        string[] texts = [new('x', 10_000), new('W', 300), "هل يجب أن تعمل الحافلة الليلية طوال العام؟ نعم، لأن كثيرين يعملون ليلا.", "夜间公交车应该全年运行，因为很多人下班很晚，没有别的办法回家。", "👩‍👩‍👧‍👦🏴‍☠️🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌🚌", "An ordinary sentence, MOSTLY QUITE WIDE: WWW, mmm, and so on for a while."];
        await debate.MakeAsync(System.Text.Json.JsonSerializer.Serialize(texts.Select(text => new { move = "make-claim", text })));
        await using var reader = await Visitor.ComeAsync(site, width: 360);
        await reader.LookAsync($"/debates/{debate.Id}/map");
        var outside = await reader.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('.map-frame svg svg text')].filter(text => {
              const box = text.getBBox();
              return box.x < 0 || box.x + box.width > text.ownerSVGElement.width.baseVal.value;
            }).map(text => text.textContent)
            """);
        Assert.Empty(outside);
        Assert.Empty(reader.Complaints);
    }

    static async Task<double> WidthAsync(Visitor reader) => (await reader.Page.Locator(".map-frame > svg").BoundingBoxAsync())!.Width;

    async Task<TestedDebate> ArgueAsync()
    {
        var debate = await (await site.SignedInAsync("mapper")).OpenAsync("Is the bus late?");
        await debate.MakeAsync("""
            [{"move":"make-claim","text":"It is late."},{"move":"rebut-claim","target":"c1","text":"Ask the driver."},{"move":"rebut-claim","target":"r1","text":"I did."}]
            """);
        return debate;
    }
}
