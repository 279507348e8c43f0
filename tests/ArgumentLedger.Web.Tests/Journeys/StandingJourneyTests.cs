using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Journeys;

[Collection(SharedSite.Name)]
public sealed class StandingJourneyTests(SiteFixture site)
{
    [Fact]
    public async Task Without_JavaScript_a_reader_unfolds_a_dispute_to_its_end()
    {
        var debate = await ArgueAsync("Does it end?");
        await using var reader = await Visitor.ComeAsync(site, javaScript: false);
        await reader.Page.GotoAsync($"/debates/{debate.Id}/c1");
        var standing = reader.Page.Locator("section.how-it-stands");

        await Expect(standing).ToContainTextAsync("Defended");
        await Expect(standing).ToContainTextAsync("The one challenge to it has been answered: r1 does not stand.");
        await Expect(reader.Page.Locator("#dispute").GetByText("Answer 3.")).ToBeHiddenAsync();
        await standing.Locator("summary:visible").First.ClickAsync();
        await Expect(reader.Page.Locator("#dispute").GetByText("Answer 2.")).ToBeVisibleAsync();
        await standing.Locator("details details > summary").ClickAsync();
        await standing.GetByRole(AriaRole.Link, new() { Name = "Why (r3)" }).ClickAsync();

        await Expect(standing.Locator(".way")).ToHaveTextAsync(Spaced("c1 r1 r2 r3"));
        await standing.Locator("summary:visible").First.ClickAsync();
        await standing.Locator("details details > summary").First.ClickAsync();
        await Expect(standing).ToContainTextAsync("Answer 6.");
        await Expect(standing).ToContainTextAsync("Nobody has challenged it.");
        await standing.Locator(".way").GetByRole(AriaRole.Link, new() { Name = "c1" }).ClickAsync();
        await Expect(standing.Locator(".way")).ToHaveCountAsync(0);
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task With_JavaScript_what_is_further_down_unfolds_in_place()
    {
        var debate = await ArgueAsync("Does it unfold in place?");
        await using var reader = await Visitor.ComeAsync(site);
        await reader.Page.GotoAsync($"/debates/{debate.Id}/c1");
        var dispute = reader.Page.Locator("#dispute");
        await dispute.Locator("summary:visible").First.ClickAsync();
        await dispute.Locator("details details > summary").ClickAsync();
        await dispute.GetByRole(AriaRole.Link, new() { Name = "Why (r3)" }).ClickAsync();

        await Expect(reader.Page.Locator("#dispute").GetByText("Answer 4.")).ToBeVisibleAsync();
        Assert.DoesNotContain("unfold", reader.Page.Url, StringComparison.Ordinal);
        await reader.LookAsync();
        Assert.Empty(reader.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_credence_is_stated_changed_and_taken_back_where_it_is_shown(bool javaScript)
    {
        var debate = await ArgueAsync($"How likely, with scripts {javaScript}?");
        await using var ben = await Visitor.ComeAsync(site, javaScript);
        await ben.RegisterAsync($"believer-{(javaScript ? "js" : "plain")}");
        await ben.Page.GotoAsync($"/debates/{debate.Id}/c1");
        var standing = ben.Page.Locator("section.how-it-stands");
        await Expect(standing.Locator("figure.strength")).ToContainTextAsync("no credences");

        await ben.TypeAsync("How likely do you hold it to be?", "0.7");
        await ben.PressAsync("Log the credence");
        await Expect(standing.Locator("ul.credences")).ToContainTextAsync("0.70");
        await Expect(standing.Locator("figure.strength")).ToContainTextAsync("one credence, 0.70");

        if (javaScript)
            await ben.Page.GetByLabel("Credence as a slider, in hundredths").FillAsync("20");
        else
            await ben.TypeAsync("Your credence", "0.2");
        await ben.PressAsync("Change it");
        await Expect(standing.Locator("ul.credences")).ToContainTextAsync("0.20");

        await ben.PressAsync("Take back my credence");
        await Expect(standing.Locator("figure.strength")).ToContainTextAsync("no credences");
        await Expect(ben.Page.GetByRole(AriaRole.Button, new() { Name = "Take back my credence" })).ToHaveCountAsync(0);
        Assert.Empty(ben.Complaints);
    }

    [Fact]
    public async Task A_credence_out_of_range_is_refused_with_what_to_do_and_one_of_earlier_words_is_said_to_be()
    {
        var debate = await ArgueAsync("Out of range?");
        await debate.MakeAsync("""[{"move":"state-credence","target":"c1","probability":0.9},{"move":"amend","target":"c1","text":"Yes, mostly.","reason":"Care."}]""");
        await using var ben = await Visitor.ComeAsync(site, javaScript: false);
        await ben.RegisterAsync("out-of-range");
        await ben.Page.GotoAsync($"/debates/{debate.Id}/c1");
        await Expect(ben.Page.Locator("#credences")).ToContainTextAsync("0.90 for revision 1");
        await Expect(ben.Page.Locator("figure.strength")).ToContainTextAsync("no credences");

        await ben.TypeAsync("How likely do you hold it to be?", "70");
        await ben.PressAsync("Log the credence");
        await Expect(ben.Page.Locator("form.move")).ToContainTextAsync("from 0 to 1");
        await Expect(ben.Page.GetByLabel("Your credence, from 0 to 1")).ToHaveValueAsync("70");
    }

    [Fact]
    public async Task Turning_points_are_read_with_their_words_and_contributions_found_by_status()
    {
        var debate = await ArgueAsync("What turned it?");
        await debate.MakeAsync("""{"move":"hide","target":"r2","reason":"Manners."}""");
        await using var reader = await Visitor.ComeAsync(site, javaScript: false, width: 360);
        await reader.Page.GotoAsync($"/debates/{debate.Id}");
        await reader.FollowAsync("Turning points");
        var turns = reader.Page.Locator("ol.turning-points > li");
        await Expect(turns).ToHaveCountAsync(7);
        await Expect(turns.First).ToContainTextAsync("rebutted c1 with r1");
        await Expect(turns.First).ToContainTextAsync("Answer 1.");
        await Expect(turns.First).ToContainTextAsync("unchallenged → ✕ refuted, by way of r1");
        await Expect(turns.Last).ToContainTextAsync("hid the words of r2");
        await Expect(turns.Last).ToContainTextAsync("Manners.");
        await Expect(reader.Page.Locator("main")).Not.ToContainTextAsync("Answer 2.");

        await reader.FollowAsync("Argument");
        await reader.Page.GetByLabel("that is").SelectOptionAsync("refuted");
        await reader.PressAsync("Show");
        await Expect(reader.Page.Locator("article.contribution")).ToHaveCountAsync(3);
        await reader.FollowAsync("What the words mean");
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("How standing is reckoned");
        await reader.LookAsync();
        Assert.Empty(reader.Complaints);
    }

    // Each answer rebuts the one before: c1 is refuted at 3, defended at 4, refuted at 5 …
    async Task<TestedDebate> ArgueAsync(string motion)
    {
        var debate = await (await site.SignedInAsync("stander")).OpenAsync(motion);
        await debate.MakeAsync("""
            [{"move":"make-claim","text":"Yes."},{"move":"rebut-claim","target":"c1","text":"Answer 1."},{"move":"rebut-claim","target":"r1","text":"Answer 2."},
             {"move":"rebut-claim","target":"r2","text":"Answer 3."},{"move":"rebut-claim","target":"r3","text":"Answer 4."},
             {"move":"rebut-claim","target":"r4","text":"Answer 5."},{"move":"rebut-claim","target":"r5","text":"Answer 6."}]
            """);
        return debate;
    }

    static System.Text.RegularExpressions.Regex Spaced(string words) => new(string.Join(@"\s*", words.Split(' ')));
}
