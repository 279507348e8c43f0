using ArgumentLedger.Web.Projections.Indexing;
using ArgumentLedger.Web.Projections.Turning;
using Npgsql;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>What questions across debates share: a connection, and which debates somebody finds besides public ones.</summary>
static class Lookup
{
    /// <summary>A connection whose plans go along indexes, by which all is found that was committed before.</summary>
    internal static async Task<NpgsqlConnection> OpenLookupAsync(this RowIndex index, CancellationToken ct) => await AlongIndexesAsync(await index.OpenCaughtUpAsync(ct), ct);

    /// <summary>The same to ask of a moment on.</summary>
    internal static async Task<NpgsqlConnection> OpenLookupAsync(this TurnIndex index, CancellationToken ct) => await AlongIndexesAsync(await index.OpenCaughtUpAsync(ct), ct);

    static async Task<NpgsqlConnection> AlongIndexesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        // However the planner reckons: there is an index for each way, and the tables grow for ever; and a page is too short for more
        // than one process. The pool resets both.
        await using var settings = new NpgsqlCommand("set enable_seqscan = off; set max_parallel_workers_per_gather = 0", connection);
        await settings.ExecuteNonQueryAsync(ct);
        return connection;
    }

    /// <summary>The debates that are in a reader's lists and not in everybody's: private and unlisted ones that they take part in.</summary>
    internal static async Task<Guid[]> OwnDebatesAsync(this NpgsqlConnection connection, string? reader, CancellationToken ct) =>
        reader is null ? [] : await OwnDebates.OfAsync(connection, reader, ct);
}
