using ArgumentLedger.Domain.Ledger;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>The ledger's own commits write what Marten would, column for column, so that all that reads through Marten finds its own.</summary>
public sealed class CommittedRowsTests
{
    // What every store makes anew: instants of the commit and random ids.
    static readonly Dictionary<string, string[]> Made = new()
    {
        ["mt_streams"] = ["timestamp", "created"],
        ["mt_events"] = ["id"],
        ["mt_doc_debatecard"] = ["mt_version", "mt_last_modified"],
        ["mt_doc_sourcerow"] = ["mt_version", "mt_last_modified"],
        ["mt_doc_position"] = ["mt_version", "mt_last_modified"],
        ["mt_doc_sentcommand"] = ["mt_version", "mt_last_modified"],
    };

    [Fact]
    public async Task The_same_moves_committed_by_the_ledger_and_saved_by_Marten_leave_the_same_rows()
    {
        var ours = new SiteFixture();
        await ours.InitializeAsync();
        var martens = new SiteFixture();
        await martens.InitializeAsync();
        var debate = await SpeakAsync(ours);

        await SaveAgainAsync(ours, martens, debate.Id);

        foreach (var (table, made) in Made)
        {
            var rows = await RowsAsync(ours.Database, table, made);
            Assert.NotEmpty(rows);
            Assert.Equal(await RowsAsync(martens.Database, table, made), rows);
            Assert.Equal(0L, await CountAsync(ours.Database, $"select count(*) from ledger.{table} where {string.Join(" or ", made.Select(column => $"{column} is null"))}"));
        }
        await martens.DisposeAsync();
        await ours.DisposeAsync();
    }

    static async Task<TestedDebate> SpeakAsync(SiteFixture site)
    {
        var ann = await site.SignedInAsync("anna");
        var opened = await ann.SendAsync("/api/debates", """{"motion":"Is the bus – “late”? \\ é","description":"Words\nand lines.","visibility":"unlisted"}""", key: "open");
        var debate = new TestedDebate(ann, opened.Expect(201).Body.GetProperty("id").GetGuid());
        string[] commands =
        [
            """[{"move":"introduce-speaker","as":"d","name":"The driver"},{"move":"make-claim","as":"c","text":"The bus is late.","stance":"for"}]""",
            """{"move":"rebut-claim","speaker":"p1","target":"c1","text":"It came at 8:03.","saidAt":"2025-02-03T08:03:00.000001Z"}""",
            """{"move":"make-claim","supports":"c1","text":"I waited."}""",
            """{"move":"rebut-claim","target":"r1","aim":"link","text":"Which bus?"}""",
            """[{"move":"concede-claim","what":"r1","extent":"full","yields":"c1"},{"move":"identify-speaker","speaker":"p1","contributor":"anna"}]""",
            """[{"move":"make-claim","text":"Trams are quick."},{"move":"cite-quote","contribution":"c2","exact":"I waited"},{"move":"state-credence","target":"c2","probability":0.25}]""",
            """{"move":"record-source","title":"The timetable","text":"8:00, 8:10 and so on."}""",
            """{"move":"amend","target":"c2","text":"I waited long.","reason":"Shorter it was not."}""",
            """[{"move":"hide","target":"c1","reason":"Rude."},{"move":"close-debate"}]""",
        ];
        for (var i = 0; i < commands.Length; i++)
            (await debate.TryAsync(commands[i], key: $"command {i}")).Expect(201);
        return debate;
    }

    /// <summary>Saves the same commands through Marten's own session, its projection and all.</summary>
    static async Task SaveAgainAsync(SiteFixture from, SiteFixture to, Guid debate)
    {
        var entries = await from.Services.GetRequiredService<DebateReader>().EntriesAsync(debate, 1, int.MaxValue, CancellationToken.None);
        var chained = ChainedEntry.Following(Chain.Genesis(debate), entries);
        await using var read = from.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var commands = await read.Query<SentCommand>().OrderBy(sent => sent.Before).ToListAsync();
        foreach (var sent in commands)
        {
            await using var session = to.Services.GetRequiredService<IDocumentStore>().LightweightSession();
            var events = chained.Where(one => one.Entry.Version > sent.Before && one.Entry.Version <= sent.After).Select(one => EventOf(session, one)).ToArray();
            if (sent.Before == 0)
                session.Events.StartStream(debate, events);
            else
                session.Events.Append(debate, sent.After, events);
            session.Insert(sent);
            await session.SaveChangesAsync();
        }
    }

    static object EventOf(IDocumentSession session, ChainedEntry one)
    {
        var made = session.Events.BuildEvent(one.Entry.Event);
        made.Timestamp = one.Entry.At;
        made.SetHeader("by", one.Entry.By);
        if (one.Entry.Speaker is { } speaker)
            made.SetHeader("speaker", speaker);
        if (one.Entry.SaidAt is { } said)
            made.SetHeader("saidAt", Chain.Instant(said));
        made.SetHeader("prev", one.Previous);
        made.SetHeader("hash", one.Hash);
        return made;
    }

    static async Task<IReadOnlyList<string>> RowsAsync(string database, string table, string[] made)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select (to_jsonb(one) - $1)::text from ledger.{table} one order by 1", connection) { Parameters = { new() { Value = made } } };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    static async Task<long> CountAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
