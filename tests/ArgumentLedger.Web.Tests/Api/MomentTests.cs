using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

/// <summary>Moments at the edges: before the first event, exactly at one, far from all, and those that never were.</summary>
[Collection(SharedSite.Name)]
public sealed class MomentTests(SiteFixture site)
{
    [Theory]
    [InlineData("at=0", 400, "bad-parameter")]
    [InlineData("at=-1", 400, "bad-parameter")]
    [InlineData("at=1.5", 400, "bad-parameter")]
    [InlineData("at=9223372036854775808", 400, "bad-parameter")]
    [InlineData("at=1&asOf=2026-01-01T00:00:00Z", 400, "bad-parameter")]
    [InlineData("clock=said", 400, "bad-parameter")]
    [InlineData("asOf=soon", 400, "bad-parameter")]
    [InlineData("asOf=1.5", 400, "bad-parameter")]
    [InlineData("asOf=12:00", 400, "bad-parameter")]
    [InlineData("asOf=2026-01-01T00:00:00Z&clock=heard", 400, "bad-parameter")]
    [InlineData("at=99999999", 404, "unknown-version")]
    [InlineData("asOf=0001-01-01T00:00:00Z", 404, "before-debate")]
    [InlineData("asOf=1999-12-31T23:59:59Z&clock=logged", 404, "before-debate")]
    public async Task A_moment_that_never_was_is_refused_by_every_read(string query, int status, string code)
    {
        var debate = await ToldAsync();
        foreach (var below in new[] { "", "/contributions", "/contributions/c1", "/contributions/c1/history", "/events", "/sources", "/commitments", "/ledger", "/map.svg", "/turning-points", "/export" })
            (await debate.ReadAsync($"{below}?{query}")).ExpectProblem(status, code);
    }

    [Fact]
    public async Task At_the_microsecond_of_an_event_it_has_happened_and_just_before_it_has_not()
    {
        var debate = await ToldAsync();
        var second = (await debate.ReadAsync("?at=2")).Expect(200).Body.GetProperty("lastAt").GetDateTimeOffset();

        Assert.Equal(2, await AtAsync(debate, $"asOf={second.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffff}Z"));
        Assert.Equal(1, await AtAsync(debate, $"asOf={second.UtcDateTime.AddMicroseconds(-1):yyyy-MM-ddTHH:mm:ss.ffffff}Z"));
        Assert.Equal(2, await AtAsync(debate, $"asOf={second.UtcDateTime.AddMicroseconds(1):yyyy-MM-ddTHH:mm:ss.ffffff}Z"));
    }

    [Fact]
    public async Task Far_in_the_future_is_the_last_version_on_both_clocks()
    {
        var debate = await ToldAsync();

        Assert.Equal(4, await AtAsync(debate, "asOf=9999-12-31T23:59:59Z"));
        Assert.Equal(4, await AtAsync(debate, "asOf=9999-12-31T23:59:59Z&clock=said"));
    }

    [Fact]
    public async Task By_the_clock_of_saying_words_stand_from_when_they_were_said()
    {
        var debate = await ToldAsync();

        Assert.Equal(2, await AtAsync(debate, "asOf=2020-05-05T11:59:59.999999Z&clock=said"));
        Assert.Equal(3, await AtAsync(debate, "asOf=2020-05-05T12:00:00Z&clock=said"));
        (await debate.ReadAsync("?asOf=2020-05-05T12:00:00Z")).ExpectProblem(404, "before-debate");
    }

    [Theory]
    [InlineData("at=0")]
    [InlineData("at=-1")]
    [InlineData("at=99999999")]
    [InlineData("asOf=1999-01-01")]
    [InlineData("asOf=never")]
    public async Task A_page_of_a_moment_that_never_was_says_which_there_are(string query)
    {
        var debate = await ToldAsync();
        foreach (var below in new[] { "", "/c1", "/replay", "/people", "/sources", "/map", "/ledger", "/compare", "/turning-points" })
        {
            var answer = (await site.Anonymous.ReadAsync($"/debates/{debate.Id}{below}?{query}")).Expect(404);
            Assert.Contains("It has versions 1 to 4", answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("from=0")]
    [InlineData("from=-1")]
    [InlineData("to=1.5")]
    [InlineData("from=soon")]
    [InlineData("from=3&to=2")]
    public async Task Two_moments_of_which_one_cannot_be_read_or_comes_too_late_are_not_compared(string query)
    {
        var debate = await ToldAsync();

        (await debate.ReadAsync("/compare?" + query)).ExpectProblem(400, "bad-parameter");
        Assert.InRange((await site.Anonymous.ReadAsync($"/debates/{debate.Id}/compare?{query}")).Status, 200, 404);
    }

    [Theory]
    [InlineData("to=99999999", "unknown-version")]
    [InlineData("from=1999-01-01T00:00:00Z", "before-debate")]
    public async Task Two_moments_of_which_one_never_was_are_not_compared(string query, string code)
    {
        var debate = await ToldAsync();

        (await debate.ReadAsync("/compare?" + query)).ExpectProblem(404, code);
        Assert.InRange((await site.Anonymous.ReadAsync($"/debates/{debate.Id}/compare?{query}")).Status, 200, 404);
    }

    [Fact]
    public async Task Every_page_at_an_instant_is_that_of_the_version_it_falls_in()
    {
        var debate = await ToldAsync();
        var second = (await debate.ReadAsync("?at=2")).Expect(200).Body.GetProperty("lastAt").GetDateTimeOffset().UtcDateTime;

        foreach (var below in new[] { "", "/replay", "/people", "/map", "/ledger" })
            foreach (var (query, version) in new[]
            {
                ($"asOf={second:yyyy-MM-ddTHH:mm:ss.ffffff}Z", 2), ($"asOf={second.AddMicroseconds(-1):yyyy-MM-ddTHH:mm:ss.ffffff}Z", 1),
                ("asOf=2020-05-05T12:00:00Z&clock=said", 3), ("asOf=2020-05-05T11:59:59.999999Z&clock=said", 2),
            })
                Assert.Contains($"version {version}", (await site.Anonymous.ReadAsync($"/debates/{debate.Id}{below}?{query}")).Expect(200).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_page_says_nothing_of_the_moments_of_a_private_debate()
    {
        var secret = await (await site.SignedInAsync("meg")).OpenAsync("A secret", "private");

        Assert.DoesNotContain("versions", (await site.Anonymous.ReadAsync($"/debates/{secret.Id}/replay?at=99")).Expect(404).Text, StringComparison.Ordinal);
    }

    static async Task<long> AtAsync(TestedDebate debate, string query) => (await debate.ReadAsync("?" + query)).Expect(200).Version;

    TestedDebate? _debate;

    // 1 opened, 2 the cast, 3 c1 of 2020, 4 c2; logged apart so that their times differ
    async Task<TestedDebate> ToldAsync()
    {
        if (_debate is not null) return _debate;
        var debate = await (await site.SignedInAsync("meg")).OpenAsync("When was it?");
        await debate.MakeAsync("""{"move":"introduce-speaker","name":"Somebody then"}""");
        await debate.MakeAsync("""{"move":"make-claim","speaker":"p1","saidAt":"2020-05-05T12:00:00Z","text":"Said long ago."}""");
        await debate.MakeAsync("""{"move":"make-claim","text":"Said now."}""");
        return _debate = debate;
    }
}
