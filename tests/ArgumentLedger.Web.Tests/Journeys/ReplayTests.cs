using System.Text.RegularExpressions;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Journeys;

/// <summary>Replay, comparison and histories, as readers use them.</summary>
[Collection(SharedSite.Name)]
public sealed partial class ReplayTests(SiteFixture site)
{
    // 1 opened, 2 c1, 3 r1, 4 r2, 5 r1 amended, 6 r2 confirmed, 7 k1, 8 r2 withdrawn, 9 c1 hidden, 10 c1 restored
    static readonly string[] Moves =
    [
        """{"move":"make-claim","stance":"for","text":"Tea keeps its promise."}""",
        """{"move":"rebut-claim","target":"c1","text":"Every promise is broken by noon."}""",
        """{"move":"rebut-claim","target":"r1","text":"Not the promise of calm."}""",
        """{"move":"amend","target":"r1","text":"Most promises are broken by noon.","reason":"Not every one."}""",
        """{"move":"confirm-link","link":"r2"}""",
        """{"move":"concede-claim","what":"r1","extent":"partial","text":"Some are."}""",
        """{"move":"withdraw","target":"r2","reason":"It was no answer."}""",
        """{"move":"hide","target":"c1","reason":"An advertisement."}""",
        """{"move":"restore","target":"c1","reason":"It was none."}""",
    ];

    [Fact]
    public async Task Without_JavaScript_links_and_a_form_lead_through_every_version()
    {
        var (id, _) = await TellAsync("steps-plain");
        await using var reader = await Visitor.ComeAsync(site, javaScript: false);
        await reader.Page.GotoAsync($"/debates/{id}/replay?at=2");
        await Expect(reader.Page.Locator("#event")).ToContainTextAsync("claimed, for the motion, c1");
        await Expect(reader.Contribution("c1").Locator(".happened")).ToHaveTextAsync("new");

        await reader.FollowAsync("Next version");
        await Expect(reader.Page.Locator("#event")).ToContainTextAsync("c1: unchallenged → refuted");
        await Expect(reader.Contribution("c1").Locator(".standing ins")).ToContainTextAsync("refuted");
        await reader.FollowAsync("Last version");
        await Expect(reader.Page.Locator("#event")).ToContainTextAsync("showed the words of c1 again");
        await reader.FollowAsync("First version");
        await Expect(reader.Page.Locator("#event")).ToContainTextAsync("opened the debate");
        await reader.Page.GetByLabel("Version", new() { Exact = true }).FillAsync("5");
        await reader.PressAsync("Go");

        Assert.EndsWith("?at=5", reader.Page.Url, StringComparison.Ordinal);
        await Expect(reader.Contribution("r1").Locator(".words del")).ToHaveTextAsync("Every promise is");
        await Expect(reader.Contribution("r1").Locator(".words ins")).ToHaveTextAsync("Most promises are");
        await Expect(reader.Page.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task With_JavaScript_keys_the_slider_and_playing_step_without_loading_the_page()
    {
        var (id, _) = await TellAsync("steps-keys");
        await using var reader = await Visitor.ComeAsync(site);
        await reader.Page.GotoAsync($"/debates/{id}/replay");
        await Expect(reader.Page.Locator("#where")).ToContainTextAsync("10 of 10");
        await reader.Page.EvaluateAsync("window.stayed = true");

        foreach (var (key, version, words) in new[] { ("Home", 1, "opened the debate"), ("ArrowRight", 2, "claimed"), ("ArrowRight", 3, "rebutted c1"), ("ArrowLeft", 2, "claimed"), ("End", 10, "showed the words") })
        {
            await reader.Page.Keyboard.PressAsync(key);
            await Expect(reader.Page.Locator("#event")).ToContainTextAsync(words);
            await Expect(reader.Page).ToHaveURLAsync(new Regex($"\\?at={version}$"));
            await Expect(reader.Page).ToHaveTitleAsync(new Regex($"^Version {version} "));
        }
        var slider = reader.Page.GetByLabel("Version", new() { Exact = true });
        await slider.FillAsync("7");
        await Expect(reader.Page.Locator("#event")).ToContainTextAsync("conceded r1 in part");
        await slider.PressAsync("ArrowRight");
        await Expect(reader.Page.Locator("#event")).ToContainTextAsync("withdrew r2");
        await Expect(reader.Contribution("r2").Locator(".happened")).ToHaveTextAsync("withdrawn");

        await reader.Page.GetByLabel("Speed").SelectOptionAsync("fast");
        await reader.PressAsync("Play");
        await Expect(reader.Page.Locator("#where")).ToContainTextAsync("10 of 10");
        await Expect(reader.Page.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToBeVisibleAsync();
        Assert.True(await reader.Page.EvaluateAsync<bool>("window.stayed"));
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task A_page_at_a_version_shows_what_it_showed_when_that_was_the_head()
    {
        var anna = await site.SignedInAsync("then-and-now");
        var debate = await anna.OpenAsync("Does tea keep its promise?");
        var bo = debate.For(await site.SignedInAsync("then-and-now-bo"));
        var shown = new List<(long Version, Dictionary<string, string> Pages)>();
        foreach (var move in Moves.Prepend(null))
        {
            if (move is not null)
                await (move.Contains("concede", StringComparison.Ordinal) ? bo : debate).MakeAsync(move);
            var version = await debate.VersionAsync();
            shown.Add((version, await ShownAsync(debate, "")));
        }
        // Words that are hidden now are hidden at every moment; here they were restored.
        foreach (var (version, pages) in shown.Where(one => one.Version != 9))
            Assert.Equal(pages, await ShownAsync(debate, $"?at={version}"));
    }

    [Fact]
    public async Task What_changed_between_two_moments_is_told_in_words_with_a_way_to_each_event()
    {
        var (id, _) = await TellAsync("comparing");
        await using var reader = await Visitor.ComeAsync(site, javaScript: false);
        await reader.Page.GotoAsync($"/debates/{id}/compare");
        await reader.TypeAsync("From", "4");
        await reader.TypeAsync("To", "9");
        await reader.PressAsync("Compare");

        foreach (var sentence in new[]
        {
            "r1 reads otherwise, from revision 1 to revision 2: Not every one. version 5",
            "r2 was withdrawn by its author", "because: It was no answer. version 8",
            "The words of c1 were hidden by a moderator: An advertisement. version 9",
            "conceded part of r1", "That r2 attacks r1 was confirmed for the new wording version 6",
            "c1 was ✓ defended and is – withdrawn",
        })
            Assert.Contains(sentence, Spaces().Replace(await reader.Page.Locator("main").InnerTextAsync(), " "), StringComparison.Ordinal);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "version 5", Exact = true }).First.ClickAsync();
        await Expect(reader.Page.Locator("#event")).ToContainTextAsync("reworded r1: Not every one.");

        await reader.Page.GotoAsync($"/debates/{id}/compare?from=9&to=4");
        await Expect(reader.Page.GetByLabel("From")).ToHaveAccessibleDescriptionAsync(new Regex("give the earlier moment first"));
    }

    [Fact]
    public async Task A_position_tells_who_held_which_wording_what_was_conceded_and_what_moved_it()
    {
        var (id, bo) = await TellAsync("positions");
        await bo.MakeAsync("""[{"move":"concede-claim","what":"r1","extent":"full"}]""");
        await bo.For(await site.SignedInAsync("positions")).MakeAsync("""{"move":"amend","target":"r1","text":"Most promises are broken by noon, alas.","reason":"To be kind."}""");
        await using var reader = await Visitor.ComeAsync(site, javaScript: false);

        await reader.Page.GotoAsync($"/debates/{id}/r1");
        var page = Spaces().Replace(await reader.Page.Locator("main").InnerTextAsync(), " ");
        foreach (var words in new[] { "revision 1 version 3 version 5", "revision 2, reworded since: stale version 12 now", "conceded part of it, in revision 2, which was reworded since", "r1 was unchallenged and is refuted now" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        await reader.Page.GetByText("Which words came with which revision").ClickAsync();
        await Expect(reader.Page.Locator(".blame a.later")).ToHaveTextAsync(["Most promises are", ", alas"]);
        await reader.Page.Locator(".blame a.later").First.ClickAsync();
        await Expect(reader.Page.Locator("#event")).ToContainTextAsync("reworded r1: Not every one.");

        await reader.Page.GotoAsync($"/debates/{id}/c1");
        await Expect(reader.Page.Locator("ol.history")).ToContainTextAsync("Elsewhere");
        await reader.Contribution("c1").Locator("a.since").ClickAsync();
        await Expect(reader.Page.Locator("#event")).ToContainTextAsync("Version ");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    [InlineData(ColorScheme.Light, 320)]
    public async Task The_pages_of_the_past_pass_axe_break_no_policy_and_fit(ColorScheme scheme, int width)
    {
        var (id, _) = await TellAsync($"looks-{scheme}-{width}".ToLowerInvariant());
        await using var reader = await Visitor.ComeAsync(site, scheme: scheme, width: width);
        foreach (var below in new[] { "replay?at=5", "replay?at=7", "compare?from=4&to=9", "compare?from=9&to=4", "r1" })
            await reader.LookAsync($"/debates/{id}/{below}");
        Assert.Empty(reader.Complaints);
    }

    async Task<(Guid Id, TestedDebate Bo)> TellAsync(string handle)
    {
        var anna = await site.SignedInAsync(handle);
        var debate = await anna.OpenAsync("Does tea keep its promise?");
        var bo = debate.For(await site.SignedInAsync(handle + "-bo"));
        foreach (var move in Moves)
            await (move.Contains("concede", StringComparison.Ordinal) ? bo : debate).MakeAsync(move);
        return (debate.Id, bo);
    }

    // What a reader is shown of the argument: links lead to other moments, and times tell how long ago things were.
    async Task<Dictionary<string, string>> ShownAsync(TestedDebate debate, string query)
    {
        var pages = new Dictionary<string, string>();
        foreach (var below in new[] { "", "/c1", "/people" })
        {
            var answer = await site.Anonymous.ReadAsync($"/debates/{debate.Id}{below}{query}");
            var main = WholeMain().Match(answer.Text).Value;
            pages[below] = answer.Status == 404 ? "404" : Spaces().Replace(OfTheMoment().Replace(main, ""), " ");
        }
        return pages;
    }

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex WholeMain();

    [GeneratedRegex("""<time [^>]*>[^<]*</time>| (href|action|value)="[^"]*"|<p class="take-part">.*?</p>|<input type="hidden"[^>]*>""", RegexOptions.Singleline)]
    private static partial Regex OfTheMoment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
