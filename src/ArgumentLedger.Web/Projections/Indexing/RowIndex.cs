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

    static readonly IndexScript Script = new("row-index.sql", "ledger.index_marks");

    readonly MarkTable marks = new("ledger.index_marks");

    // Of those who wait in this process one does the work of all.
    readonly SemaphoreSlim turn = new(1);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await Script.RunAsync(connection, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A connection to ask a question on; what was committed before is found.</summary>
    internal async Task<NpgsqlConnection> OpenCaughtUpAsync(CancellationToken ct)
    {
        var connection = await OpenAsync(ct);
        try
        {
            if (await marks.IsAnyAsync(connection, ct))
                await CatchUpAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Indexes all that was marked before, and waits for whoever is at it; what is marked meanwhile is left.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await using var connection = await OpenAsync(ct);
            if (!await marks.IsAnyAsync(connection, ct))
                return;
            var now = (await connection.ValueAsync<string>("select pg_current_snapshot()::text", [], ct))!;
            int taken;
            do
            {
                taken = await IndexAsync(connection, now, ct);
                await marks.ClearAsync(connection, taken, ct);
            }
            while (taken == AtOnce);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

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
