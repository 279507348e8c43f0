using System.Text.Json;
using ArgumentLedger.Web.Tests.Journeys;
using ArgumentLedger.Web.Tests.Support;
using Npgsql;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Notifying;

[Collection(SharedSite.Name)]
public sealed class NotificationTests(SiteFixture site)
{
    const string Address = "/api/notifications";

    [Fact]
    public async Task Somebody_is_told_of_replies_quotes_concessions_and_changed_standing_the_latest_first_and_not_of_what_they_do_themselves()
    {
        var mine = await OpenAsync("told-ann", "Who is told?");
        var theirs = mine.For(await site.SignedInAsync("told-ben"));
        await mine.MakeAsync("""{"move":"make-claim","text":"Tea lets you sleep."}""");
        await theirs.MakeAsync("""{"move":"ask-question","about":"c1","text":"All tea?"}""");
        await theirs.MakeAsync("""{"move":"cite-quote","contribution":"c1","exact":"lets you sleep"}""");
        await theirs.MakeAsync("""{"move":"rebut-claim","target":"c1","aim":"conclusion","text":"Not after four."}""");
        await mine.MakeAsync("""{"move":"rebut-claim","target":"r1","aim":"conclusion","text":"Weak tea does."}""");
        await theirs.MakeAsync("""{"move":"withdraw","target":"r1","reason":"True."}""");
        await theirs.MakeAsync("""{"move":"concede-claim","what":"c1","extent":"full","text":"It does."}""");

        var told = await UntilAsync(mine, 5);

        Assert.Equal(["concession c1 k1 ", "standing c1  ", "reply c1 r1 Not after four.", "quote c1 q1 lets you sleep", "reply c1 a1 All tea?"], told.Select(LineOf));
        Assert.Equal([5, 4, 3, 2, 1], told.Select(one => one.GetProperty("number").GetInt64()));
        Assert.All(told, one => Assert.Equal("told-ben", one.GetProperty("by").GetString()));
        Assert.Equal(["reply r1 r2 Weak tea does."], (await UntilAsync(theirs, 1)).Select(LineOf));
    }

    [Fact]
    public async Task What_was_read_is_no_longer_new_and_what_comes_after_is()
    {
        var mine = await OpenAsync("read-ann", "Is it new?");
        var theirs = mine.For(await site.SignedInAsync("read-ben"));
        await mine.MakeAsync("""{"move":"make-claim","text":"One."}""");
        for (var n = 0; n < 3; n++)
            await theirs.MakeAsync("""{"move":"ask-question","about":"c1","text":"Why?"}""");
        await UntilAsync(mine, 3);

        (await mine.Client.SendAsync($"{Address}/read", """{"upTo":2}""")).Expect(204);
        Assert.Equal([3], (await UnreadAsync(mine)).Select(one => one.GetProperty("number").GetInt64()));
        (await mine.Client.SendAsync($"{Address}/read", """{"upTo":1}""")).Expect(204);
        Assert.Single(await UnreadAsync(mine));
        (await mine.Client.SendAsync($"{Address}/read", """{"upTo":999}""")).Expect(204);
        Assert.Empty(await UnreadAsync(mine));
        await theirs.MakeAsync("""{"move":"ask-question","about":"c1","text":"Still?"}""");
        await UntilAsync(mine, 4);
        Assert.Single(await UnreadAsync(mine));
        (await mine.Client.SendAsync($"{Address}/read", """{"upTo":-1}""")).ExpectProblem(400, "malformed");
        (await mine.Client.ReadAsync($"{Address}?unread=maybe")).ExpectProblem(400, "bad-parameter");
    }

    [Fact]
    public async Task Nobody_is_told_of_a_private_debate_they_were_removed_from_nor_of_words_that_are_hidden()
    {
        var debate = await OpenAsync("gone-olga", "Who may know?", "private");
        var ann = debate.For(await site.SignedInAsync("gone-ann"));
        await debate.MakeAsync("""{"move":"admit","contributor":"gone-ann","role":"contributor"}""");
        await ann.MakeAsync("""{"move":"make-claim","text":"I was here."}""");
        await debate.MakeAsync("""[{"move":"ask-question","about":"c1","text":"The xylophone?"},{"move":"hide","target":"a1","reason":"Not here."}]""");
        Assert.Equal(["reply c1 a1 "], (await UntilAsync(ann, 1)).Select(LineOf));

        await debate.MakeAsync("""{"move":"remove","contributor":"gone-ann"}""");
        Assert.Empty((await ann.Client.ReadAsync(Address)).Expect(200).Items);
    }

    [Fact]
    public async Task Whatever_is_deleted_of_it_is_made_again_from_the_events()
    {
        var mine = await OpenAsync("again-ann", "Is it made again?");
        var theirs = mine.For(await site.SignedInAsync("again-ben"));
        await mine.MakeAsync("""{"move":"make-claim","text":"One."}""");
        await theirs.MakeAsync("""[{"move":"ask-question","about":"c1","text":"Why?"},{"move":"rebut-claim","target":"c1","aim":"conclusion","text":"No."}]""");
        var before = (await UntilAsync(mine, 2)).Select(one => one.ToString()).ToList();

        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using (var delete = new NpgsqlCommand("truncate ledger.notices, ledger.noticed", connection))
            await delete.ExecuteNonQueryAsync();
        // Any move has them looked for.
        await mine.MakeAsync("""{"move":"make-claim","text":"Two."}""");

        Assert.Equal(before, (await UntilAsync(mine, 2)).Select(one => one.ToString()));
    }

    [Fact]
    public async Task A_page_tells_how_many_are_new_and_where_to_answer_and_marks_them_read()
    {
        var mine = await OpenAsync("page-ann", "Is it on a page?");
        await mine.MakeAsync("""{"move":"make-claim","text":"One."}""");
        await mine.For(await site.SignedInAsync("page-ben")).MakeAsync("""{"move":"rebut-claim","target":"c1","aim":"conclusion","text":"Not so."}""");
        await UntilAsync(mine, 1);
        await using var visitor = await Visitor.ComeAsync(site, width: 360);
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.TypeAsync("Handle", "page-ann");
        await visitor.TypeAsync("Password", SiteFixture.Password);
        await visitor.PressAsync("Sign in");

        await visitor.FollowAsync("Notifications (1)");
        await Expect(visitor.Page.Locator(".notices > li")).ToContainTextAsync("page-ben logged r1 in answer to your c1");
        await Expect(visitor.Page.Locator(".notices > li")).ToContainTextAsync("Not so.");
        await visitor.LookAsync();
        await visitor.PressAsync("Mark all as read");
        await Expect(visitor.Page.Locator(".notices .sign")).ToHaveCountAsync(0);
        await visitor.FollowAsync("r1");
        Assert.EndsWith($"/debates/{mine.Id}/r1", visitor.Page.Url, StringComparison.Ordinal);
    }

    async Task<TestedDebate> OpenAsync(string opener, string motion, string visibility = "public") => await (await site.SignedInAsync(opener)).OpenAsync(motion, visibility);

    // They are written a moment after the move.
    static async Task<IReadOnlyList<JsonElement>> UntilAsync(TestedDebate debate, int many)
    {
        for (var tries = 0; tries < 1_200; tries++)
        {
            if ((await debate.Client.ReadAsync(Address)).Expect(200).Items is { } items && items.Count >= many) return items;
            await Task.Delay(50);
        }
        throw new TimeoutException($"There were not {many} notifications.");
    }

    static async Task<IReadOnlyList<JsonElement>> UnreadAsync(TestedDebate debate) => (await debate.Client.ReadAsync($"{Address}?unread=true")).Expect(200).Items;

    static string LineOf(JsonElement told) =>
        $"{told.GetProperty("kind")} {told.GetProperty("about")} {told.GetProperty("label")} {told.GetProperty("text")}";
}
