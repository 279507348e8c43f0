using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Access;

/// <summary>Nobody speaks as another: by no field, header, import or key used again.</summary>
[Collection(AccessSite.Name)]
public sealed class VoiceTests(AccessSite site)
{
    static readonly Caller[] Writers = [Caller.Stranger, Caller.Contributor, Caller.Moderator, Caller.Administrator];

    [Theory]
    [InlineData("by")]
    [InlineData("By")]
    [InlineData("contributor")]
    [InlineData("author")]
    [InlineData("recorder")]
    [InlineData("user")]
    [InlineData("administrator")]
    [InlineData("voice")]
    [InlineData("at")]
    [InlineData("version")]
    public async Task No_field_of_a_move_makes_it_somebody_elses(string field)
    {
        var debate = await site.OpenDebateAsync("public");
        var before = await debate.VersionAsync();
        foreach (var olga in (string[])["olga", $"{await site.IdOfAsync("olga")}"])
            (await debate.For(site.ProgramOf(Caller.Contributor)).TryAsync($$"""{"move":"make-claim","text":"I am olga.","{{field}}":"{{olga}}"}""")).Expect(400);
        Assert.Equal(before, await debate.VersionAsync());
    }

    [Fact]
    public async Task No_header_makes_a_move_somebody_elses()
    {
        var debate = await site.OpenDebateAsync("public");
        var before = await debate.VersionAsync();
        var olga = $"{await site.IdOfAsync("olga")}";
        foreach (var header in (string[])["X-User", "X-Forwarded-User", "X-Remote-User", "Remote-User", "From", "X-Contributor", "X-Original-User", "X-HTTP-Method-Override"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{debate.Address}/moves");
            request.Headers.TryAddWithoutValidation(header, olga);
            request.Content = System.Net.Http.Json.JsonContent.Create(new { move = "make-claim", text = $"I am olga, says {header}." });
            using var answer = await site.ProgramOf(Caller.Contributor).SendAsync(request);
            Assert.Equal(201, (int)answer.StatusCode);
        }
        var carl = $"{await site.IdOfAsync("carl")}";
        Assert.All(await EntriesAsync(debate, before), by => Assert.Equal(carl, by));
    }

    [Fact]
    public async Task An_account_is_no_speaker_that_others_could_name()
    {
        var debate = await site.OpenDebateAsync("public");
        var before = await debate.VersionAsync();
        foreach (var caller in Writers)
            foreach (var olga in (string[])["olga", $"{await site.IdOfAsync("olga")}", "@olga"])
                (await debate.For(site.ProgramOf(caller)).TryAsync($$"""{"move":"make-claim","text":"I am olga.","speaker":"{{olga}}"}""")).ExpectProblem();
        Assert.Equal(before, await debate.VersionAsync());
    }

    [Theory]
    [InlineData("""{"move":"make-claim","text":"It was me.","speaker":"p1"}""")]
    [InlineData("""{"move":"rebut-claim","target":"c1","aim":"conclusion","text":"It was me.","speaker":"p1"}""")]
    [InlineData("""{"move":"ask-question","text":"Was it me?","speaker":"p1"}""")]
    [InlineData("""{"move":"concede-claim","what":"c1","extent":"full","text":"It was me.","speaker":"p1"}""")]
    [InlineData("""{"move":"cite-quote","source":"s1","exact":"the mat","speaker":"p1"}""")]
    [InlineData("""{"move":"amend","target":"c11","text":"It was me after all.","reason":"Truth.","speaker":"p1"}""")]
    [InlineData("""{"move":"amend","target":"c11","text":"It was me after all.","reason":"Truth."}""")]
    [InlineData("""{"move":"withdraw","target":"c11","reason":"Truth."}""")]
    [InlineData("""{"move":"withdraw","target":"c11","reason":"Truth.","speaker":"p1"}""")]
    public async Task Nobody_speaks_for_a_speaker_who_has_an_account_here(string move)
    {
        var debate = await site.OpenDebateAsync("public");
        // Said for the gardener before it was known who that is.
        await debate.For(site.ProgramOf(Caller.Moderator)).MakeAsync("""{"move":"make-claim","text":"I saw nothing.","speaker":"p1"}""");
        var guest = await site.SignedInAsync("guest-1");
        await debate.MakeAsync("""{"move":"identify-speaker","speaker":"p1","contributor":"guest-1"}""");
        await debate.For(guest).MakeAsync("""{"move":"identify-speaker","speaker":"p1","contributor":"guest-1"}""");
        var before = await debate.VersionAsync();

        foreach (var caller in Writers)
            (await debate.For(site.ProgramOf(caller)).TryAsync(move)).ExpectProblem();
        (await debate.TryAsync($"[{move}]")).ExpectProblem();
        var name = System.Text.Json.JsonDocument.Parse(move).RootElement;
        var form = string.Join('&', name.EnumerateObject().Where(field => field.Name != "move").Select(field => $"{field.Name}={field.Value}"));
        var row = new Row("POST /debates/{id:guid}/move/{name}", RouteTable.Rows[0].Who, Body: form) { Name = name.GetProperty("move").GetString()! };
        foreach (var caller in Writers)
            Assert.Equal("422", (await site.AskAsync(row, caller, debate.Id)).Word);

        Assert.Equal(before, await debate.VersionAsync());
        await debate.For(guest).MakeAsync(move);
    }

    [Fact]
    public async Task Nobody_becomes_a_speaker_by_their_own_word_nor_makes_another_one()
    {
        var debate = await site.OpenDebateAsync("public");
        await debate.For(site.ProgramOf(Caller.Contributor)).MakeAsync("""{"move":"identify-speaker","speaker":"p1","contributor":"carl"}""");
        await debate.MakeAsync("""{"move":"identify-speaker","speaker":"p1","contributor":"rhea"}""");
        (await debate.For(site.ProgramOf(Caller.Contributor)).TryAsync("""{"move":"identify-speaker","speaker":"p1","contributor":"rhea"}""")).ExpectProblem();

        // Neither is identified, so a contributor may still report the speaker's words.
        await debate.For(site.ProgramOf(Caller.Stranger)).MakeAsync("""{"move":"make-claim","text":"I grow roses.","speaker":"p1"}""");
    }

    [Fact]
    public async Task A_key_used_again_by_somebody_else_is_their_own()
    {
        var debate = await site.OpenDebateAsync("public");
        const string claim = """{"move":"make-claim","text":"Said once."}""";
        var first = (await debate.TryAsync(claim, key: "one-key")).Expect(201);
        var second = (await debate.For(site.ProgramOf(Caller.Contributor)).TryAsync(claim, key: "one-key")).Expect(201);

        Assert.NotEqual(first.Version, second.Version);
        Assert.Equal([$"{await site.IdOfAsync("carl")}"], await EntriesAsync(debate, first.Version));
    }

    [Fact]
    public async Task A_key_used_again_shows_nobody_a_private_debate()
    {
        var debate = await site.OpenDebateAsync("private");
        const string claim = """{"move":"make-claim","text":"Said in private."}""";
        (await debate.TryAsync(claim, key: "private-key")).Expect(201);
        (await debate.For(site.ProgramOf(Caller.Stranger)).TryAsync(claim, key: "private-key")).ExpectProblem(404, "unknown-debate");

        // Nor does a key of one's own, once one is no longer in.
        await debate.MakeAsync("""{"move":"admit","contributor":"guest-2","role":"contributor"}""");
        var guest = debate.For(await site.SignedInAsync("guest-2"));
        (await guest.TryAsync(claim, key: "guests-key")).Expect(201);
        await debate.MakeAsync("""{"move":"remove","contributor":"guest-2"}""");
        (await guest.TryAsync(claim, key: "guests-key")).ExpectProblem(404, "unknown-debate");
    }

    [Fact]
    public async Task An_import_is_its_senders()
    {
        var sent = (await site.ProgramOf(Caller.Contributor).SendAsync("/api/imports?format=tgf&motion=Whose%3F", "a It is olga's, by=olga\n#\n", contentType: "text/plain")).Expect(202);
        var debate = new TestedDebate(site.Opener, sent.Body.GetProperty("debate").GetGuid());
        for (var tries = 0; tries < 600 && (await debate.ReadAsync()).Status == 404; tries++) await Task.Delay(50);

        var carl = $"{await site.IdOfAsync("carl")}";
        Assert.All(await EntriesAsync(debate, 0), by => Assert.Equal(carl, by));
    }

    async Task<IReadOnlyList<string>> EntriesAsync(TestedDebate debate, long after) =>
        [.. (await site.Services.GetRequiredService<DebateReader>().EntriesAsync(debate.Id, after + 1, 1000, default)).Select(entry => entry.By)];
}
