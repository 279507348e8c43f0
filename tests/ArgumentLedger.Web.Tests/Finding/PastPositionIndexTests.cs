using System.Collections.Immutable;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Turning;
using ArgumentLedger.Web.Tests.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static ArgumentLedger.Web.Tests.Finding.PastPositionTests;

namespace ArgumentLedger.Web.Tests.Finding;

/// <summary>How positions have stood is kept up, found again when it is lost, and agrees with replay.</summary>
public sealed class PastPositionIndexTests : IAsyncLifetime
{
    readonly SiteFixture site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public Task DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_is_found_at_every_moment_is_what_replay_shows()
    {
        await ArgueAsync();
        var debates = await DebatesAsync(site);
        var moments = debates.Values.SelectMany(debate => Enumerable.Range(1, (int)debate.Version).Select(version => debate.Timeline.TimeOf(version, Clock.Logged))).Distinct().Order().ToList();
        Assert.InRange(moments.Count, 24, 1_000);
        foreach (var moment in moments)
            foreach (var status in Enum.GetValues<Status>())
                Assert.Equal(Replayed(debates, moment, status), await ListedAsync(site.Anonymous, $"status={Word(status)}&asOf={moment.UtcDateTime:O}", 7));
    }

    [Fact]
    public async Task Each_comes_once_and_no_other_while_moves_arrive()
    {
        var ann = await site.SignedInAsync("ann");
        var debate = await ann.OpenAsync("Is it long?");
        await debate.MakeAsync("[" + string.Join(',', Enumerable.Range(1, 40).Select(n => $$"""{"move":"make-claim","text":"Claim {{n}}."}""")) + "]");
        foreach (var n in Enumerable.Range(1, 20))
            await debate.MakeAsync($$"""{"move":"rebut-claim","target":"c{{n}}","text":"No."}""");
        var then = await TimeOfAsync(debate, 61);
        foreach (var sort in (string[])["new", "old", "changed"])
        {
            var isRead = false;
            var writing = Task.Run(async () =>
            {
                for (var n = 0; !Volatile.Read(ref isRead); n++)
                    (await debate.TryAsync($$"""{"move":"rebut-claim","target":"{{(n % 2 == 0 ? "c" : "r")}}{{(n % 20) + 1}}","text":"Again."}""")).Expect(201);
            });

            var found = await ListedAsync(ann, $"status=refuted&asOf={then}&sort={sort}", 3);
            Volatile.Write(ref isRead, true);
            await writing;

            Assert.Equal(Enumerable.Range(1, 20).Select(n => $"{debate.Id} c{n}").Order(StringComparer.Ordinal), found);
        }
    }

    [Fact]
    public async Task A_ledger_that_has_no_turns_yet_is_gone_through_at_the_next_start()
    {
        var debate = await RefutedAndDefendedAsync(site);
        var then = await TimeOfAsync(debate, 3);
        await RunAsync("drop table ledger.position_turns, ledger.turn_classes, ledger.turn_marks");

        await OnAnotherAsync(site.Database, async again =>
        {
            Assert.Equal("c1", await FoundAsync(again.Anonymous, $"status=refuted&asOf={then}", debate.Id));
            Assert.Equal("c1", await FoundAsync(again.Anonymous, $"status=defended&asOf={await TimeOfAsync(debate, 4)}", debate.Id));
        });
    }

    [Fact]
    public async Task Turns_that_are_lost_damaged_or_too_many_are_put_right_by_a_rebuild()
    {
        var debate = await RefutedAndDefendedAsync(site);
        await site.Services.GetRequiredService<TurnIndex>().CatchUpAsync(CancellationToken.None);
        var live = await TurnsAsync();
        Assert.Equal(3, live.Count);
        await RunAsync("delete from ledger.position_turns where made = 2 and stands_since > at");
        await RunAsync("update ledger.position_turns set until = until - interval '1 microsecond', class = class + 1 where made = 2 and stands_since = at");
        await RunAsync($"insert into ledger.position_turns select debate, 9, class, is_public, at, stands_since, until from ledger.position_turns where made = 3");
        Assert.NotEqual(live, await TurnsAsync());

        Assert.Equal(3, await LedgerRows.RebuildAsync(site.Services));
        Assert.Equal(live, await TurnsAsync());
        await RunAsync("truncate ledger.position_turns");
        Assert.Equal(3, await LedgerRows.RebuildAsync(site.Services));
        Assert.Equal(live, await TurnsAsync());
        await LedgerRows.RebuildByMartenAsync(site.Services);
        await site.Services.GetRequiredService<TurnIndex>().CatchUpAsync(CancellationToken.None);
        Assert.Equal(live, await TurnsAsync());
        Assert.Equal("c1", await FoundAsync(site.Anonymous, $"status=refuted&asOf={await TimeOfAsync(debate, 3)}", debate.Id));
    }

    [Fact]
    public async Task Turns_of_a_ledger_that_was_restored_whole_are_all_found()
    {
        await OnAnotherAsync("", async other =>
        {
            var debate = await RefutedAndDefendedAsync(other);
            using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes((await debate.ReadAsync("/export?format=ledger")).Expect(200).Text));

            await new LedgerImport(site.Services.GetRequiredService<Marten.IDocumentStore>(), TimeProvider.System).RunAsync(file, CancellationToken.None);

            Assert.Equal("c1", await FoundAsync(site.Anonymous, $"status=unchallenged&asOf={await TimeOfAsync(debate, 2)}", debate.Id));
            Assert.Equal("c1", await FoundAsync(site.Anonymous, $"status=refuted&asOf={await TimeOfAsync(debate, 3)}", debate.Id));
            Assert.Equal("c1", await FoundAsync(site.Anonymous, $"status=defended&asOf={await TimeOfAsync(debate, 4)}", debate.Id));
        });
    }

    [Fact]
    public async Task A_debate_that_is_damaged_keeps_none_of_the_others_from_being_found()
    {
        var (damaged, whole) = (await RefutedAndDefendedAsync(site), await RefutedAndDefendedAsync(site));
        var then = await TimeOfAsync(whole, 3);
        await RunAsync($"delete from ledger.mt_events where stream_id = '{damaged.Id}' and version = 3");
        await RunAsync("drop table ledger.position_turns, ledger.turn_classes, ledger.turn_marks");

        await OnAnotherAsync(site.Database, async again =>
        {
            Assert.Equal("c1", await FoundAsync(again.Anonymous, $"status=refuted&asOf={then}", whole.Id));
            Assert.Equal("", await FoundAsync(again.Anonymous, $"asOf={then}", damaged.Id));
        });
    }

    [Fact]
    public async Task What_another_cluster_had_left_to_do_is_done_where_its_database_is_copied_to()
    {
        var debate = await RefutedAndDefendedAsync(site);
        var then = await TimeOfAsync(debate, 3);
        await site.Services.GetRequiredService<TurnIndex>().CatchUpAsync(CancellationToken.None);
        await RunAsync($"""
            delete from ledger.position_index where debate = '{debate.Id}';
            delete from ledger.position_turns where debate = '{debate.Id}';
            insert into ledger.index_marks (row_of, id, made_in) select 'p', id, '9000000000000000' from ledger.mt_doc_position;
            insert into ledger.position_past (debate, made, until, since, challenges, stands_since) values ('{debate.Id}', 2, '9000000000000000', '0', 0, now())
            """);

        await OnAnotherAsync(site.Database, async copy =>
        {
            Assert.Equal("c1", await FoundAsync(copy.Anonymous, $"status=refuted&asOf={then}", debate.Id));
            Assert.Equal("c1", await FoundAsync(copy.Anonymous, "status=defended&sort=contested", debate.Id));
            Assert.Equal(3, (await ListedAsync(copy.Anonymous, "sort=contested", 1)).Count);
        });
    }

    static async Task OnAnotherAsync(string database, Func<SiteFixture, Task> run)
    {
        var other = new SiteFixture { ConnectionString = database };
        await other.InitializeAsync();
        try
        {
            await run(other);
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    // Two debates move by turns: chains of rebuttals of which now and then one is taken back, so that all below turns again.
    async Task ArgueAsync()
    {
        var ann = await site.SignedInAsync("ann");
        TestedDebate[] debates = [await ann.OpenAsync("Does the first turn?"), await ann.OpenAsync("Does the second turn?")];
        foreach (var debate in debates)
            await debate.MakeAsync("""[{"move":"make-claim","text":"It does."},{"move":"rebut-claim","target":"c1","text":"No."}]""");
        for (var n = 1; n <= 20; n++)
        {
            var debate = debates[n % 2];
            if (n % 5 == 0)
                await debate.MakeAsync($$"""{"move":"withdraw","target":"r{{n / 5}}","reason":"Wrong."}""");
            else
                await debate.MakeAsync($$"""[{"move":"rebut-claim","as":"r","target":"c1","text":"No."},{"move":"rebut-claim","target":"@r","text":"Yes."}]""");
        }
    }

    static async Task<TestedDebate> RefutedAndDefendedAsync(SiteFixture on)
    {
        var debate = await (await on.SignedInAsync("ann")).OpenAsync("Does it hold?");
        foreach (var step in (string[])["""{"move":"make-claim","text":"It does."}""", """{"move":"rebut-claim","target":"c1","text":"It does not."}""", """{"move":"rebut-claim","target":"r1","text":"It does."}"""])
            await debate.MakeAsync(step);
        return debate;
    }

    static async Task<ImmutableDictionary<Guid, Debate>> DebatesAsync(SiteFixture on)
    {
        var ids = (await on.Anonymous.ReadAsync("/api/debates?limit=200")).Expect(200).Items.Select(item => item.GetProperty("id").GetGuid());
        var reader = on.Services.GetRequiredService<DebateReader>();
        var debates = ImmutableDictionary.CreateBuilder<Guid, Debate>();
        foreach (var id in ids)
            debates.Add(id, (await reader.HeadAsync(id, CancellationToken.None))!);
        return debates.ToImmutable();
    }

    static List<string> Replayed(ImmutableDictionary<Guid, Debate> debates, DateTimeOffset moment, Status status) =>
    [
        .. (from one in debates
            let then = one.Value.At(one.Value.Timeline.VersionAt(moment, Clock.Logged))
            from label in then.Order
            where then.StandingOf(label)?.Status == status
            select $"{one.Key} {label}").Order(StringComparer.Ordinal),
    ];

    static string Word(Status status) => Web.Projections.Rows.Word(status);

    static async Task<IReadOnlyList<string>> ListedAsync(HttpClient client, string query, int limit)
    {
        var found = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await client.ReadAsync($"/api/positions?limit={limit}&{query}{(next.Length > 0 ? "&after=" + next : "")}")).Expect(200);
            found.AddRange(page.Items.Select(item => $"{item.GetProperty("debate").GetGuid()} {item.GetProperty("label").GetString()}"));
            next = page.Next;
        }
        return [.. found.Order(StringComparer.Ordinal)];
    }

    Task<SortedDictionary<string, string>> TurnsAsync() => LedgerRows.ReadAsync(
        site.Database, ("turn", "select t.debate || '/' || t.made || '/' || t.stands_since, (to_jsonb(t) - 'class' || jsonb_build_object('words', c.words))::text from ledger.position_turns t left join ledger.turn_classes c on c.id = t.class"));

    async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
