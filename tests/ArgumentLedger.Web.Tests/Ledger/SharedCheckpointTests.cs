using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay.Checkpoints;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>Two sites on one database, one of which is killed, never have a debate in another state than its events say.</summary>
public sealed class SharedCheckpointTests
{
    [Fact]
    public async Task Two_sites_that_write_checkpoints_in_turns_open_a_debate_as_its_events_say()
    {
        var first = new SiteFixture();
        await first.InitializeAsync();
        var second = new SiteFixture { ConnectionString = first.Database };
        await second.InitializeAsync();
        var here = await LongAsync(await first.SignedInAsync("ann"));
        using var client = second.NewClient();
        client.DefaultRequestHeaders.Authorization = here.Client.DefaultRequestHeaders.Authorization;
        var there = here.For(client);

        for (var round = 0; round < 6; round++)
        {
            // Whoever has been away writes what it still has in memory over what the other wrote since.
            var stale = await WarmAsync(round % 2 == 0 ? second : first, here.Id);
            await (round % 2 == 0 ? here : there).MakeAsync(Moves(round, 30));
            await CheckpointsOf(round % 2 == 0 ? first : second).WriteAsync(here.Id, await WarmAsync(round % 2 == 0 ? first : second, here.Id), default);
            await CheckpointsOf(round % 2 == 0 ? second : first).WriteAsync(here.Id, stale, default);
            await AssertOpensAsFoldedAsync(first, here.Id, forget: round % 3 != 0);
            await AssertOpensAsFoldedAsync(second, here.Id, forget: round % 3 != 1);
        }
        await second.DisposeAsync();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_site_killed_between_a_commit_and_its_checkpoint_comes_back_to_the_state_that_its_events_say()
    {
        var other = new SiteFixture();
        await other.InitializeAsync();
        await using var site = new KilledSite { Database = other.Database };
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        await KillTests.SignInAsync(client);
        var debate = await LongAsync(client);
        for (var i = 0; i < 600 && await StoredVersionAsync(other.Database, debate.Id) is null; i++)
            await Task.Delay(100);

        var acknowledged = (await debate.MakeAsync(Moves(7, 100))).Version;
        await site.KillAsync();
        Assert.InRange((await StoredVersionAsync(other.Database, debate.Id))!.Value, 1, acknowledged - 1);

        await AssertOpensAsFoldedAsync(other, debate.Id, forget: true);
        await site.StartAsync();
        foreach (var read in new[] { "", "/contributions?limit=200", "/contributions/c1", "?at=300", "/ledger" })
            Assert.Equal((await other.Anonymous.ReadAsync(debate.Address + read)).Expect(200).Text, (await debate.ReadAsync(read)).Expect(200).Text);
        Assert.Equal(acknowledged, await debate.VersionAsync());
        Assert.Equal(acknowledged + 1, (await debate.MakeAsync("""{"move":"make-claim","text":"It goes on."}""")).Version);
        await AssertOpensAsFoldedAsync(other, debate.Id, forget: false);
        await other.DisposeAsync();
    }

    static async Task<TestedDebate> LongAsync(HttpClient client)
    {
        var debate = await client.OpenAsync("Is it the same for everybody?");
        await debate.MakeAsync("""{"move":"make-claim","text":"The first."}""");
        await debate.MakeAsync(Moves(0, Checkpointing.ShortestDebate + 20));
        return debate;
    }

    static string Moves(int round, int count) => $"[{string.Join(',', Enumerable.Range(1, count).Select(n => (n % 4) switch
    {
        0 => $$"""{"move":"state-credence","target":"c1","probability":0.{{n % 10}}{{round % 10}}}""",
        1 => $$"""{"move":"make-claim","text":"Claim {{n}} of round {{round}}.","supports":"c1"}""",
        2 => $$"""{"move":"rebut-claim","target":"c1","aim":"conclusion","text":"Rebuttal {{n}} of round {{round}}."}""",
        _ => $$"""{"move":"amend","target":"c1","text":"The first, in wording {{n}} of round {{round}}.","reason":"Clearer."}""",
    }))}]";

    static StoredCheckpoints CheckpointsOf(SiteFixture site) => site.Services.GetRequiredService<StoredCheckpoints>();

    static async Task<WarmDebate> WarmAsync(SiteFixture site, Guid id)
    {
        var state = (await site.Services.GetRequiredService<DebateReader>().HeadAsync(id, default))!;
        return new(state, (await site.Services.GetRequiredService<LedgerExport>().HashAtAsync(id, state.Version, default))!);
    }

    static async Task AssertOpensAsFoldedAsync(SiteFixture site, Guid id, bool forget)
    {
        if (forget)
            site.Services.GetRequiredService<WarmDebates>().Forget(id);
        var reader = site.Services.GetRequiredService<DebateReader>();
        var opened = (await reader.HeadAsync(id, default))!;
        var entries = await reader.EntriesAsync(id, 1, int.MaxValue, default);
        Assert.Equal(entries.Count, opened.Version);
        Assert.Equal(Checkpoint.Write(Debate.None.ApplyAll(entries)).ToArray(), Checkpoint.Write(opened).ToArray());
    }

    static async Task<long?> StoredVersionAsync(string database, Guid id)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select version from ledger.checkpoints where debate = $1", connection) { Parameters = { new() { Value = id } } };
        return (long?)await command.ExecuteScalarAsync();
    }
}
