using System.Text.RegularExpressions;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Access;

/// <summary>What is kept from somebody is not told sideways either: by lists, counts, ETags, errors or jobs.</summary>
[Collection(AccessSite.Name)]
public sealed partial class LeakTests(AccessSite site)
{
    static readonly Caller[] Outsiders = [Caller.Anonymous, Caller.Stranger];

    static readonly string[] AcrossDebates =
    [
        "/api/debates", "/api/debates?q=mat", "/api/debates?by=olga", "/api/debates?visibility=private", "/api/debates?visibility=unlisted",
        "/api/debates?status=open&sort=new", "/api/debates?sort=contested", "/api/debates?sort=title", "/api/debates?limit=1",
        "/api/search?q=know", "/api/search?q=know*%20-nothing&kind=claim", "/api/search?q=%22know%22&speaker=olga",
        "/api/positions", "/api/positions?q=know", "/api/positions?by=olga", "/api/positions?speaker=olga", "/api/positions?holder=olga",
        "/api/positions?concededBy=carl", "/api/positions?kind=rebuttal", "/api/positions?status=contested", "/api/positions?label=out",
        "/api/positions?sort=changed", "/api/positions?changedSince=2001-01-01", "/api/positions?unansweredFor=PT0S", "/api/positions?stance=for",
        "/api/positions/counts", "/api/positions/counts?q=know", "/api/positions/counts?by=olga", "/api/positions/counts?holder=carl&kind=claim",
        "/api/positions?challenged=true", "/api/positions?open=true", "/api/positions?sort=old&limit=3", "/api/positions?sort=contested",
        "/api/quotes", "/api/quotes?by=olga", "/api/quotes?fidelity=verbatim", "/api/quotes?orphaned=false",
        "/api/quotes?quoted=olga", "/api/quotes/speakers", "/api/concessions", "/api/concessions?speaker=carl", "/api/concessions?to=olga&extent=full",
        "/api/contributors/olga", "/api/contributors/olga/commitments", "/api/contributors/carl", "/api/contributors/carl/commitments?sort=old",
        "/api/openapi.json", "/api/debates/feed", "/api/debates/feed?q=mat", "/api/debates/feed?by=olga&sort=new",
        "/positions", "/positions?q=know", "/positions?speaker=olga", "/concessions", "/concessions?speaker=carl", "/contributors/olga", "/contributors/carl",
    ];

    static readonly string[] OddQueries =
    [
        "at=1", "at=9999", "at=0", "at=x", "asOf=2001-01-01T00:00:00Z", "asOf=2999-01-01T00:00:00Z&clock=said", "clock=said", "from=9", "from=1&to=9999",
        "unknown=1", "format=nope", "format=annotations", "without=c99", "without=by:olga", "limit=999", "after=zzz", "by=olga", "about=c1", "kind=claim-made",
        "claim=c99", "depth=99", "before=1", "handler=Nope",
    ];

    [Theory]
    [InlineData("private")]
    [InlineData("unlisted")]
    public async Task No_list_count_or_search_changes_for_outsiders_when_a_debate_is_opened(string visibility)
    {
        // Nothing that others did before is still to be told to anybody.
        await UntilNotedAsync(await site.OpenDebateAsync("public"));
        var before = await EverythingAcrossAsync();
        var debate = await site.OpenDebateAsync(visibility, "What is under the mat?");
        await debate.For(await site.SignedInAsync("carl")).MakeAsync("""[{"move":"concede-claim","what":"c1","extent":"full","text":"I know."},{"move":"cite-quote","contribution":"c1","exact":"know"}]""");
        var after = await EverythingAcrossAsync();

        var told = before.Where(asked => after[asked.Key] != asked.Value).Select(asked => $"{asked.Key}\n{asked.Value}\n{after[asked.Key]}").ToList();
        Assert.True(told.Count == 0, string.Join('\n', told));
        Assert.NotEqual(before["/api/debates?by=olga Anonymous"], (await site.Opener.ReadAsync("/api/debates?by=olga")).Text);
    }

    [Fact]
    public async Task Nobody_has_a_private_debate_opened_by_asking_for_it_so_that_no_wait_tells_of_it()
    {
        var debate = await site.OpenDebateAsync("private");
        var warm = site.Services.GetRequiredService<WarmDebates>();
        await UntilNotedAsync(debate);
        warm.Forget(debate.Id);
        (await site.ProgramOf(Caller.Stranger).ReadAsync($"/api/debates/{debate.Id}")).ExpectProblem(404, "unknown-debate");
        (await debate.For(site.ProgramOf(Caller.Stranger)).TryAsync("""{"move":"make-claim","text":"May I?"}""")).ExpectProblem(404, "unknown-debate");
        using var page = await site.BrowserOf(Caller.Stranger).GetAsync($"/debates/{debate.Id}");
        Assert.Equal(404, (int)page.StatusCode);
        Assert.Null(warm.Find(debate.Id));

        (await site.ProgramOf(Caller.Reader).ReadAsync($"/api/debates/{debate.Id}")).Expect(200);
        Assert.NotNull(warm.Find(debate.Id));
    }

    [Theory]
    [InlineData("/api/debates")]
    [InlineData("/api/positions")]
    [InlineData("/api/quotes")]
    [InlineData("/api/contributors/olga")]
    [InlineData("/api/tokens")]
    public async Task No_cache_between_keeps_for_others_what_somebody_signed_in_was_answered(string address)
    {
        using var browser = await site.BrowserOf(Caller.Contributor).GetAsync(address);
        using var program = await site.ProgramOf(Caller.Contributor).GetAsync(address);
        Assert.Equal((200, "no-cache, private"), ((int)browser.StatusCode, browser.Headers.CacheControl?.ToString()));
        Assert.Equal((200, "no-cache, private"), ((int)program.StatusCode, program.Headers.CacheControl?.ToString()));
    }

    [Fact]
    public async Task Lists_about_a_private_debate_are_those_about_none()
    {
        var debate = await site.OpenDebateAsync("private");
        foreach (var caller in Outsiders)
            foreach (var list in (string[])["positions?debate=", "positions/counts?debate=", "positions?sort=contested&debate=", "quotes?debate=", "quotes?source=s1&debate=", "quotes/speakers?debate=", "concessions?debate=", "concessions?speaker=p1&debate=", "positions?speaker=p1&debate="])
                Assert.Equal(await ReadAsync(caller, $"/api/{list}{Guid.CreateVersion7()}"), await ReadAsync(caller, $"/api/{list}{debate.Id}"));
    }

    [Fact]
    public async Task No_odd_question_about_a_private_debate_is_answered_otherwise_than_about_none()
    {
        var debate = await site.OpenDebateAsync("private");
        var none = Guid.CreateVersion7();
        var told = new List<string>();
        foreach (var row in RouteTable.Rows.Where(row => row.IsOfDebate && row.Route.StartsWith("GET", StringComparison.Ordinal)).DistinctBy(row => row.Route))
        {
            foreach (var query in OddQueries)
            {
                var odd = row with { Query = query };
                var heard = await Task.WhenAll(Outsiders.Select(async caller => (await site.AskAsync(odd, caller, debate.Id), await site.AskAsync(odd, caller, none))));
                told.AddRange(heard.Where(pair => pair.Item1 != pair.Item2).Select(pair => $"{odd}:\n{pair.Item1}\n{pair.Item2}"));
            }
        }
        Assert.True(told.Count == 0, string.Join('\n', told.Take(10)));
    }

    [Fact]
    public async Task No_kept_tag_tells_a_private_debate_from_none()
    {
        var debate = await site.OpenDebateAsync("private");
        var version = await debate.VersionAsync();
        foreach (var row in RouteTable.Rows.Where(row => row.IsOfDebate && row.Route.StartsWith("GET /api", StringComparison.Ordinal)))
        {
            var address = Asking.AddressOf(row.Route[4..], row.Query, debate.Id);
            foreach (var tag in (string[])["*", $"\"v{version}\"", $"W/\"v{version}\""])
            {
                var answer = await site.ProgramOf(Caller.Stranger).ReadAsync(address, tag);
                Assert.Equal(404, answer.Status);
                Assert.Null(answer.Headers.ETag);
            }
        }
    }

    [Fact]
    public async Task An_import_into_a_private_debate_fails_as_one_into_none()
    {
        var debate = await site.OpenDebateAsync("private");
        Assert.Equal(await ImportAsync(Guid.CreateVersion7()), await ImportAsync(debate.Id));
    }

    [Fact]
    public async Task A_thread_for_a_private_debate_is_refused_as_one_for_none()
    {
        var debate = await site.OpenDebateAsync("private");
        Assert.Equal(await PasteAsync(Guid.CreateVersion7()), await PasteAsync(debate.Id));
    }

    [Fact]
    public async Task Hidden_words_are_in_no_answer_to_anybody()
    {
        var debate = await site.OpenDebateAsync("public");
        var made = await debate.MakeAsync("""
            [{"move":"make-claim","as":"a","text":"The word is xylophone."},
             {"move":"amend","target":"@a","text":"The word was xylophone.","reason":"Tense."},
             {"move":"cite-quote","contribution":"@a","exact":"xylophone","for":"c1"},
             {"move":"rebut-claim","target":"@a","aim":"conclusion","text":"It is not."},
             {"move":"record-source","as":"s","title":"A xylophone","author":"Xylophone","text":"xylophone"},
             {"move":"cite-quote","source":"@s","exact":"xylophone"},
             {"move":"introduce-speaker","as":"p","name":"Xylophone"}]
            """);
        var labels = made.Body.GetProperty("labels");
        foreach (var name in (string[])["a", "s", "p"])
            await debate.MakeAsync($$"""{"move":"hide","target":"{{labels.GetProperty(name).GetString()}}","reason":"Not for here."}""");
        var version = await debate.VersionAsync();

        var found = new List<string>();
        foreach (var row in RouteTable.Rows.Where(row => row.IsOfDebate && row.Route.StartsWith("GET", StringComparison.Ordinal)).DistinctBy(row => row.Route))
            foreach (var caller in (Caller[])[Caller.Anonymous, Caller.Moderator, Caller.Administrator])
                foreach (var query in (string[])[row.Query, $"at={version}", $"at={version - 3}", "format=annotations", "format=af", "format=apx", "format=tgf", $"from=1&to={version - 3}", "limit=200&kind=claim-made", "q=xylophone"])
                    if ((await site.AskAsync(row with { Query = query }, caller, debate.Id)).Body.Contains("xylophone", StringComparison.OrdinalIgnoreCase) && query != "q=xylophone")
                        found.Add($"{row.Route} {query} {caller}");
        foreach (var list in (string[])["positions?q=xylo", $"positions?debate={debate.Id}", $"quotes?debate={debate.Id}"])
            if ((await ReadAsync(Caller.Anonymous, $"/api/{list}")).Contains("xylophone", StringComparison.OrdinalIgnoreCase)) found.Add(list);

        Assert.Empty(found);
    }

    // Where an order is read on is sealed, each time anew; and pages tell how long ago things were.
    [GeneratedRegex("(?<=\"next\":\")WyJj[^\"]+|<time [^>]*>[^<]*</time>")]
    private static partial Regex Passing();

    // Whom its moves concern is written a moment after them, and has the debate at hand.
    async Task UntilNotedAsync(TestedDebate debate)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var noted = new NpgsqlCommand("select exists (select from ledger.noticed where debate = $1 and version = $2)", connection)
        {
            Parameters = { new() { Value = debate.Id }, new() { Value = await debate.VersionAsync() } },
        };
        while (await noted.ExecuteScalarAsync() is not true) await Task.Delay(20);
    }

    async Task<Dictionary<string, string>> EverythingAcrossAsync()
    {
        var all = new Dictionary<string, string>();
        foreach (var caller in Outsiders)
            foreach (var address in AcrossDebates)
                all[$"{address} {caller}"] = Passing().Replace(await ReadAsync(caller, address), "");
        return all;
    }

    async Task<string> ReadAsync(Caller caller, string address) => (await site.ProgramOf(caller).ReadAsync(address)).Expect(200).Text;

    async Task<string> ImportAsync(Guid debate)
    {
        var stranger = site.ProgramOf(Caller.Stranger);
        var sent = (await stranger.SendAsync($"/api/imports?format=apx&debate={debate}", "arg(a).", contentType: "text/plain")).Expect(202);
        for (var tries = 0; tries < 600; tries++)
        {
            var job = (await stranger.ReadAsync($"/api/imports/{sent.Body.GetProperty("id").GetGuid()}")).Expect(200);
            if (job.Body.GetProperty("state").GetString() == "failed") return job.Body.GetProperty("failure").ToString();
            await Task.Delay(50);
        }
        throw new TimeoutException("The import did not end.");
    }

    async Task<string> PasteAsync(Guid debate)
    {
        var heard = await site.AskAsync(new("POST /import/thread", RouteTable.Rows[0].Who, Body: $"Form.Text=ann: Is it here?&Form.Debate={debate}"), Caller.Stranger, debate);
        Assert.Equal("422", heard.Word);
        return heard.Body;
    }
}
