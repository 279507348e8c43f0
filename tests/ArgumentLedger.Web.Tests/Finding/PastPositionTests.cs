using System.Text.Json;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Finding;

/// <summary>Positions across debates as they stood at a moment.</summary>
[Collection(SharedSite.Name)]
public sealed class PastPositionTests(SiteFixture site)
{
    // c1 is made (2), refuted by r1 (3), defended by r2 (4), and put otherwise (5).
    static readonly string[] Steps =
    [
        """{"move":"make-claim","stance":"for","text":"Moths find the moon."}""",
        """{"move":"rebut-claim","target":"c1","text":"They find lamps."}""",
        """{"move":"rebut-claim","target":"r1","text":"Lamps are moons to them."}""",
        """{"move":"amend","target":"c1","text":"Moths find light.","reason":"Wider."}""",
    ];

    [Theory]
    [InlineData("", "", "c1", "c1 r1", "c1 r1 r2")]
    [InlineData("status=unchallenged", "", "c1", "r1", "r2")]
    [InlineData("status=refuted", "", "", "c1", "r1")]
    [InlineData("status=defended", "", "", "", "c1")]
    [InlineData("label=in", "", "c1", "r1", "c1 r2")]
    [InlineData("label=out", "", "", "c1", "r1")]
    [InlineData("label=in&status=refuted", "", "", "", "")]
    [InlineData("kind=claim&label=in", "", "c1", "", "c1")]
    [InlineData("kind=rebuttal", "", "", "r1", "r1 r2")]
    [InlineData("stance=for&status=refuted", "", "", "c1", "")]
    [InlineData("stance=against", "", "", "", "")]
    [InlineData("by=moira&status=refuted", "", "", "c1", "r1")]
    [InlineData("speaker=moira&by=moira&label=in", "", "c1", "r1", "c1 r2")]
    [InlineData("by=nobody-here", "", "", "", "")]
    public async Task What_stood_so_at_each_moment_is_found(string query, string opened, string made, string refuted, string defended)
    {
        var debate = await StepsAsync();
        foreach (var (version, labels) in new[] { (1, opened), (2, made), (3, refuted), (4, defended), (5, defended) })
            foreach (var sort in (string[])["new", "old", "changed"])
            {
                var asked = $"{query}&asOf={await TimeOfAsync(debate, version)}&sort={sort}";
                Assert.Equal(labels, await FoundAsync(site.Anonymous, asked, debate.Id));
                Assert.Equal(labels, await FoundAsync(site.Anonymous, $"{asked}&debate={debate.Id}", debate.Id));
                Assert.Equal(labels.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, await CountAsync(site.Anonymous, $"{query}&asOf={await TimeOfAsync(debate, version)}&debate={debate.Id}"));
            }
    }

    [Fact]
    public async Task At_the_microsecond_of_a_move_it_has_been_made_and_just_before_it_has_not()
    {
        var debate = await StepsAsync();

        Assert.Equal("c1", await FoundAsync(site.Anonymous, $"status=refuted&asOf={await TimeOfAsync(debate, 3)}", debate.Id));
        Assert.Equal("", await FoundAsync(site.Anonymous, $"status=refuted&asOf={await TimeOfAsync(debate, 3, microseconds: -1)}", debate.Id));
        Assert.Equal("c1", await FoundAsync(site.Anonymous, $"status=unchallenged&asOf={await TimeOfAsync(debate, 3, microseconds: -1)}", debate.Id));
        Assert.Equal("c1", await FoundAsync(site.Anonymous, $"status=refuted&asOf={await TimeOfAsync(debate, 4, microseconds: -1)}", debate.Id));
        Assert.Equal("", await FoundAsync(site.Anonymous, $"asOf={await TimeOfAsync(debate, 1, microseconds: -1)}", debate.Id));
        Assert.Equal("", await FoundAsync(site.Anonymous, "asOf=0001-01-01T00:00:00Z", debate.Id));
        Assert.Equal("c1", await FoundAsync(site.Anonymous, "status=defended&asOf=9999-12-31T23:59:59.9999999Z", debate.Id));
    }

    [Fact]
    public async Task Each_is_shown_as_it_stood_then()
    {
        var debate = await StepsAsync();
        var (made, refuted) = (await TimeOfAsync(debate, 2), await TimeOfAsync(debate, 3));

        var row = await RowAsync($"debate={debate.Id}&status=refuted&asOf={refuted}");

        var then = (await site.Anonymous.ReadAsync($"/api/debates/{debate.Id}/contributions/c1?asOf={refuted}")).Expect(200).Body;
        Assert.Equal(("Moths find the moon.", 1, "out", "refuted", 1), (
            row.GetProperty("text").GetString(), row.GetProperty("revision").GetInt32(), row.GetProperty("standing").GetString(),
            row.GetProperty("status").GetString(), row.GetProperty("challenges").GetInt32()));
        Assert.Equal(DateTimeOffset.Parse(refuted, null), row.GetProperty("standsSince").GetDateTimeOffset());
        Assert.Equal(DateTimeOffset.Parse(made, null), row.GetProperty("at").GetDateTimeOffset());
        Assert.Equal(then.GetProperty("standing").GetProperty("strength").GetDouble(), row.GetProperty("strength").GetDouble());
        var now = await RowAsync($"debate={debate.Id}&kind=claim&asOf=2999-01-01");
        Assert.Equal(("Moths find light.", 2, "defended"), (now.GetProperty("text").GetString(), now.GetProperty("revision").GetInt32(), now.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Of_several_turns_at_one_time_the_last_counts_and_who_held_what_is_told_as_of_then()
    {
        var debate = await (await site.SignedInAsync("moira")).OpenAsync("Do crickets keep time?");
        await debate.MakeAsync("""[{"move":"introduce-speaker","name":"Max"},{"move":"make-claim","text":"They do."},{"move":"rebut-claim","speaker":"p1","target":"c1","text":"Not in frost."},{"move":"rebut-claim","target":"r1","text":"In frost too."}]""");
        await debate.MakeAsync("""{"move":"concede-claim","what":"r1","extent":"full","yields":"c1"}""");

        var (first, last) = (await TimeOfAsync(debate, 5), await TimeOfAsync(debate, 6));
        Assert.Equal(await TimeOfAsync(debate, 2), first);
        foreach (var status in (string[])["refuted", "unchallenged", "defended"])
            Assert.Equal(status switch { "refuted" => "r1", "unchallenged" => "r2", _ => "c1" }, await FoundAsync(site.Anonymous, $"status={status}&asOf={first}", debate.Id));
        Assert.Equal("moira", (await RowAsync($"debate={debate.Id}&kind=claim&asOf={first}")).GetProperty("holders")[0].GetString());
        Assert.Equal(0, (await RowAsync($"debate={debate.Id}&kind=claim&asOf={last}")).GetProperty("holders").GetArrayLength());
        Assert.Equal("c1", await FoundAsync(site.Anonymous, $"status=conceded&asOf={last}", debate.Id));
    }

    [Fact]
    public async Task What_is_hidden_now_is_hidden_then_too_and_found_as_it_stood()
    {
        var debate = await (await site.SignedInAsync("moira")).OpenAsync("Do wasps bear grudges?");
        await debate.MakeAsync("""{"move":"make-claim","text":"Ugly words about wasps."}""");
        var before = await TimeOfAsync(debate, 2);
        await debate.MakeAsync("""{"move":"hide","target":"c1","reason":"Ugly."}""");

        var answer = (await site.Anonymous.ReadAsync($"/api/positions?debate={debate.Id}&status=unchallenged&asOf={before}")).Expect(200);
        Assert.Equal(("c1", true), (answer.Items.Single().GetProperty("label").GetString(), answer.Items.Single().GetProperty("isHidden").GetBoolean()));
        Assert.DoesNotContain("Ugly words", answer.Text, StringComparison.Ordinal);
        var page = (await site.Anonymous.ReadAsync($"/positions?debate={debate.Id}&asOf={before}")).Expect(200);
        Assert.Contains("Hidden by a moderator", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ugly words", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Private_and_unlisted_positions_are_found_and_counted_only_by_those_who_are_in_their_debates_now()
    {
        var moira = await site.SignedInAsync("moira");
        var (guest, other) = (await site.SignedInAsync("mina"), await site.SignedInAsync("milo"));
        foreach (var visibility in (string[])["private", "unlisted"])
        {
            var debate = await moira.OpenAsync("A hive", visibility);
            await debate.MakeAsync("""{"move":"make-claim","text":"Bees hum."}""");
            await debate.MakeAsync("""{"move":"rebut-claim","target":"c1","text":"Not at night."}""");
            var then = await TimeOfAsync(debate, 3);
            await debate.MakeAsync("""{"move":"admit","contributor":"mina","role":"contributor"}""");
            foreach (var query in (string[])[$"status=refuted&asOf={then}", $"asOf={then}&kind=claim", $"by=moira&kind=claim&label=out&asOf={then}&sort=changed", $"status=refuted&debate={debate.Id}&asOf={then}"])
            {
                foreach (var insider in (HttpClient[])[moira, guest])
                    Assert.Equal("c1", await FoundAsync(insider, query, debate.Id));
                foreach (var outsider in (HttpClient[])[site.Anonymous, other])
                    Assert.Equal("", await FoundAsync(outsider, query, debate.Id));
            }
            Assert.Equal((2, 0), (await CountAsync(guest, $"debate={debate.Id}&asOf={then}"), await CountAsync(other, $"debate={debate.Id}&asOf={then}")));
            await debate.MakeAsync("""{"move":"remove","contributor":"mina"}""");
            Assert.Equal("", await FoundAsync(guest, $"status=refuted&asOf={then}", debate.Id));
        }
    }

    [Theory]
    [InlineData("asOf=soon", "asOf")]
    [InlineData("asOf=12-12-12", "asOf")]
    [InlineData("asOf=2026-01-01&holder=ann", "holder")]
    [InlineData("asOf=2026-01-01&concededBy=ann", "concededBy")]
    [InlineData("asOf=2026-01-01&challenged=true", "challenged")]
    [InlineData("asOf=2026-01-01&open=false", "open")]
    [InlineData("asOf=2026-01-01&unansweredFor=P1D", "unansweredFor")]
    [InlineData("asOf=2026-01-01&changedSince=2025-01-01", "changedSince")]
    [InlineData("asOf=2026-01-01&q=moth", "q")]
    [InlineData("asOf=2026-01-01&sort=contested", "sort")]
    [InlineData("asOf=2026-01-01&clock=said", "clock")]
    [InlineData("asOf=2026-01-01&sort=changed&after=abc", "after")]
    public async Task What_cannot_be_asked_of_a_moment_is_refused_by_name(string query, string parameter)
    {
        var problem = (await site.Anonymous.ReadAsync("/api/positions?" + query)).ExpectProblem(400, "bad-parameter");
        Assert.StartsWith(parameter + ": ", problem.Detail, StringComparison.Ordinal);
        (await site.Anonymous.ReadAsync("/positions?" + query)).Expect(400);
    }

    [Fact]
    public async Task The_page_shows_them_and_leads_to_that_moment()
    {
        var debate = await StepsAsync();
        var refuted = await TimeOfAsync(debate, 3);

        var page = (await site.Anonymous.ReadAsync($"/positions?debate={debate.Id}&status=refuted&asOf={refuted}")).Expect(200).Text;

        Assert.Contains("1 position found, as all stood at", page, StringComparison.Ordinal);
        Assert.Contains("Moths find the moon.", page, StringComparison.Ordinal);
        Assert.Contains($"/debates/{debate.Id}/c1?at=3", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{refuted[..19]}", page, StringComparison.Ordinal);
    }

    async Task<TestedDebate> StepsAsync()
    {
        var moira = await site.SignedInAsync("moira");
        var known = (await moira.ReadAsync("/api/debates?by=moira&q=moths")).Items;
        if (known.Count > 0)
            return new(moira, known[0].GetProperty("id").GetGuid());
        var debate = await moira.OpenAsync("Do moths find their way?");
        foreach (var step in Steps)
            await debate.MakeAsync(step);
        return debate;
    }

    async Task<JsonElement> RowAsync(string query) => (await site.Anonymous.ReadAsync($"/api/positions?{query}")).Expect(200).Items.Single();

    /// <summary>When a version was logged, as an address has it.</summary>
    internal static async Task<string> TimeOfAsync(TestedDebate debate, int version, int microseconds = 0) =>
        $"{(await debate.ReadAsync($"?at={version}")).Expect(200).Body.GetProperty("lastAt").GetDateTimeOffset().UtcDateTime.AddMicroseconds(microseconds):yyyy-MM-dd'T'HH:mm:ss.ffffff}Z";

    /// <summary>The labels of all that is found in a debate.</summary>
    internal static async Task<string> FoundAsync(HttpClient client, string query, Guid of)
    {
        var labels = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await client.ReadAsync($"/api/positions?limit=200&{query}{(next.Length > 0 ? "&after=" + next : "")}")).Expect(200);
            labels.AddRange(page.Items.Where(item => item.GetProperty("debate").GetGuid() == of).Select(item => item.GetProperty("label").GetString()!));
            next = page.Next;
        }
        return string.Join(' ', labels.Order(StringComparer.Ordinal));
    }

    static async Task<long> CountAsync(HttpClient client, string query) =>
        (await client.ReadAsync($"/api/positions/counts?{query}")).Expect(200).Body.GetProperty("total").GetInt64();
}
