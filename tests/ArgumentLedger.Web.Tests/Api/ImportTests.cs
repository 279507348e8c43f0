using System.Text.Json;
using ArgumentLedger.Web.Tests.Support;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class ImportTests(SiteFixture site)
{
    const string Framework = "a The bus is late.\nb It is not.\na again\n#\nb a\nb a\n";

    [Fact]
    public async Task A_framework_is_imported_as_a_debate_and_comes_out_as_it_went_in()
    {
        var ann = await site.SignedInAsync("ann");

        var submitted = (await ann.SendAsync("/api/imports?format=tgf&motion=Late%3F&visibility=unlisted", Framework, contentType: "text/plain")).Expect(202);
        var done = await DoneAsync(ann, submitted.Body);

        SameJson.Assert("4", done.GetProperty("total"));
        SameJson.Assert("4", done.GetProperty("logged"));
        SameJson.Assert("4", done.GetProperty("decided"));
        SameJson.Assert("4", done.GetProperty("version"));
        Assert.Equal(2, done.GetProperty("losses").GetArrayLength());
        var debate = (await ann.ReadAsync($"/api/debates/{done.GetProperty("debate").GetString()}")).Expect(200).Body;
        Assert.Equal(("Late?", "unlisted", "ann"), (debate.GetProperty("motion").GetString(), debate.GetProperty("visibility").GetString(), debate.GetProperty("opener").GetString()));
        Assert.Equal("c1 The bus is late.\nc2 It is not.\n#\nc2 c1\n", (await ann.ReadAsync($"/api/debates/{done.GetProperty("debate").GetString()}/export?format=tgf")).Text);
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_be_logged_and_how_each_argument_would_stand_and_logs_nothing()
    {
        var ann = await site.SignedInAsync("ann");
        var before = (await ann.ReadAsync("/api/contributors/ann")).Body.GetProperty("debates").GetInt64();

        var told = (await ann.SendAsync("/api/imports?format=tgf&motion=Late%3F&dryRun=true", Framework, contentType: "text/plain")).Expect(200).Body;

        SameJson.Assert("""
            [{"name":"a","text":"The bus is late.","label":"out"},{"name":"b","text":"It is not.","label":"in"}]
            """, told.GetProperty("arguments"));
        Assert.Equal((4, 2, 1), (told.GetProperty("total").GetInt32(), told.GetProperty("contributions").GetInt32(), told.GetProperty("links").GetInt32()));
        var last = told.GetProperty("moves").EnumerateArray().Last();
        Assert.Equal(("line 5, column 1", "link"), (last.GetProperty("place").GetString(), last.GetProperty("move").GetString()));
        Assert.Equal("@a1", last.GetProperty("data").GetProperty("from").GetString());
        Assert.Equal(before, (await ann.ReadAsync("/api/contributors/ann")).Body.GetProperty("debates").GetInt64());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_with_the_place()
    {
        var answer = await (await site.SignedInAsync("ann")).SendAsync("/api/imports?format=tgf&motion=Late%3F", "a\n#\na b\n", contentType: "text/plain");

        answer.ExpectProblem(400, "unreadable-file");
        Assert.Equal("line 3, column 3: “b” is not declared: an argument that the file declares was expected.", answer.Detail);
        Assert.True(answer.Body.GetProperty("errors").TryGetProperty("line 3, column 3", out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/vnd.graphviz; charset=utf-8")]
    public async Task A_file_is_what_its_format_says_whatever_type_its_sender_gives_it(string? contentType) =>
        (await (await site.SignedInAsync("ann")).SendAsync("/api/imports?format=tgf&motion=x&dryRun=true", "a\n#\n", contentType: contentType)).Expect(200);

    [Theory]
    [InlineData("format=tgf", 400, "bad-parameter")]
    [InlineData("motion=x", 400, "bad-parameter")]
    [InlineData("format=docx&motion=x", 400, "bad-parameter")]
    [InlineData("format=tgf&motion=x&dryrun=true", 400, "bad-parameter")]
    [InlineData("format=tgf&motion=x&dryRun=yes", 400, "bad-parameter")]
    [InlineData("format=tgf&motion=x&visibility=secret", 400, "bad-parameter")]
    [InlineData("format=tgf&debate=x", 400, "bad-parameter")]
    [InlineData("format=tgf&motion=%20", 422, "motion-length")]
    public async Task What_is_asked_wrongly_is_refused(string query, int status, string code) =>
        (await (await site.SignedInAsync("ann")).SendAsync($"/api/imports?{query}", "#\n", contentType: "text/plain")).ExpectProblem(status, code);

    [Fact]
    public async Task A_framework_with_large_circles_is_labelled_but_not_logged()
    {
        var ann = await site.SignedInAsync("ann");
        // Everybody attacks everybody else, and one outside is attacked by one.
        var all = string.Concat(from a in Enumerable.Range(1, 23) from b in Enumerable.Range(1, 23) where a != b select $"{a} {b}\n");
        var file = $"p af 24\n{all}1 24\n";

        var told = (await ann.SendAsync("/api/imports?format=af&motion=x&dryRun=true", file)).Expect(200).Body;

        Assert.StartsWith("506 of its attacks stand in circles", told.GetProperty("obstacle").GetString(), StringComparison.Ordinal);
        Assert.All(told.GetProperty("arguments").EnumerateArray(), argument => Assert.Equal("undecided", argument.GetProperty("label").GetString()));
        (await ann.SendAsync("/api/imports?format=af&motion=x", file)).ExpectProblem(422, "too-circular");
    }

    [Fact]
    public async Task A_file_over_16_MiB_is_refused() =>
        (await (await site.SignedInAsync("ann")).SendAsync("/api/imports?format=tgf&motion=x", new byte[FileText.MostBytes + 1], contentType: "text/plain")).ExpectProblem(413, "too-large");

    [Fact]
    public async Task Only_those_who_may_write_import_and_nobody_sees_anothers_import()
    {
        (await site.Anonymous.SendAsync("/api/imports?format=tgf&motion=x", "#\n")).ExpectProblem(401, "no-token");
        (await (await site.SignedInAsync("ann", "read")).SendAsync("/api/imports?format=tgf&motion=x", "#\n")).ExpectProblem(403, "forbidden");
        var submitted = (await (await site.SignedInAsync("ann")).SendAsync("/api/imports?format=tgf&motion=x", "#\n")).Expect(202).Body;
        (await (await site.SignedInAsync("bo")).ReadAsync($"/api/imports/{submitted.GetProperty("id").GetString()}")).ExpectProblem(404, "unknown-import");
    }

    [Fact]
    public async Task The_same_file_sent_again_under_one_key_is_one_import()
    {
        var ann = await site.SignedInAsync("ann");
        var key = Guid.NewGuid().ToString();

        var first = (await ann.SendAsync("/api/imports?format=tgf&motion=x", "a\n#\n", key)).Expect(202).Body;
        var again = (await ann.SendAsync("/api/imports?format=tgf&motion=x", "a\n#\n", key)).Expect(202).Body;

        Assert.Equal(first.GetProperty("id").GetString(), again.GetProperty("id").GetString());
        (await ann.SendAsync("/api/imports?format=tgf&motion=x", "b\n#\n", key)).ExpectProblem(422, "idempotency-mismatch");
    }

    [Fact]
    public async Task Into_a_debate_that_is_there_its_rules_decide()
    {
        var ann = await site.SignedInAsync("ann");
        var debate = await ann.OpenAsync("Is the bus late?");
        await debate.MakeAsync("""{"move":"make-claim","text":"It was here first."}""");

        var done = await DoneAsync(ann, (await ann.SendAsync($"/api/imports?format=tgf&debate={debate.Id}", "a\nb\n#\na b\n")).Expect(202).Body);
        Assert.Equal(debate.Id, done.GetProperty("debate").GetGuid());
        Assert.Equal(5, await debate.VersionAsync());

        await debate.MakeAsync("""{"move":"close-debate"}""");
        var failed = await EndedAsync(ann, (await ann.SendAsync($"/api/imports?format=tgf&debate={debate.Id}", "c\nd\n#\n")).Expect(202).Body);
        Assert.Equal("failed", failed.GetProperty("state").GetString());
        Assert.Equal(("debate-closed", "line 1, column 1"), (failed.GetProperty("failure").GetProperty("code").GetString(), failed.GetProperty("failure").GetProperty("place").GetString()));
        Assert.Equal(6, await debate.VersionAsync());
        var unknown = await EndedAsync(ann, (await ann.SendAsync($"/api/imports?format=tgf&debate={Guid.NewGuid()}", "c\n#\n")).Expect(202).Body);
        Assert.Equal("unknown-debate", unknown.GetProperty("failure").GetProperty("code").GetString());
    }

    internal static async Task<JsonElement> DoneAsync(HttpClient client, JsonElement job)
    {
        var ended = await EndedAsync(client, job);
        Assert.True(ended.GetProperty("state").GetString() == "done", ended.ToString());
        return ended;
    }

    internal static Task<JsonElement> EndedAsync(HttpClient client, JsonElement job) =>
        UntilAsync(client, job, now => now.GetProperty("state").GetString() is "done" or "failed" or "cancelled");

    internal static async Task<JsonElement> UntilAsync(HttpClient client, JsonElement job, Func<JsonElement, bool> isSo)
    {
        for (var tries = 0; tries < 1_200; tries++)
        {
            var now = (await client.ReadAsync($"/api/imports/{job.GetProperty("id").GetString()}")).Expect(200).Body;
            if (isSo(now))
                return now;
            await Task.Delay(50);
        }
        throw new TimeoutException("The import did not get so far.");
    }
}
