using System.Text;
using System.Text.Json;
using ArgumentLedger.Domain.Ledger;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Projections.Rebuilding;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>What the projections hold, and how they are rebuilt.</summary>
static class LedgerRows
{
    // Classes are numbered in the order in which they first occur.
    const string Positions =
        """
        select p.id, (to_jsonb(p) - 'class' || jsonb_build_object('words', t.words, 'class', to_jsonb(c) - 'id', 'voices', (
            select jsonb_agg(to_jsonb(v) - 'class' order by v.role, v.who) from ledger.position_voices v
            where v.debate = p.debate and v.made = p.made and v.class = p.class and v.at = p.at)))::text
        from ledger.position_index p join ledger.position_classes c on c.id = p.class join ledger.position_words t using (debate, made)
        """;

    // What was marked by then.
    const string Index = "do $$ begin while exists (select from ledger.index_marks) loop perform ledger.index_marked(1000); end loop; end $$";

    static readonly (string Name, string Rows)[] Tables =
    [
        ("debatecard", "select id::text, data::text from ledger.mt_doc_debatecard"),
        ("position", "select id, data::text from ledger.mt_doc_position"),
        ("index", Positions),
        ("search", "select debate || ' ' || label || ' ' || part, to_jsonb(e)::text from ledger.search_entries e"),
        ("source", "select id, data::text from ledger.mt_doc_sourcerow"),
        ("concession", "select debate || '/' || made, to_jsonb(c)::text from ledger.concession_index c"),
        ("counts", "select 'of rows', json_build_object('index', (select count(*) from ledger.position_index), 'words', (select count(*) from ledger.position_words), 'voices', (select count(*) from ledger.position_voices))::text"),
    ];

    /// <summary>Every row of both projections and of what positions are found by, by table and id, as canonical JSON.</summary>
    internal static Task<SortedDictionary<string, string>> ReadAsync(string database) => ReadAsync(database, Tables);

    /// <summary>What these queries give, each the id and the rest of a row as JSON, by name and id, as canonical JSON.</summary>
    internal static async Task<SortedDictionary<string, string>> ReadAsync(string database, params (string Name, string Rows)[] tables)
    {
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using (var index = new NpgsqlCommand(Index, connection))
            await index.ExecuteNonQueryAsync();
        foreach (var (table, sql) in tables)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add($"{table} {reader.GetString(0)}", Encoding.UTF8.GetString(CanonicalJson.Of(JsonElement.Parse(reader.GetString(1)))));
        }
        return rows;
    }

    /// <summary>Makes the rows again from the events, as the command does; how many were otherwise.</summary>
    internal static async Task<long> RebuildAsync(IServiceProvider services) =>
        (await services.GetRequiredService<RowRebuild>().RunAsync(tell: null, CancellationToken.None)).Repaired;

    /// <summary>Has Marten throw the rows away and make them again from the events.</summary>
    internal static async Task RebuildByMartenAsync(IServiceProvider services)
    {
        var store = services.GetRequiredService<IDocumentStore>();
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(RowsProjection.Name, TimeSpan.FromMinutes(2), CancellationToken.None);
    }
}
