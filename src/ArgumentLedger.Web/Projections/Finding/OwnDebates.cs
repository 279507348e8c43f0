using Npgsql;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>The debates that are in somebody's lists and not in everybody's: private and unlisted ones that they take part in.</summary>
static class OwnDebates
{
    internal static async Task<Guid[]> OfAsync(NpgsqlConnection connection, string reader, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select id from ledger.mt_doc_debatecard where visibility <> 'public' and data -> 'participants' ? $1", connection)
        {
            Parameters = { new() { Value = reader } },
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        var own = new List<Guid>();
        while (await rows.ReadAsync(ct))
            own.Add(rows.GetGuid(0));
        return [.. own];
    }
}
