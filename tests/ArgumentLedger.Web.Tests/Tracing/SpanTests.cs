using System.Diagnostics;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Tracing;

public sealed class SpanTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    [Fact]
    public async Task A_move_over_HTTP_is_traced_from_its_request_through_waiting_and_deciding_to_its_commit()
    {
        using var heard = new HeardSpans();
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is it traced?");

        var (trace, _) = await HeardSpans.TraceAsync(() => debate.MakeAsync("""{"move":"make-claim","text":"It is."}"""));

        var request = await heard.OneAsync(trace, Request);
        var move = await heard.OneAsync(trace, "ledger.move");
        Assert.Equal(request.SpanId, move.ParentSpanId);
        foreach (var part in new[] { "ledger.wait", "ledger.decide", "ledger.commit" })
            Assert.Equal(move.SpanId, (await heard.OneAsync(trace, part)).ParentSpanId);
        Assert.Equal(
            [("ledger.debate", debate.Id.ToString()), ("ledger.move", "make-claim"), ("ledger.moves", 1), ("ledger.outcome", "made"), ("ledger.version", 2L)],
            move.TagObjects.Select(tag => (tag.Key, tag.Value!)));
        var (waited, decided) = (await heard.OneAsync(trace, "ledger.wait"), await heard.OneAsync(trace, "ledger.decide"));
        Assert.True(waited.StartTimeUtc + waited.Duration <= decided.StartTimeUtc);
    }

    [Fact]
    public async Task A_move_that_is_refused_is_traced_with_the_code_of_what_kept_it_out()
    {
        using var heard = new HeardSpans();
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is it refused?");

        var (trace, _) = await HeardSpans.TraceAsync(async () => (await debate.TryAsync("""{"move":"rebut-claim","target":"c7","text":"No."}""")).Expect(422));

        var move = await heard.OneAsync(trace, "ledger.move");
        Assert.Equal("unknown-contribution", move.GetTagItem("ledger.outcome"));
        Assert.Equal("rebut-claim", move.GetTagItem("ledger.move"));
        Assert.Null(move.GetTagItem("ledger.version"));
        await heard.OneAsync(trace, "ledger.decide");
    }

    [Fact]
    public async Task Moves_that_share_a_commit_share_its_span_which_is_linked_to_each_of_them()
    {
        using var heard = new HeardSpans();
        var writers = site.Services.GetRequiredService<DebateWriters>();
        var traces = new ActivityTraceId[3];

        await HeldRows.TogetherAsync(site, [.. Enumerable.Range(0, 3).Select(n => (Func<Task<MoveAnswer>>)(async () =>
        {
            var open = HeldRows.Say(Guid.CreateVersion7(), new OpenDebate($"Together {n}"));
            var (trace, answer) = await HeardSpans.TraceAsync(() => writers.SubmitAsync(open, default));
            traces[n] = trace;
            return answer;
        }))]);

        var moves = await Task.WhenAll(traces.Select(trace => heard.OneAsync(trace, "ledger.move")));
        var commit = await heard.OneAsync(traces[0], "ledger.commit");
        Assert.Equal(moves[0].SpanId, commit.ParentSpanId);
        Assert.Equal(moves.Select(move => move.Context), commit.Links.Select(link => link.Context));
        Assert.All(moves, move => Assert.Equal([commit.Context], move.Links.Select(link => link.Context)));
        Assert.Equal((3, 3), (commit.GetTagItem("ledger.commands"), commit.GetTagItem("ledger.debates")));
        Assert.DoesNotContain(heard.Of(traces[1]).Concat(heard.Of(traces[2])), span => span.OperationName == "ledger.commit");
    }

    [Fact]
    public async Task Opening_a_debate_that_is_not_in_memory_is_traced_within_the_request_that_wants_it_with_the_fold_in_it()
    {
        using var heard = new HeardSpans();
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is it cold?");
        await debate.MakeAsync("""{"move":"make-claim","text":"Very."}""");
        await ForgetAsync(debate.Id, 2);

        var (trace, _) = await HeardSpans.TraceAsync(debate.VersionAsync);

        var open = await heard.OneAsync(trace, "ledger.open");
        Assert.Equal((await heard.OneAsync(trace, Request)).SpanId, open.ParentSpanId);
        Assert.Equal((2L, 0L), (open.GetTagItem("ledger.version"), open.GetTagItem("ledger.checkpoint")));
        var fold = await heard.OneAsync(trace, "ledger.fold");
        Assert.Equal(open.SpanId, fold.ParentSpanId);
        Assert.Equal(2L, fold.GetTagItem("ledger.events"));
    }

    [Fact]
    public async Task A_move_on_a_debate_that_is_not_in_memory_has_its_opening_in_its_own_trace_and_is_decided_after_it()
    {
        using var heard = new HeardSpans();
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is it opened to be moved?");
        await ForgetAsync(debate.Id, 1);

        var (trace, _) = await HeardSpans.TraceAsync(() => debate.MakeAsync("""{"move":"make-claim","text":"It is."}"""));

        var open = await heard.OneAsync(trace, "ledger.open");
        var decide = await heard.OneAsync(trace, "ledger.decide");
        Assert.Equal(open.TraceId, decide.TraceId);
        Assert.True(open.StartTimeUtc + open.Duration <= decide.StartTimeUtc);
    }

    [Fact]
    public async Task Writing_a_checkpoint_is_traced()
    {
        using var heard = new HeardSpans();
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is it kept?");
        var warm = site.Services.GetRequiredService<WarmDebates>().Find(debate.Id)!;

        var (trace, _) = await HeardSpans.TraceAsync(async () =>
        {
            await site.Services.GetRequiredService<StoredCheckpoints>().WriteAsync(debate.Id, warm, default);
            return true;
        });

        Assert.Equal(1L, (await heard.OneAsync(trace, "ledger.checkpoint")).GetTagItem("ledger.version"));
    }

    // What goes through moves after their commit has the debate opened too: only once it has come so far is there nobody to do so.
    async Task ForgetAsync(Guid debate, long version)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var noticed = new NpgsqlCommand("select exists (select from ledger.noticed where debate = $1 and version >= $2)", connection)
        {
            Parameters = { new() { Value = debate }, new() { Value = version } },
        };
        while (await noticed.ExecuteScalarAsync() is not true)
            await Task.Delay(10);
        site.Services.GetRequiredService<WarmDebates>().Forget(debate);
    }
}
