using System.Text.RegularExpressions;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Journeys;

[Collection(SharedSite.Name)]
public sealed partial class JourneyTests(SiteFixture site)
{
    [Fact]
    public async Task Without_JavaScript_a_person_argues_and_reads_the_history_of_what_was_said()
    {
        await using var ann = await Visitor.ComeAsync(site, javaScript: false);
        await ann.RegisterAsync("journey");
        var debate = await ann.OpenDebateAsync("Is tea better than coffee?");

        await ann.FollowAsync("Make a claim");
        await ann.TypeAsync("Your words", "Tea wakes you.\nAnd it lets you sleep.");
        await ann.PressAsync("Log the claim");
        await ann.SeeAsync("c1", "And it lets you sleep.");

        await ann.ActAsync("c1", "Rebut");
        await ann.TypeAsync("Your words", "Not after four.");
        await ann.Page.GetByText("Somebody else, or at another time").ClickAsync();
        await ann.TypeAsync("Add a speaker", "Sam");
        await ann.PressAsync("Log the rebuttal");
        await ann.SeeAsync("r1", "Not after four.");
        await ann.SeeAsync("r1", "Sam");

        await ann.ActAsync("c1", "Quote");
        await ann.TypeAsync("The words, exactly", "it lets you sleep");
        await ann.TypeAsync("Offered for", "r1");
        await ann.PressAsync("Log the quote");
        await ann.SeeAsync("r1", "it lets you sleep");
        await ann.SeeAsync("r1", "verbatim");

        await ann.ActAsync("c1", "Support");
        await ann.TypeAsync("Your words", "Monks drink it all night.");
        await ann.PressAsync("Log the support");
        await ann.ActAsync("c2", "Undercut");
        await ann.TypeAsync("Your words", "Monks do not sleep.");
        await ann.PressAsync("Log the undercut");
        await ann.SeeAsync("u1", "Undercuts c2");

        await ann.ActAsync("r1", "Concede");
        await ann.Page.GetByLabel("part of it").CheckAsync();
        await ann.Page.GetByLabel("Giving up").SelectOptionAsync("c1");
        await ann.TypeAsync("In giving way, you say", "Strong tea, I grant.");
        await ann.PressAsync("Log the concession");
        await ann.SeeAsync("r1", "Strong tea, I grant.");
        await ann.SeeAsync("c1", "partly conceded");

        await ann.ActAsync("c1", "Amend");
        await ann.TypeAsync("The words from now on", "Weak tea wakes you.\nAnd it lets you sleep.");
        await ann.TypeAsync("Why the change", "Strong tea does not.");
        await ann.PressAsync("Log the new words");
        await ann.SeeAsync("c1", "Weak tea wakes you.");
        await ann.ActAsync("r1", "Confirm");
        await ann.PressAsync("It still holds");

        await ann.Page.GotoAsync(debate);
        await ann.ActAsync("c1", "Credence");
        await ann.TypeAsync("Your credence, from 0 to 1", "0.75");
        await ann.PressAsync("Log the credence");
        await ann.Page.GotoAsync(debate);
        await ann.ActAsync("c2", "Withdraw");
        await ann.TypeAsync("Why it is withdrawn", "No monk said so.");
        await ann.PressAsync("Withdraw it");
        await ann.Page.GotoAsync(debate);
        await ann.SeeAsync("c2", "withdrawn");

        await ann.Page.GotoAsync($"{debate}/c1");
        string[] history =
        [
            "said it", "rebutted it with r1", "quoted it, verbatim", "supported it with c2", "gave it up in part, conceding r1", "reworded it",
            "confirmed that r1 still attacks c1", "75", "withdrew c2",
        ];
        var told = string.Join(' ', (await ann.Page.Locator("ol.history > li").AllInnerTextsAsync()).Select(text => Spaces().Replace(text, " ")));
        Assert.All(history, sentence => Assert.Contains(sentence, told, StringComparison.Ordinal));
        await Expect(ann.Page.Locator(".wordings ins").First).ToHaveTextAsync("Weak tea");
        Assert.Empty(ann.Complaints);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_says_why_and_sending_twice_counts_once()
    {
        await using var ann = await Visitor.ComeAsync(site, javaScript: false);
        await ann.RegisterAsync("refused");
        var debate = await ann.OpenDebateAsync("Is the form kind?");
        await ann.Page.GotoAsync($"{debate}/move/record-source");
        await ann.TypeAsync("Its text, verbatim", "A text with no title.");
        await ann.TypeAsync("Where it stands", "javascript:alert(1)");
        var answer = await ann.Page.RunAndWaitForResponseAsync(() => ann.PressAsync("Record it"), _ => true);

        Assert.Equal(422, answer.Status);
        await Expect(ann.Page.GetByLabel("Its text, verbatim")).ToHaveValueAsync("A text with no title.");
        await Expect(ann.Page.GetByLabel("Title")).ToHaveAccessibleDescriptionAsync(TitleIsEmpty());

        await ann.Page.GotoAsync($"{debate}/move/make-claim");
        await ann.TypeAsync("Your words", "Said once.");
        for (var sending = 0; sending < 2; sending++)
        {
            var form = ann.Page.APIRequest.CreateFormData().Append("text", "Said once.");
            foreach (var hidden in await ann.Page.Locator("form.move input[type=hidden]").AllAsync())
                form.Append((await hidden.GetAttributeAsync("name"))!, await hidden.InputValueAsync());
            Assert.Equal(200, (await ann.Page.APIRequest.PostAsync($"{debate}/move/make-claim", new() { Form = form })).Status);
        }
        await ann.Page.GotoAsync(debate);
        await ann.SeeAsync("c1", "Said once.");
        await Expect(ann.Page.Locator("article.contribution")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task With_JavaScript_forms_open_in_place_and_Ctrl_Enter_posts()
    {
        await using var ann = await Visitor.ComeAsync(site);
        await ann.RegisterAsync("inplace");
        var debate = await ann.OpenDebateAsync("Do forms open in place?");
        await ann.FollowAsync("Make a claim");
        await Expect(ann.Page.GetByLabel("Your words")).ToBeFocusedAsync();
        Assert.Equal(debate, new Uri(ann.Page.Url).AbsolutePath);
        await ann.Page.Keyboard.PressAsync("Escape");
        await Expect(ann.Page.GetByLabel("Your words")).ToHaveCountAsync(0);
        await Expect(ann.Page.GetByRole(AriaRole.Link, new() { Name = "Make a claim" })).ToBeFocusedAsync();

        await ann.FollowAsync("Make a claim");
        await ann.TypeAsync("Your words", "They do.");
        await ann.Page.GetByLabel("Your words").PressAsync("Control+Enter");
        await ann.SeeAsync("c1", "They do.");
        Assert.Empty(ann.Complaints);
    }

    [Fact]
    public async Task Words_of_any_kind_are_shown_as_words_and_nothing_else()
    {
        const string hostile = "\"><script>window.hurt=1</script><img src=x onerror=\"window.hurt=1\">'‮{{7*7}}@(7*7) 😀é";
        var long1 = new string('x', 3_000);
        var anna = await site.SignedInAsync("hostile");
        var debate = await anna.OpenAsync("Words as words");
        var text = System.Text.Json.JsonSerializer.Serialize(hostile);
        await debate.MakeAsync($$"""
            [{"move":"reword-motion","motion":{{text}},"description":{{text}}},{"move":"introduce-speaker","name":{{text}},"about":{{text}},"url":"https://x.example/?\"><script>window.hurt=1</script>"},
             {"move":"record-source","title":{{text}},"author":{{text}},"text":{{text}}},
             {"move":"make-claim","speaker":"p1","text":{{text}},"quotes":[{"source":"s1","exact":"<script>window.hurt=1</script>"}]},
             {"move":"make-claim","text":"{{long1}}"},{"move":"amend","target":"c1","text":{{text[..^1]}} more","reason":{{text}}},
             {"move":"ask-question","about":"c1","text":{{text}}},{"move":"concede-claim","what":"c1","extent":"partial","text":{{text}}}]
            """);

        await using var reader = await Visitor.ComeAsync(site, width: 360);
        foreach (var below in new[] { "", "/c1", "/c2", "/a1", "/q1", "/sources", "/sources/s1", "/people", "/map" })
        {
            await reader.LookAsync($"/debates/{debate.Id}{below}");
            Assert.False(await reader.Page.EvaluateAsync<bool>("'hurt' in window"), $"{below} ran somebody's words");
        }
        await Expect(reader.Page.Locator("main")).ToContainTextAsync("<script>window.hurt=1</script>");
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task What_is_private_is_not_there_and_what_is_hidden_is_hidden_on_every_page()
    {
        var anna = await site.SignedInAsync("moira");
        var secret = await anna.OpenAsync("A private matter", "private");
        var open = await anna.OpenAsync("A public matter");
        await open.MakeAsync("""[{"move":"make-claim","text":"An ugly remark."},{"move":"amend","target":"c1","text":"An uglier remark.","reason":"Worse."},{"move":"hide","target":"c1","reason":"Manners."}]""");
        await using var stranger = await Visitor.ComeAsync(site, javaScript: false);

        Assert.Equal(404, (await stranger.Page.GotoAsync($"/debates/{secret.Id}"))!.Status);
        Assert.Equal(404, (await stranger.Page.GotoAsync($"/debates/{secret.Id}/map"))!.Status);
        foreach (var below in new[] { "", "/c1", "/people", "/map", "/c1?at=3", "?at=2", "/map?at=3" })
        {
            await stranger.Page.GotoAsync($"/debates/{open.Id}{below}");
            await Expect(stranger.Page.Locator("body")).Not.ToContainTextAsync("remark");
        }
        await stranger.Page.GotoAsync($"/debates/{open.Id}");
        await Expect(stranger.Page.Locator("main")).ToContainTextAsync("Manners.");
        await Expect(stranger.Page.GetByRole(AriaRole.Link, new() { Name = "Rebut" })).ToHaveCountAsync(0);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("empty")]
    private static partial Regex TitleIsEmpty();
}
