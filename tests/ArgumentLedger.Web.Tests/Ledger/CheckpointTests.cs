using ArgumentLedger.Domain.Replay.Checkpoints;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Ledger;

public sealed class CheckpointTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    StoredCheckpoints Checkpoints => site.Services.GetRequiredService<StoredCheckpoints>();

    DebateReader Reader => site.Services.GetRequiredService<DebateReader>();

    [Fact]
    public async Task A_long_debate_comes_to_have_a_checkpoint_and_opens_from_it_as_it_was()
    {
        var (id, _) = await LongDebateAsync();
        var stored = await Checkpoints.ReadAsync(id, long.MaxValue, default);
        Assert.NotNull(stored);
        await AssertOpensAsItWasAsync(id);
        Assert.Equal(1, await CountAsync(id));
    }

    [Theory]
    [InlineData("damaged", "body = overlay(body placing '\\x00ff00' from octet_length(body) / 2)")]
    [InlineData("cut off", "body = substring(body for octet_length(body) - 5)")]
    [InlineData("empty", "body = ''")]
    [InlineData("with more at its end", "body = body || '\\x00'")]
    [InlineData("said to be far longer", "body = overlay(body placing '\\xffffff7f' from 1)")]
    [InlineData("said to be shorter", "body = overlay(body placing '\\x01000000' from 1)")]
    [InlineData("of another state of the ledger", "head = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'")]
    [InlineData("said to be of another version", "version = version - 1")]
    public async Task A_checkpoint_that_cannot_be_trusted_is_thrown_away_and_the_debate_opens_all_the_same(string what, string tampering)
    {
        var (id, warm) = await LongDebateAsync();
        await Checkpoints.WriteAsync(id, warm, default);
        await ExecuteAsync($"update ledger.checkpoints set {tampering} where debate = '{id}'");

        Assert.True(await Checkpoints.ReadAsync(id, long.MaxValue, default) is null, $"One {what} was read.");
        Assert.Equal(0, await CountAsync(id));
        await AssertOpensAsItWasAsync(id);

        await Checkpoints.WriteAsync(id, warm, default);
        Assert.Equal(warm.State.Version, (await Checkpoints.ReadAsync(id, long.MaxValue, default))!.State.Version);
    }

    [Fact]
    public async Task A_checkpoint_of_another_debate_is_not_taken_for_this_ones()
    {
        var ((one, warm), (other, _)) = (await LongDebateAsync(), await LongDebateAsync());
        await Checkpoints.WriteAsync(one, warm, default);
        await ExecuteAsync($"delete from ledger.checkpoints where debate = '{other}'");
        await ExecuteAsync($"update ledger.checkpoints set debate = '{other}' where debate = '{one}'");

        Assert.Null(await Checkpoints.ReadAsync(other, long.MaxValue, default));
        await AssertOpensAsItWasAsync(other);
    }

    [Fact]
    public async Task A_checkpoint_in_another_format_is_passed_over_and_replaced()
    {
        var (id, warm) = await LongDebateAsync();
        await Checkpoints.WriteAsync(id, warm, default);
        await ExecuteAsync($"update ledger.checkpoints set format = {Checkpoint.Format + 1}, version = version + 10 where debate = '{id}'");

        Assert.Null(await Checkpoints.ReadAsync(id, long.MaxValue, default));
        await AssertOpensAsItWasAsync(id);

        await Checkpoints.WriteAsync(id, warm, default);
        Assert.Equal(warm.State.Version, (await Checkpoints.ReadAsync(id, long.MaxValue, default))!.State.Version);
    }

    [Fact]
    public async Task Of_two_nodes_that_write_at_once_the_later_state_stays()
    {
        var (id, warm) = await LongDebateAsync();
        await using var connection = new NpgsqlConnection(site.Database);
        var earlier = Enumerable.Range(1, 8).Select(async n =>
        {
            var state = warm.State.At(warm.State.Version - n);
            var entries = await Reader.EntriesAsync(id, 1, (int)state.Version, default);
            return new WarmDebate(Domain.Debate.None.ApplyAll(entries), (await HashAtAsync(id, state.Version))!);
        });
        WarmDebate[] states = [warm, .. await Task.WhenAll(earlier)];

        for (var round = 0; round < 5; round++)
            await Task.WhenAll(states.OrderBy(_ => Guid.NewGuid()).Select(state => Checkpoints.WriteAsync(id, state, default)));

        Assert.Equal(warm.State.Version, (await Checkpoints.ReadAsync(id, long.MaxValue, default))!.State.Version);
        Assert.Equal(1, await CountAsync(id));
    }

    [Fact]
    public async Task A_writer_that_dies_in_the_midst_leaves_the_checkpoint_before()
    {
        var (id, warm) = await LongDebateAsync();
        await Checkpoints.WriteAsync(id, warm, default);
        await using var connection = new NpgsqlConnection(site.Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var half = new NpgsqlCommand($"update ledger.checkpoints set body = '\\x00', version = version + 1 where debate = '{id}'; select pg_backend_pid()", connection, transaction);
        var backend = (int)(await half.ExecuteScalarAsync())!;
        await ExecuteAsync($"select pg_terminate_backend({backend})");

        Assert.Equal(warm.State.Version, (await Checkpoints.ReadAsync(id, long.MaxValue, default))!.State.Version);
        await AssertOpensAsItWasAsync(id);
    }

    [Fact]
    public async Task Words_hidden_before_or_after_a_checkpoint_was_made_are_shown_at_no_moment_of_a_debate_opened_from_it()
    {
        var (id, warm) = await LongDebateAsync();
        await Checkpoints.WriteAsync(id, warm, default);
        var debate = new TestedDebate(await site.SignedInAsync("ann"), id);
        await debate.MakeAsync("""{"move":"hide","target":"c7","reason":"It names a child."}""");

        await AssertIsHiddenAsync(debate, "from a checkpoint of before");

        var entries = await Reader.EntriesAsync(id, 1, int.MaxValue, default);
        await Checkpoints.WriteAsync(id, new(Domain.Debate.None.ApplyAll(entries), (await HashAtAsync(id, entries.Count))!), default);
        await AssertIsHiddenAsync(debate, "from a checkpoint of after");
    }

    // c7 was made at version 10, “Claim 8.”, and amended at version 23.
    async Task AssertIsHiddenAsync(TestedDebate debate, string when)
    {
        foreach (var read in new[]
        {
            "/contributions/c7", "/contributions/c7?at=60", "/contributions/c7/history", "/contributions?limit=200&at=60", "/events?about=c7",
            "/compare?from=2&to=60", "/compare", "/export?format=ledger", "/export?format=ledger&at=60", "/contributions?limit=200",
        })
            await AssertSaysNothingAsync(debate.Address + read, when, debate.Id);
        foreach (var page in new[] { "", "/c7", "/c7?at=60", "/replay?at=10", "/replay?at=23", "/compare?from=2&to=60", "/ledger?at=60", "/map?at=60" })
            await AssertSaysNothingAsync($"/debates/{debate.Id}{page}", when, debate.Id);
    }

    async Task AssertSaysNothingAsync(string address, string when, Guid id)
    {
        site.Services.GetRequiredService<WarmDebates>().Forget(id);
        var answer = (await site.Anonymous.ReadAsync(address)).Expect(200);
        Assert.DoesNotMatch("Claim 8\\.|Claim 7 in other words", answer.Text);
        Assert.True(answer.Text.Length > 100, $"{address} {when}");
    }

    // A debate long enough to come to have a checkpoint, which it has then, with its state.
    async Task<(Guid Id, WarmDebate Warm)> LongDebateAsync()
    {
        var ann = await site.SignedInAsync("ann");
        var debate = await ann.OpenAsync("Does a long debate open quickly?");
        await debate.MakeAsync("""[{"move":"make-claim","text":"The first."}]""");
        var moves = Enumerable.Range(1, Checkpointing.ShortestDebate + 100).Select(n => n % 3 == 0
            ? $$"""{"move":"amend","target":"c{{n / 3}}","text":"Claim {{n / 3}} in other words.","reason":"Clearer."}"""
            : $$"""{"move":"make-claim","text":"Claim {{n}}."{{(n % 2 == 0 ? ",\"supports\":\"c1\"" : "")}}}""");
        await debate.MakeAsync($"[{string.Join(',', moves)}]");
        var id = debate.Id;
        for (var i = 0; i < 600 && await CountAsync(id) == 0; i++)
            await Task.Delay(100);
        var state = (await Reader.HeadAsync(id, default))!;
        return (id, new(state, (await HashAtAsync(id, state.Version))!));
    }

    async Task AssertOpensAsItWasAsync(Guid id)
    {
        var warm = site.Services.GetRequiredService<WarmDebates>();
        warm.Forget(id);
        var opened = (await Reader.HeadAsync(id, default))!;
        var folded = Domain.Debate.None.ApplyAll(await Reader.EntriesAsync(id, 1, (int)opened.Version, default));
        Assert.Equal(Checkpoint.Write(folded).ToArray(), Checkpoint.Write(opened).ToArray());
        var then = (await Reader.AtAsync(id, 301, default))!;
        Assert.Equal((301, folded.At(301).Tally), (then.Version, then.Tally));
    }

    Task<string?> HashAtAsync(Guid id, long version) => site.Services.GetRequiredService<LedgerExport>().HashAtAsync(id, version, default);

    async Task<long> CountAsync(Guid id) => (long)(await ScalarAsync($"select count(*) from ledger.checkpoints where debate = '{id}'"))!;

    Task ExecuteAsync(string sql) => ScalarAsync(sql);

    async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
