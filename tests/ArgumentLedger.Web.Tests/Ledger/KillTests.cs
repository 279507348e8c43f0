using System.Collections.Concurrent;
using System.Net.Http.Headers;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Ledger;

public sealed class KillTests
{
    const int Moves = 1_500;

    [Fact]
    public Task What_was_acknowledged_before_the_application_was_killed_is_there_once() => CheckAsync(site => site.KillAsync());

    [Fact]
    public Task What_was_acknowledged_before_its_database_was_killed_is_there_once() => CheckAsync(site => site.KillDatabaseAsync());

    static async Task CheckAsync(Func<KilledSite, Task> kill)
    {
        await using var site = new KilledSite();
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        await SignInAsync(client);
        var debate = await client.OpenAsync("Will it be there?");

        var acknowledged = new ConcurrentDictionary<int, long>();
        var half = new TaskCompletionSource();
        var load = SayAsync(debate, Enumerable.Range(1, Moves), acknowledged, () => { if (acknowledged.Count > 100) half.TrySetResult(); });
        await half.Task;
        await kill(site);
        await load;
        Assert.InRange(acknowledged.Count, 101, Moves - 1);

        await site.StartAsync();
        foreach (var (n, version) in acknowledged)
            Assert.Contains($"Claim {n}.", (await debate.ReadAsync($"/events?after={version - 1}&limit=1")).Expect(200).Text, StringComparison.Ordinal);
        var again = new ConcurrentDictionary<int, long>();
        await SayAsync(debate, Enumerable.Range(1, Moves), again, () => { });

        Assert.Equal(Moves, again.Count);
        Assert.All(acknowledged, first => Assert.Equal(first.Value, again[first.Key]));
        Assert.Equal(Moves, again.Values.Distinct().Count());
        Assert.Equal(Moves + 1, await debate.VersionAsync());
        Assert.True((await VerifyCommand.CheckAsync(new StringReader((await debate.ReadAsync("/export")).Text))).IsSound);
    }

    internal static async Task SignInAsync(HttpClient client)
    {
        const string password = "a password for tests";
        (await client.SendAsync("/api/accounts", $$"""{"handle":"ann","password":"{{password}}"}""")).Expect(201);
        var made = await client.SendAsync("/api/tokens", $$"""{"handle":"ann","password":"{{password}}","name":"kill","scope":"write"}""");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Expect(201).Body.GetProperty("token").GetString());
    }

    static Task SayAsync(TestedDebate debate, IEnumerable<int> numbers, ConcurrentDictionary<int, long> acknowledged, Action heard) =>
        Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (n, _) =>
        {
            try
            {
                var answer = await debate.TryAsync($$"""{"move":"make-claim","text":"Claim {{n}}."}""", key: $"claim {n}");
                if (answer.Status == 201)
                    acknowledged[n] = answer.Events[0].GetProperty("version").GetInt64();
                else
                    Assert.Equal(503, answer.Status);
            }
            catch (HttpRequestException)
            {
                // Killed before it could answer: not acknowledged.
            }
            heard();
        });
}
