using System.Text.Json;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class SearchTests(SiteFixture site)
{
    // Words that no other test uses, so that what others write is not found.
    async Task<TestedDebate> BegunAsync(string by, string mark, string visibility = "public")
    {
        var debate = await (await site.SignedInAsync(by)).OpenAsync($"Are the {mark} lines of this town better than the trams?", visibility);
        await debate.MakeAsync($$"""
            [{"move":"record-source","title":"The {{mark}} gazette","author":"Paula Prose","text":"A long report tells that every {{mark}} was punctual in May."},
             {"move":"make-claim","title":"Punctual","text":"Each {{mark}} arrives when the timetable says it arrives, and nobody waits."},
             {"move":"rebut-claim","target":"c1","text":"I was waiting for a {{mark}} at the Café Zoë and it came late."},
             {"move":"make-claim","supports":"c1","text":"My neighbour drives a red {{mark}} and he arrives early."}]
            """);
        return debate;
    }

    async Task<JsonElement> SearchAsync(string query, HttpClient? reader = null) => (await (reader ?? site.Anonymous).ReadAsync($"/api/search?{query}")).Expect(200).Body;

    static IEnumerable<string> Labels(JsonElement found) =>
        found.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("label").GetString() ?? "motion").Order(StringComparer.Ordinal);

    static string Marked(JsonElement item) => string.Concat(item.GetProperty("excerpt").EnumerateArray().Select(piece => piece.GetProperty("isFound").GetBoolean() ? $"[{piece.GetProperty("text").GetString()}]" : piece.GetProperty("text").GetString()));

    [Theory]
    [InlineData("vestibus", "c1 c2 motion r1 s1")]
    [InlineData("vestibus arriving", "c1 c2")]
    [InlineData("\"red vestibus\"", "c2")]
    [InlineData("\"vestibus red\"", "")]
    [InlineData("vestibus -red", "c1 motion r1 s1")]
    [InlineData("vestibus -\"timetable says\" -trams -gazette", "c2 r1")]
    [InlineData("vestib* wait*", "c1 r1")]
    [InlineData("VESTIBUS cafe zoe", "r1")]
    [InlineData("vestibus zoë", "r1")]
    [InlineData("vestibus the of and", "c1 c2 motion r1 s1")]
    [InlineData("vestibus prose", "s1")]
    [InlineData("vestibus punctual", "c1 s1")]
    [InlineData("vestibus unheard-of", "")]
    [InlineData("vestibus ' \" ( & | ! :* <->", "c1 c2 motion r1 s1")]
    [InlineData("-vestibus", "")]
    public async Task Words_phrases_beginnings_and_exclusions_find_what_has_them_in_any_form(string words, string labels)
    {
        await BegunAsync("ann", "vestibus");

        Assert.Equal(labels.Split(' ', StringSplitOptions.RemoveEmptyEntries), Labels(await SearchAsync($"q={Uri.EscapeDataString(words)}")).Distinct());
    }

    [Fact]
    public async Task Words_that_say_nothing_in_the_language_of_a_debate_find_nothing_in_it() =>
        Assert.Empty(Labels(await SearchAsync($"q=the%20of&debate={(await BegunAsync("ann", "rikschage")).Id}")));

    [Fact]
    public async Task What_fits_best_comes_first_with_the_words_marked_and_everything_is_counted()
    {
        var debate = await BegunAsync("ann", "omnibulus");

        var found = await SearchAsync("q=omnibulus%20cafe");
        var item = Assert.Single(found.GetProperty("items").EnumerateArray());
        Assert.Equal("I was waiting for a [omnibulus] at the [Café] Zoë and it came late.", Marked(item));
        Assert.Equal((debate.Id, "rebuttal", "ann", "unchallenged"), (item.GetProperty("debate").GetGuid(), item.GetProperty("kind").GetString(), item.GetProperty("speaker").GetString(), item.GetProperty("status").GetString()));

        var all = await SearchAsync("q=omnibulus");
        Assert.Equal("motion", all.GetProperty("items")[0].GetProperty("kind").GetString());
        SameJson.Assert("""[{"value":"claim","name":"claim","count":1},{"value":"motion","name":"motion","count":1},{"value":"rebuttal","name":"rebuttal","count":1},{"value":"source","name":"source","count":1},{"value":"support","name":"support","count":1}]""", all.GetProperty("facets").GetProperty("kinds"));
        SameJson.Assert($$"""[{"value":"{{debate.Id}}","name":"Are the omnibulus lines of this town better than the trams?","count":5}]""", all.GetProperty("facets").GetProperty("debates"));
        SameJson.Assert("""[{"value":"ann","name":"ann","count":3}]""", all.GetProperty("facets").GetProperty("speakers"));
        Assert.Equal((5, true), (all.GetProperty("total").GetInt32(), all.GetProperty("isAll").GetBoolean()));
        Assert.Equal(["c1"], Labels(await SearchAsync("q=omnibulus&kind=claim")));
        Assert.Equal(["s1"], Labels(await SearchAsync("q=omnibulus&kind=source")));
        Assert.Equal(["r1"], Labels(await SearchAsync("q=omnibulus&status=unchallenged&kind=rebuttal&speaker=ann")));
        Assert.Empty(Labels(await SearchAsync("q=omnibulus&speaker=bo")));
    }

    [Fact]
    public async Task Pages_together_are_everything_once()
    {
        var debate = await BegunAsync("ann", "trolleyon");
        var seen = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await SearchAsync($"q=trolleyon&debate={debate.Id}&limit=2{after}");
            seen.AddRange(Labels(page));
            after = page.GetProperty("next").GetString() is { } next ? $"&after={next}" : null;
        }

        Assert.Equal(["c1", "c2", "motion", "r1", "s1"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_hidden_amended_or_shown_again_is_found_as_it_is_now()
    {
        var debate = await BegunAsync("ann", "funicule");
        await debate.MakeAsync("""[{"move":"hide","target":"r1","reason":"So."},{"move":"hide","target":"s1","reason":"So."},{"move":"amend","target":"c2","text":"My neighbour walks.","reason":"He sold it."}]""");

        Assert.Equal(["c1", "motion"], Labels(await SearchAsync("q=funicule")));
        Assert.Equal(["c2"], Labels(await SearchAsync($"q=walking&debate={debate.Id}")));
        await debate.MakeAsync("""[{"move":"restore","target":"r1","reason":"So."},{"move":"restore","target":"s1","reason":"So."}]""");
        Assert.Equal(["c1", "motion", "r1", "s1"], Labels(await SearchAsync("q=funicule")));
        await debate.MakeAsync("""{"move":"reword-motion","motion":"Sind die Seilbahnen besser als die Züge und wer zahlt für sie?"}""");
        Assert.Equal(["motion"], Labels(await SearchAsync("q=seilbahn%20zug")));
    }

    [Theory]
    [InlineData("kabelban%20arrivs", "c1 c2")]
    [InlineData("kabelbhan%20-red%20-trams%20-gazette", "c1 r1")]
    [InlineData("qqqqqqqq", "")]
    public async Task What_is_spelled_wrongly_finds_what_is_spelled_much_alike(string words, string labels)
    {
        await BegunAsync("ann", "kabelbahn");

        var found = await SearchAsync($"q={words}");

        Assert.Equal(labels.Split(' ', StringSplitOptions.RemoveEmptyEntries), Labels(found).Distinct());
        Assert.Equal(labels.Length > 0, found.GetProperty("isAlike").GetBoolean());
    }

    [Theory]
    [InlineData("private")]
    [InlineData("unlisted")]
    public async Task What_is_in_no_list_is_found_by_those_who_take_part_alone(string visibility)
    {
        var mark = visibility == "private" ? "privatissime" : "unlistigme";
        await BegunAsync("olga-hides", mark, visibility);

        Assert.Equal(["c1", "c2", "motion", "r1", "s1"], Labels(await SearchAsync($"q={mark}", await site.SignedInAsync("olga-hides"))));
        SameJson.Assert("""{"items":[],"next":null,"total":0,"isAll":true,"isAlike":false,"facets":{"kinds":[],"statuses":[],"speakers":[],"debates":[]}}""", await SearchAsync($"q={mark}", await site.SignedInAsync("bo")));
        SameJson.Assert("""{"items":[],"next":null,"total":0,"isAll":true,"isAlike":false,"facets":{"kinds":[],"statuses":[],"speakers":[],"debates":[]}}""", await SearchAsync($"q={mark}"));
    }

    [Fact]
    public async Task A_long_source_is_found_by_each_of_its_pieces_and_shown_where_the_words_stand()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("What is in it?");
        await debate.MakeAsync($$"""{"move":"record-source","title":"Long","text":"{{string.Concat(Enumerable.Repeat("Nothing to see here. ", 4_000))}}Then came the Quibbleflux <b>at last</b>."}""");

        var found = await SearchAsync("q=quibbleflux");

        Assert.EndsWith("Then came the [Quibbleflux] <b>at last</b>.", Marked(Assert.Single(found.GetProperty("items").EnumerateArray())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("q=")]
    [InlineData("q=%20")]
    [InlineData("q=x&kind=nope")]
    [InlineData("q=x&status=nope")]
    [InlineData("q=x&debate=nope")]
    [InlineData("q=x&after=nope")]
    [InlineData("q=x&after=e30")]
    [InlineData("q=x&speaker=p1")]
    [InlineData("q=x&sort=new")]
    public async Task What_is_asked_wrongly_is_refused(string query) => (await site.Anonymous.ReadAsync($"/api/search?{query}")).ExpectProblem(400, "bad-parameter");
}
