using System.Text;
using System.Text.Json;
using ArgumentLedger.Web.Tests.Support;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class ImportJobTests(SiteFixture site)
{
    [Fact]
    public async Task A_waiting_import_that_is_cancelled_is_never_run()
    {
        var ann = await site.SignedInAsync("ann");
        string id, debate;
        await using (await HeldAsync(site))
        {
            var job = (await ann.SendAsync("/api/imports?format=tgf&motion=Never%3F", "a\n#\n")).Expect(202).Body;
            (id, debate) = (job.GetProperty("id").GetString()!, job.GetProperty("debate").GetString()!);
            SameJson.Assert("\"waiting\"", job.GetProperty("state"));
            (await (await site.SignedInAsync("bo")).DeleteAsync(new Uri($"/api/imports/{id}", UriKind.Relative))).Dispose();
            SameJson.Assert("\"waiting\"", (await ann.ReadAsync($"/api/imports/{id}")).Body.GetProperty("state"));

            Assert.Equal("cancelled", (await CancelAsync(ann, id)).Body.GetProperty("state").GetString());
        }

        // One that came after it has run, so it would have too.
        await ImportTests.DoneAsync(ann, (await ann.SendAsync("/api/imports?format=tgf&motion=x", "a\n#\n")).Expect(202).Body);
        Assert.Equal("cancelled", (await ann.ReadAsync($"/api/imports/{id}")).Body.GetProperty("state").GetString());
        (await ann.ReadAsync($"/api/debates/{debate}")).ExpectProblem(404, "unknown-debate");
    }

    [Fact]
    public async Task A_running_import_that_is_cancelled_has_logged_nothing_or_everything()
    {
        var ann = await site.SignedInAsync("ann");
        var file = new StringBuilder();
        for (var i = 1; i <= 40_000; i++)
            file.Append(i).Append(" Argument ").Append(i).Append(".\n");
        var job = (await ann.SendAsync("/api/imports?format=tgf&motion=Half%3F", file.Append("#\n").ToString())).Expect(202).Body;
        var id = job.GetProperty("id").GetString()!;
        await ImportTests.UntilAsync(ann, job, now => now.GetProperty("state").GetString() != "waiting");

        (await CancelAsync(ann, id)).Expect(200);

        var ended = await ImportTests.EndedAsync(ann, job);
        var debate = await ann.ReadAsync($"/api/debates/{job.GetProperty("debate").GetString()}");
        if (ended.GetProperty("state").GetString() == "cancelled")
            debate.ExpectProblem(404, "unknown-debate");
        else
            Assert.Equal(40_001, debate.Expect(200).Body.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task What_is_done_cannot_be_cancelled()
    {
        var ann = await site.SignedInAsync("ann");
        var done = await ImportTests.DoneAsync(ann, (await ann.SendAsync("/api/imports?format=tgf&motion=x", "a\n#\n")).Expect(202).Body);

        (await CancelAsync(ann, done.GetProperty("id").GetString()!)).ExpectProblem(409, "import-done");
    }

    [Fact]
    public async Task An_import_that_was_cut_off_after_its_commit_is_not_logged_twice()
    {
        var ann = await site.SignedInAsync("ann");
        var debate = await ann.OpenAsync("Twice?");
        var job = (await ann.SendAsync($"/api/imports?format=tgf&debate={debate.Id}", "a\nb\n#\na b\n")).Expect(202).Body;
        await ImportTests.DoneAsync(ann, job);
        await RunAsync($"update ledger.imports set state = 'running', file = 'a\nb\n#\na b\n' where id = '{job.GetProperty("id").GetString()}'");

        var done = await ImportTests.DoneAsync(ann, job);

        Assert.Equal(4, done.GetProperty("version").GetInt32());
        Assert.Equal(4, await debate.VersionAsync());
    }

    [Fact]
    public async Task A_speaker_whom_the_cast_has_already_is_that_speaker()
    {
        var ann = await site.SignedInAsync("ann");
        var debate = await ann.OpenAsync("Who said it?");
        await debate.MakeAsync("""{"move":"introduce-speaker","name":"Bea Miller"}""");
        const string file = """
            {"nodes": [{"nodeID": 1, "type": "I", "text": "It rains."}, {"nodeID": 2, "type": "L", "text": "bea miller : It rains."}, {"nodeID": 3, "type": "YA", "text": "Asserting"},
                       {"nodeID": 4, "type": "I", "text": "It snows."}, {"nodeID": 5, "type": "L", "text": "Cy : It snows."}, {"nodeID": 6, "type": "YA", "text": "Asserting"}],
             "edges": [{"fromID": 2, "toID": 3}, {"fromID": 3, "toID": 1}, {"fromID": 5, "toID": 6}, {"fromID": 6, "toID": 4}]}
            """;

        await ImportTests.DoneAsync(ann, (await ann.SendAsync($"/api/imports?format=aif&debate={debate.Id}", file)).Expect(202).Body);

        var items = (await debate.ReadAsync("/contributions")).Body.GetProperty("items");
        Assert.Equal(["p1", "p2"], items.EnumerateArray().Select(one => one.GetProperty("speaker").GetString()));
    }

    [Fact]
    public async Task Ten_imports_of_one_person_wait_at_most()
    {
        var bo = await site.SignedInAsync("bo");
        await using (await HeldAsync(site))
        {
            var jobs = new List<JsonElement>();
            for (var i = 0; i < 10; i++)
                jobs.Add((await bo.SendAsync("/api/imports?format=tgf&motion=x", "a\n#\n")).Expect(202).Body);
            (await bo.SendAsync("/api/imports?format=tgf&motion=x", "a\n#\n")).ExpectProblem(429, "too-many-imports");
            foreach (var job in jobs)
                (await CancelAsync(bo, job.GetProperty("id").GetString()!)).Expect(200);
        }
    }

    static async Task<Answer> CancelAsync(HttpClient client, string id)
    {
        using var response = await client.DeleteAsync(new Uri($"/api/imports/{id}", UriKind.Relative));
        return await Answer.ReadAsync(response);
    }

    /// <summary>Runs imports as another node would: until this is disposed, what is submitted waits.</summary>
    internal static async Task<NpgsqlConnection> HeldAsync(SiteFixture site)
    {
        var connection = new NpgsqlConnection(site.Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select pg_advisory_lock(hashtextextended('imports run', 0))", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
