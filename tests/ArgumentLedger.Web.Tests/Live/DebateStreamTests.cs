using System.Text.Json;
using ArgumentLedger.Web.Tests.Support;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Live;

[Collection(SharedSite.Name)]
public sealed class DebateStreamTests(SiteFixture site)
{
    [Fact]
    public async Task Every_listener_at_two_sites_hears_every_event_once_and_in_order_while_both_write()
    {
        await using var other = await OtherSite.OnAsync(site);
        var here = await (await site.SignedInAsync("ann")).OpenAsync("Who hears what?");
        var there = here.For(await other.Site.SignedInAsync("elsewhere"));
        var listeners = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => ListenAsync(n % 2 == 0 ? site : other.Site, here, after: 1)));

        await Parallel.ForAsync(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, _) =>
            await (n % 2 == 0 ? here : there).MakeAsync($$"""{"move":"make-claim","text":"Claim {{n}}."}"""));

        var heard = await Task.WhenAll(listeners.Select(listener => listener.TakeAsync(60)));
        var recorded = (await here.ReadAsync("/events?limit=100&after=1")).Expect(200).Items.Select(item => item.ToString()).ToList();
        Assert.Equal(60, recorded.Count);
        Assert.All(heard, events => Assert.Equal(recorded, events.Select(one => one.ToString())));
        foreach (var listener in listeners) await listener.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_comes_back_goes_on_after_the_last_event_they_have()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is anything missed?");
        await debate.MakeAsync(Claims(5));
        string last;
        await using (var first = await ListenAsync(site, debate, after: 0))
        {
            Assert.Equal([1, 2, 3], Versions(await first.TakeAsync(3)));
            last = first.LastId;
        }
        Assert.Equal("3", last);
        await debate.MakeAsync(Claims(2));

        // What was asked for first stands in the address; what was heard last goes before it.
        await using var again = await EventReader.OpenAsync(site.Anonymous, $"{debate.Address}/events/stream?after=0", last);
        Assert.Equal([4, 5, 6, 7, 8], Versions(await again.TakeAsync(5)));
    }

    [Fact]
    public async Task A_thousand_events_missed_are_told_in_order_and_those_made_meanwhile_after_them()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("How far back?");
        await debate.MakeAsync(Claims(1000));
        await using var listener = await ListenAsync(site, debate, after: 1);
        await listener.TakeAsync(10);
        await debate.MakeAsync(Claims(300));

        Assert.Equal(Enumerable.Range(12, 1290).Select(n => (long)n), Versions(await listener.TakeAsync(1290)));
    }

    [Fact]
    public async Task Whoever_names_no_event_hears_from_now_on()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("From now on?");
        await using var listener = await EventReader.OpenAsync(site.Anonymous, $"{debate.Address}/events/stream");
        await debate.MakeAsync(Claims(1));

        Assert.Equal([2], Versions(await listener.TakeAsync(1)));
    }

    [Fact]
    public async Task Where_no_notification_arrives_every_event_is_heard_all_the_same()
    {
        await using var other = await OtherSite.OnAsync(site);
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Who was told?");
        await using var listener = await ListenAsync(other.Site, debate, after: 1);
        using var over = new CancellationTokenSource();
        var cutting = CutListeningConnectionsAsync(site.Database, over.Token);
        for (var n = 0; n < 5; n++)
            await debate.MakeAsync(Claims(3));

        Assert.Equal(Enumerable.Range(2, 15).Select(n => (long)n), Versions(await listener.TakeAsync(15)));
        await over.CancelAsync();
        Assert.True(await cutting > 0);
    }

    [Theory]
    [InlineData("after=x")]
    [InlineData("after=-1")]
    [InlineData("after=99")]
    [InlineData("after=99999999999999999999")]
    public async Task An_id_that_the_debate_has_not_come_to_is_refused(string query)
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("After what?");
        Assert.Contains("0 to 1", (await debate.ReadAsync($"/events/stream?{query}")).ExpectProblem(400, "bad-last-event-id").Detail, StringComparison.Ordinal);
    }

    static string Claims(int many) => $"[{string.Join(',', Enumerable.Range(1, many).Select(n => $$"""{"move":"make-claim","text":"One of {{many}}: {{n}}."}"""))}]";

    static Task<EventReader> ListenAsync(SiteFixture site, TestedDebate debate, long after) =>
        EventReader.OpenAsync(site.Anonymous, $"{debate.Address}/events/stream?after={after}");

    static IEnumerable<long> Versions(IReadOnlyList<JsonElement> events) => events.Select(one => one.GetProperty("version").GetInt64());

    static async Task<int> CutListeningConnectionsAsync(string database, CancellationToken over)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(CancellationToken.None);
        await using var cut = new NpgsqlCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and query like 'listen %'", connection);
        var many = 0L;
        while (!over.IsCancellationRequested)
        {
            many += (long)(await cut.ExecuteScalarAsync(CancellationToken.None))!;
            await Task.Delay(10, CancellationToken.None);
        }
        return (int)many;
    }
}
