using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Journeys;

[Collection(SharedSite.Name)]
public sealed class QuoteJourneyTests(SiteFixture site)
{
    const string Post = "Crisp words can be tested, and a theory that uses crisp words can be refuted by anybody who cares to look.";

    [Fact]
    public async Task Without_JavaScript_a_quote_is_checked_before_it_is_logged()
    {
        await using var ann = await Visitor.ComeAsync(site, javaScript: false);
        await ann.RegisterAsync("checker");
        var debate = await ann.OpenDebateAsync("May one be misquoted?");
        await ann.Page.GotoAsync($"{debate}/move/record-source");
        await ann.TypeAsync("Title", "A post");
        await ann.TypeAsync("Its text, verbatim", Post);
        await ann.PressAsync("Record it");

        await ann.TypeAsync("The words, exactly", "a theory that uses fuzzy words can be refuted");
        await ann.PressAsync("Check the quote");
        await Expect(ann.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing was logged yet.");
        await Expect(ann.Page.Locator(".checked .grade")).ToHaveTextAsync("altered");
        await Expect(ann.Page.Locator(".checked del")).ToHaveTextAsync("crisp");
        await Expect(ann.Page.Locator(".checked ins")).ToHaveTextAsync("fuzzy");
        await ann.LookAsync();

        await ann.TypeAsync("The words, exactly", "crisp words");
        await ann.PressAsync("Check the quote");
        await Expect(ann.Page.Locator(".checked .grade")).ToHaveTextAsync("verbatim");
        await ann.PressAsync("Log the quote");
        await ann.SeeAsync("q1", "verbatim");
        await ann.Page.GotoAsync($"{debate}/sources/s1");
        await Expect(ann.Page.Locator("mark")).ToHaveTextAsync("crisp words");
        await ann.Page.Locator("a.quoted-by").ClickAsync();
        await Expect(ann.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/q1$"));
        Assert.Empty(ann.Complaints);
    }

    [Fact]
    public async Task With_JavaScript_words_selected_fill_the_form()
    {
        await using var bob = await Visitor.ComeAsync(site);
        await bob.RegisterAsync("selector");
        var debate = await bob.OpenDebateAsync("Can words be picked?");
        await bob.FollowAsync("Make a claim");
        await bob.TypeAsync("Your words", "Tea is calm and tea is warm.");
        await bob.PressAsync("Log the claim");
        await bob.SeeAsync("c1", "Tea is calm");

        await bob.Page.GotoAsync($"{debate}/c1");
        await SelectAsync(bob.Page, "[data-quotable=c1]", 16, 22);
        await bob.ActAsync("c1", "Quote");
        await Expect(bob.Page.GetByLabel("The words, exactly")).ToHaveValueAsync("tea is");
        await bob.PressAsync("Check the quote");
        await Expect(bob.Page.Locator(".checked .grade")).ToHaveTextAsync("verbatim");
        await bob.PressAsync("Log the quote");
        await Expect(bob.Page.Locator("#q1")).ToContainTextAsync("tea is");

        await bob.Page.GotoAsync($"{debate}/c1");
        await Expect(bob.Page.Locator("#c1 mark")).ToHaveTextAsync("tea is");
        await bob.LookAsync();
        Assert.Empty(bob.Complaints);
    }

    [Fact]
    public async Task A_quote_says_that_what_it_quotes_was_reworded_and_offers_the_new_words()
    {
        var anna = await site.SignedInAsync("requoter");
        var debate = await anna.OpenAsync("Do words move?");
        await debate.MakeAsync("""
            [{"move":"make-claim","text":"Buses are often late in winter, say most who wait for them."},
             {"move":"make-claim","text":"So one should cycle."},{"move":"cite-quote","contribution":"c1","exact":"Buses are often late in winter","for":"c2"}]
            """);
        await using var carl = await Visitor.ComeAsync(site, javaScript: false);
        await carl.RegisterAsync("requoting");
        await carl.Page.GotoAsync($"/debates/{debate.Id}");
        await Expect(carl.Page.GetByText("Reworded since")).ToHaveCountAsync(0);
        await debate.MakeAsync("""{"move":"amend","target":"c1","text":"Buses are seldom late in winter, say most who wait for them.","reason":"I asked them."}""");

        await carl.Page.GotoAsync($"/debates/{debate.Id}");
        await Expect(carl.Page.Locator("#q1")).ToContainTextAsync("Reworded since.");
        await carl.LookAsync();
        await carl.Page.GetByRole(AriaRole.Link, new() { Name = "Quote the current wording" }).ClickAsync();
        await Expect(carl.Page.GetByLabel("The words, exactly")).ToHaveValueAsync("Buses are seldom late in winter");
        await Expect(carl.Page.GetByLabel("Offered for")).ToHaveValueAsync("c2");
        await carl.PressAsync("Log the quote");
        await carl.SeeAsync("c2", "Buses are seldom late in winter");

        await debate.MakeAsync("""{"move":"withdraw","target":"c1","reason":"I asked again."}""");
        await carl.Page.GotoAsync($"/debates/{debate.Id}");
        await Expect(carl.Page.Locator("#q1")).ToContainTextAsync("Withdrawn since.");
        await Expect(carl.Page.Locator("#q2")).Not.ToContainTextAsync("last wording");
        await carl.Page.GetByRole(AriaRole.Link, new() { Name = "Quote its last wording instead of q1" }).ClickAsync();
        await Expect(carl.Page.GetByLabel("The words, exactly")).ToHaveValueAsync("Buses are seldom late in winter");
        await debate.MakeAsync("""{"move":"hide","target":"c1","reason":"It names a driver."}""");
        foreach (var below in new[] { "", "/c1", "/q1", "/q2", "/c2", $"/q1?at=4", "?at=4" })
        {
            await carl.Page.GotoAsync($"/debates/{debate.Id}{below}");
            await Expect(carl.Page.Locator("body")).Not.ToContainTextAsync("late in winter");
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Quotes_of_every_grade_and_overlapping_ones_are_shown(ColorScheme scheme, int width)
    {
        var debate = await (await site.SignedInAsync($"grader{width}")).OpenAsync("How do quotes hold?");
        await debate.MakeAsync($$"""
            [{"move":"record-source","title":"A post","text":"{{Post}} So there."},{"move":"make-claim","text":"Use crisp words.","quotes":[
              {"source":"s1","exact":"Crisp words can be tested"},{"source":"s1","exact":"“words can be tested – and a theory”"},
              {"source":"s1","exact":"a theory that uses fuzzy words can be refuted by everybody"},{"source":"s1","exact":"words"},
              {"source":"s1","exact":"nothing of this kind was written"},{"exact":"my aunt said so"},{"source":"s1","exact":"Crisp words … can be refuted"}]}]
            """);
        await using var reader = await Visitor.ComeAsync(site, scheme: scheme, width: width);
        await reader.LookAsync($"/debates/{debate.Id}");
        await Expect(reader.Page.Locator("#c1 .grade")).ToHaveTextAsync(
            ["verbatim", "altered", "altered", "stands at several places", "not found in the source", "source not on record", "verbatim but for typography"]);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "place 2" }).ClickAsync();
        await Expect(reader.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sources/s1\\?from=56#in-q4-2$"));
        await reader.LookAsync();
        await Expect(reader.Page.Locator("mark.twice").First).ToBeVisibleAsync();
        foreach (var label in new[] { "q3", "q4" })
            await reader.LookAsync($"/debates/{debate.Id}/{label}");
        Assert.Empty(reader.Complaints);
    }

    [Theory]
    [InlineData(">", 360)]
    [InlineData("\\\"", 1280)]
    [InlineData("<script>window.hurt=1</script>\\u202e ", 360)]
    public async Task A_megabyte_of_anything_is_words_and_is_shown_in_pages(string piece, int width)
    {
        var debate = await (await site.SignedInAsync("megabyte")).OpenAsync("How long can a source be?");
        var times = 900_000 / System.Text.RegularExpressions.Regex.Unescape(piece).Length;
        await debate.MakeAsync($$"""
            [{"move":"record-source","title":"Long","text":"{{string.Concat(Enumerable.Repeat(piece, times))}}"},
             {"move":"cite-quote","source":"s1","exact":"{{string.Concat(Enumerable.Repeat(piece, 20))}}"},{"move":"cite-quote","source":"s1","exact":"{{piece}} and more"}]
            """);

        await using var reader = await Visitor.ComeAsync(site, width: width);
        await reader.LookAsync($"/debates/{debate.Id}/sources/s1");
        await Expect(reader.Page.GetByText("Page 1 of ").First).ToBeVisibleAsync();
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "After" }).First.ClickAsync();
        await Expect(reader.Page.GetByText("Page 2 of ").First).ToBeVisibleAsync();
        Assert.False(await reader.Page.EvaluateAsync<bool>("'hurt' in window"));
        Assert.Empty(reader.Complaints);
    }

    static Task SelectAsync(IPage page, string element, int from, int to) => page.EvaluateAsync(
        "([element, from, to]) => { const text = document.querySelector(element).firstChild; getSelection().setBaseAndExtent(text, from, text, to); }",
        new object[] { element, from, to });
}
