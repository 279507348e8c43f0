using ArgumentLedger.Web.Tests.Support;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Ledger;

public sealed class RebuildTests(DemoSiteFixture site) : IClassFixture<DemoSiteFixture>
{
    static readonly (string Name, string Rows) Turns =
        ("turn", "select debate || ' ' || made || ' ' || stands_since, (to_jsonb(t) - 'class' || jsonb_build_object('words', c.words))::text from ledger.position_turns t join ledger.turn_classes c on c.id = t.class");

    [Fact]
    public async Task Rows_rebuilt_from_the_events_equal_those_kept_live()
    {
        var ann = await site.SignedInAsync("anna");
        var debate = await ann.OpenAsync("Is the bus late?");
        await debate.MakeAsync("""
            [{"move":"introduce-speaker","as":"d","name":"The driver"},{"move":"make-claim","as":"c","text":"The bus is late."},
             {"move":"rebut-claim","as":"r","speaker":"@d","target":"@c","text":"It came at 8:03."},
             {"move":"cite-quote","contribution":"@r","exact":"8:03"},{"move":"record-source","as":"s","speaker":"@d","title":"Log","text":"Left at 7:50."},
             {"move":"cite-quote","source":"@s","exact":"7:50"},{"move":"concede-claim","what":"@r","extent":"full","yields":"@c"}]
            """);
        await debate.MakeAsync("""{"move":"identify-speaker","speaker":"p1","contributor":"anna"}""");
        await debate.MakeAsync("""
            [{"move":"make-claim","text":"Trams are quick."},{"move":"cite-quote","contribution":"c2","exact":"trams were quick"},{"move":"cite-quote","contribution":"c1","exact":"late"},
             {"move":"cite-quote","contribution":"q2","exact":"no such words at all"},{"move":"amend","target":"c2","text":"They are quick.","reason":"Shorter."}]
            """);
        await debate.MakeAsync("""[{"move":"hide","target":"c1","reason":"Rude."},{"move":"close-debate"}]""");
        var live = await LedgerRows.ReadAsync(site.Database);
        Assert.True(live.Count > 80, $"only {live.Count} rows");

        Assert.Equal(0, await LedgerRows.RebuildAsync(site.Services));
        Assert.Equal(live, await LedgerRows.ReadAsync(site.Database));
        await LedgerRows.RebuildByMartenAsync(site.Services);
        Assert.Equal(live, await LedgerRows.ReadAsync(site.Database));
    }

    [Fact]
    public async Task Rows_that_are_lost_or_damaged_or_too_many_are_put_right_and_so_is_what_they_are_found_by()
    {
        var debate = await (await site.SignedInAsync("anna")).OpenAsync("Are damaged rows found?");
        await debate.MakeAsync("""
            [{"move":"make-claim","text":"Zebras sleep."},{"move":"rebut-claim","target":"c1","text":"Never."},{"move":"record-source","title":"Zebras","text":"They do."}]
            """);
        var live = await LedgerRows.ReadAsync(site.Database);
        await RunAsync($"delete from ledger.mt_doc_position where id = '{debate.Id:N}/r1'");
        await RunAsync($"update ledger.mt_doc_position set data = jsonb_set(data, '{{text}}', to_jsonb('Zebras stand.'::text)) where id = '{debate.Id:N}/c1'");
        await RunAsync($"update ledger.mt_doc_debatecard set data = jsonb_set(data, '{{version}}', '1') where id = '{debate.Id}'");
        await RunAsync($"delete from ledger.mt_doc_sourcerow where debate = '{debate.Id}'");
        await RunAsync(
            $"""
            insert into ledger.mt_doc_position (id, data, debate, mt_dotnet_type)
            select '{debate.Id:N}/c9', data || jsonb_build_object('id', '{debate.Id:N}/c9', 'label', 'c9', 'madeAt', 9), debate, mt_dotnet_type
            from ledger.mt_doc_position where id = '{debate.Id:N}/c1'
            """);
        Assert.NotEqual(live, await LedgerRows.ReadAsync(site.Database));

        Assert.Equal(5, await LedgerRows.RebuildAsync(site.Services));

        Assert.Equal(live, await LedgerRows.ReadAsync(site.Database));
    }

    [Fact]
    public async Task Where_all_rows_were_lost_they_are_indexed_and_what_was_turned_meanwhile_is_not_turned_again()
    {
        var debate = await (await site.SignedInAsync("anna")).OpenAsync("Are all rows lost?");
        await debate.MakeAsync("""[{"move":"make-claim","text":"They are."},{"move":"rebut-claim","target":"c1","text":"They are not."}]""");
        await LedgerRows.RebuildAsync(site.Services);
        var (live, turns) = (await LedgerRows.ReadAsync(site.Database), await LedgerRows.ReadAsync(site.Database, Turns));
        await RunAsync("truncate ledger.mt_doc_position");
        await RunAsync("truncate ledger.position_turns");

        await LedgerRows.RebuildAsync(site.Services);

        Assert.Empty(await LedgerRows.ReadAsync(site.Database, ("marks", "select id, '0' from ledger.index_marks union all select debate || ' ' || label, '0' from ledger.turn_marks")));
        Assert.Equal(live, await LedgerRows.ReadAsync(site.Database));
        Assert.Equal(turns, await LedgerRows.ReadAsync(site.Database, Turns));
    }

    [Fact]
    public async Task Rows_and_turns_that_are_right_are_not_written_again()
    {
        var ann = await site.SignedInAsync("anna");
        var debate = await ann.OpenAsync("Is <b>„naïve“</b> a word?");
        await debate.MakeAsync("""
            [{"move":"introduce-speaker","as":"d","name":"Zoë"},{"move":"make-claim","title":"A, b: c","text":"It is, \"so to say\", a\tword\\ [1, 2]: {\"a\": 1}.\n\nŒuvre too."},
             {"move":"rebut-claim","target":"c1","speaker":"@d","text":"Not <in> German & not + here."},{"move":"concede-claim","what":"r1","extent":"partial","text":"Well."},
             {"move":"record-source","title":"Words, 2nd","text":"A, B: C"},{"move":"cite-quote","source":"s1","exact":"B: C"},{"move":"state-credence","target":"c1","probability":0.35}]
            """);
        await debate.MakeAsync("""{"move":"rebut-claim","target":"r1","text":"Here it is."}""");
        await LedgerRows.RebuildAsync(site.Services);
        var written = await WrittenAsync();
        Assert.Equal(8, written.Count(row => row.Contains(debate.Id.ToString("N"), StringComparison.Ordinal)));

        Assert.Equal(0, await LedgerRows.RebuildAsync(site.Services));

        Assert.Equal(written, await WrittenAsync());
    }

    // Each row with the transaction that wrote or, to look whether it should, locked it last.
    async Task<List<string>> WrittenAsync()
    {
        var rows = new List<string>();
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select replace(id::text, '-', '') || ' ' || xmin || ' ' || xmax from ledger.mt_doc_debatecard
            union all select id || ' ' || xmin || ' ' || xmax from ledger.mt_doc_position
            union all select id || ' ' || xmin || ' ' || xmax from ledger.mt_doc_sourcerow
            union all select replace(debate::text, '-', '') || ' ' || made || ' ' || stands_since || ' ' || xmin || ' ' || xmax from ledger.position_turns order by 1
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    [Fact]
    public async Task Moves_go_on_while_rows_are_made_again_and_none_is_left_out()
    {
        var ann = await site.SignedInAsync("anna");
        var debates = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => ann.OpenAsync($"Does debate {n} go on?")));
        await Task.WhenAll(debates.Select(debate => debate.MakeAsync("""{"move":"make-claim","text":"It does."}""")));
        var isOver = false;
        var writing = debates.Select(async debate =>
        {
            var made = 0;
            for (; !Volatile.Read(ref isOver) || made < 10; made++)
                (await debate.MakeAsync("""{"move":"rebut-claim","target":"c1","text":"It does not."}""")).Expect(201);
            return made;
        }).ToList();

        for (var n = 0; n < 3; n++)
            await LedgerRows.RebuildAsync(site.Services);
        Volatile.Write(ref isOver, true);
        var made = await Task.WhenAll(writing);

        Assert.Equal(made.Select(count => count + 2L), await Task.WhenAll(debates.Select(debate => debate.VersionAsync())));
        var live = await LedgerRows.ReadAsync(site.Database);
        await LedgerRows.RebuildByMartenAsync(site.Services);
        Assert.Equal(live, await LedgerRows.ReadAsync(site.Database));
    }

    async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        Assert.Equal(sql.StartsWith("truncate", StringComparison.Ordinal) ? -1 : 1, await command.ExecuteNonQueryAsync());
    }
}
