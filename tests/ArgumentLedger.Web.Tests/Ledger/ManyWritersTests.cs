using System.Collections.Concurrent;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>Many clients at once: none lost, none twice, versions gapless, rows as from a rebuild, no failure of the server.</summary>
public sealed class ManyWritersTests
{
    const int Clients = 32;

    [Fact]
    public async Task Two_thousand_moves_of_32_clients_on_one_debate_and_on_100_are_each_there_once()
    {
        var site = new SiteFixture();
        await site.InitializeAsync();
        var ann = await site.SignedInAsync("ann");
        var one = await ann.OpenAsync("One debate");
        var hundred = await Task.WhenAll(Enumerable.Range(1, 100).Select(n => ann.OpenAsync($"Debate {n}")));

        var said = await SayAsync(2_000, n => n % 2 == 0 ? one : hundred[n % 100]);

        await CheckAsync(site, said, [one, .. hundred]);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Two_sites_on_one_database_write_the_same_debate_without_refusing_anybody()
    {
        var first = new SiteFixture();
        await first.InitializeAsync();
        var second = new SiteFixture { ConnectionString = first.Database };
        await second.InitializeAsync();
        var here = await (await first.SignedInAsync("ann")).OpenAsync("One debate, two sites");
        var there = here.For(await second.SignedInAsync("bob"));

        var said = await SayAsync(400, n => n % 2 == 0 ? here : there);

        await CheckAsync(first, said, [here]);
        Assert.Equal(await here.VersionAsync(), await there.VersionAsync());
        await second.DisposeAsync();
        await first.DisposeAsync();
    }

    static async Task<ConcurrentDictionary<string, long>> SayAsync(int moves, Func<int, TestedDebate> debate)
    {
        var said = new ConcurrentDictionary<string, long>();
        await Parallel.ForAsync(0, moves, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (n, _) =>
        {
            var answer = (await debate(n).TryAsync($$"""{"move":"make-claim","text":"Claim {{n}}."}""", key: $"claim {n}")).Expect(201);
            Assert.True(said.TryAdd($"Claim {n}.", answer.Version));
        });
        return said;
    }

    static async Task CheckAsync(SiteFixture site, ConcurrentDictionary<string, long> said, IReadOnlyList<TestedDebate> debates)
    {
        var texts = new List<string>();
        foreach (var debate in debates)
        {
            var reader = site.Services.GetRequiredService<DebateReader>();
            var entries = await reader.EntriesAsync(debate.Id, 1, int.MaxValue, CancellationToken.None);
            Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(entry => entry.Version));
            foreach (var entry in entries)
            {
                if (entry.Event is not Domain.Moves.ClaimMade claim)
                    continue;
                texts.Add(claim.Text.Text!);
                Assert.Equal(said[claim.Text.Text!], entry.Version);
            }
            Assert.True((await VerifyCommand.CheckAsync(new StringReader((await debate.ReadAsync("/export")).Text))).IsSound);
        }
        Assert.Equal(said.Keys.Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));
        var live = await LedgerRows.ReadAsync(site.Database);
        await LedgerRows.RebuildAsync(site.Services);
        Assert.Equal(live, await LedgerRows.ReadAsync(site.Database));
    }
}
