using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Journeys;

/// <summary>Pages that tell of what is new, and show it without taking anything from whoever reads or types.</summary>
[Collection(SharedSite.Name)]
public sealed class LiveJourneyTests(SiteFixture site)
{
    [Fact]
    public async Task A_reader_who_types_is_told_of_replies_and_shown_them_with_every_typed_word_and_the_place_kept()
    {
        await using var ann = await Visitor.ComeAsync(site);
        await ann.RegisterAsync("live-ann");
        var debate = await OpenAsync(ann, "Is it told at once?", 12);
        await ann.ActAsync("c9", "Rebut");
        await ann.TypeAsync("Your words", "I was just saying that");
        var before = await TopOfAsync(ann, "c9");

        var ben = debate.For(await site.SignedInAsync("live-ben"));
        await ben.MakeAsync("""{"move":"rebut-claim","target":"c2","aim":"conclusion","text":"Not so, above."}""");
        await ben.MakeAsync("""{"move":"rebut-claim","target":"c9","aim":"conclusion","text":"Not so, here."}""");
        await ben.MakeAsync("""{"move":"state-credence","target":"c1","probability":0.3}""");
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = "Show 2 new replies and 1 change" })).ToBeVisibleAsync();
        await ann.LookAsync();
        await ann.PressAsync("Show 2 new replies and 1 change");

        await ann.SeeAsync("r1", "Not so, above.");
        await ann.SeeAsync("r2", "Not so, here.");
        await Expect(ann.Contribution("c9").GetByLabel("Your words")).ToHaveValueAsync("I was just saying that");
        await Expect(ann.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "New:" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["r1", "r2"]);
        Assert.InRange(await TopOfAsync(ann, "c9") - before, -2, 2);

        await ann.PressAsync("Log the rebuttal");
        await ann.SeeAsync("r3", "I was just saying that");
        Assert.Empty(ann.Complaints);
    }

    [Fact]
    public async Task The_list_of_debates_tells_of_one_that_is_opened_and_a_position_of_what_bears_on_it()
    {
        await using var visitor = await Visitor.ComeAsync(site, width: 360);
        await visitor.Page.GotoAsync("/");
        var debate = await (await site.SignedInAsync("live-cleo")).OpenAsync("Is the list alive?");
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Show news of") }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Is the list alive?" })).ToBeVisibleAsync();

        await debate.MakeAsync("""{"move":"make-claim","text":"It is."}""");
        await visitor.Page.GotoAsync($"/debates/{debate.Id}/c1");
        await debate.MakeAsync("""{"move":"rebut-claim","target":"c1","aim":"conclusion","text":"It is not."}""");
        await visitor.PressAsync("Show 1 new reply");
        await Expect(visitor.Page.Locator("ol.history")).ToContainTextAsync("It is not.");
        await Expect(visitor.Contribution("c1")).ToContainTextAsync("refuted");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_page_that_nobody_sees_keeps_no_connection_and_misses_nothing_when_it_is_seen_again()
    {
        await using var visitor = await Visitor.ComeAsync(site);
        var debate = await OpenAsync(null, "Who looks?", 1);
        await visitor.Page.GotoAsync($"/debates/{debate.Id}");
        await debate.MakeAsync("""{"move":"make-claim","text":"Seen."}""");
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show 1 new reply" })).ToBeVisibleAsync();
        await HideAsync(visitor, true);
        await debate.MakeAsync("""{"move":"make-claim","text":"Not seen."}""");
        await HideAsync(visitor, false);

        await visitor.PressAsync("Show 2 new replies");
        await visitor.SeeAsync("c3", "Not seen.");
    }

    async Task<TestedDebate> OpenAsync(Visitor? opener, string motion, int claims)
    {
        var debate = await (await site.SignedInAsync("live-olga")).OpenAsync(motion);
        await debate.MakeAsync($"[{string.Join(',', Enumerable.Range(1, claims).Select(n => $$"""{"move":"make-claim","text":"Claim {{n}}."}"""))}]");
        if (opener is not null) await opener.Page.GotoAsync($"/debates/{debate.Id}");
        return debate;
    }

    static Task<double> TopOfAsync(Visitor visitor, string label) =>
        visitor.Contribution(label).EvaluateAsync<double>("one => one.getBoundingClientRect().top");

    static Task HideAsync(Visitor visitor, bool hidden) => visitor.Page.EvaluateAsync(
        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", hidden);
}
