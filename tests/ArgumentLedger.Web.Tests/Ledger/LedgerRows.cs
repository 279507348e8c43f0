using System.Text;
using System.Text.Json;
using ArgumentLedger.Domain.Ledger;
using ArgumentLedger.Web.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>What the projections hold, and how they are rebuilt.</summary>
static class LedgerRows
{
    /// <summary>Every row of both projections by table and id, as canonical JSON.</summary>
    internal static async Task<SortedDictionary<string, string>> ReadAsync(string database)
    {
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        foreach (var table in new[] { "mt_doc_debatecard", "mt_doc_position" })
        {
            await using var command = new NpgsqlCommand($"select id::text, data::text from ledger.{table}", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add($"{table} {reader.GetString(0)}", Encoding.UTF8.GetString(CanonicalJson.Of(JsonElement.Parse(reader.GetString(1)))));
        }
        return rows;
    }

    /// <summary>Throws the rows away and makes them again from the events.</summary>
    internal static async Task RebuildAsync(IServiceProvider services)
    {
        var store = services.GetRequiredService<IDocumentStore>();
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(RowsProjection.Name, TimeSpan.FromMinutes(2), CancellationToken.None);
    }
}
