using ArgumentLedger.Web.Ledger;
using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Projections.Indexing;

/// <summary>
/// Keeps what rows are found by and searched by up with them (row-index.sql). A commit marks the rows that it writes; they
/// are indexed afterwards, many at a time. Whoever asks a question has done so first what is left of that, so that nobody sees
/// less than what was committed before they asked.
/// </summary>
public sealed class RowIndex(IDocumentStore store) : IHostedService, IDisposable
{
    /// <summary>How many rows are indexed in one transaction.</summary>
    const int AtOnce = 1_000;

    /// <summary>Waits until nobody indexes rows, and keeps everybody from it until the end of the transaction; index_marked does it too.</summary>
    internal const string Alone = "select pg_advisory_xact_lock(hashtextextended('ledger index', 0))";

    static readonly IndexScript Script = new("row-index.sql", "ledger.index_marks");

    readonly MarkedWork marked = new(store, "ledger.index_marks", AtOnce, IndexAsync);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await Script.RunAsync(connection, cancellationToken);
        await marked.TakeOverAsync(connection, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A connection to ask a question on; what was committed before is found.</summary>
    internal Task<NpgsqlConnection> OpenCaughtUpAsync(CancellationToken ct) => marked.OpenCaughtUpAsync(ct);

    /// <summary>Indexes all that was marked before, and waits for whoever is at it; what is marked meanwhile is left.</summary>
    public Task CatchUpAsync(CancellationToken ct) => marked.CatchUpAsync(ct);

    /// <inheritdoc/>
    public void Dispose() => marked.Dispose();

    static async Task<int> IndexAsync(NpgsqlConnection connection, string before, CancellationToken ct)
    {
        // A whole debate that was brought in, or changed hands, takes as long as it takes.
        await using var command = new NpgsqlCommand("select ledger.index_marked($1, $2::pg_snapshot)", connection)
        {
            CommandTimeout = 0,
            Parameters = { new() { Value = AtOnce }, new() { Value = before } },
        };
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    internal Task<NpgsqlConnection> OpenAsync(CancellationToken ct) => store.OpenConnectionAsync(ct);
}
