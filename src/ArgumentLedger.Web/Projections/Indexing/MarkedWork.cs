using ArgumentLedger.Web.Ledger;
using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Projections.Indexing;

/// <summary>
/// Does what marks ask for, many at a time, after what left them was committed. Whoever asks a question has done so first
/// what is left of that.
/// </summary>
/// <param name="store">Where the marks lie.</param>
/// <param name="table">Their table, with its schema.</param>
/// <param name="atOnce">How many are taken in one transaction.</param>
/// <param name="doSome">
/// Does what at most so many marks ask for that are seen in a snapshot, as PostgreSQL writes it, takes them away, and says how
/// many they were; whoever comes second waits for the first.
/// </param>
sealed class MarkedWork(IDocumentStore store, string table, int atOnce, Func<NpgsqlConnection, string, CancellationToken, Task<int>> doSome) : IDisposable
{
    readonly MarkTable marks = new(table);

    // Of those who wait in this process one does the work of all.
    readonly SemaphoreSlim turn = new(1);

    /// <summary>
    /// Takes over what was marked in another cluster, of which the database is a copy: the transactions of its marks are numbered
    /// as none here is yet, so that they would never be seen.
    /// </summary>
    internal Task TakeOverAsync(NpgsqlConnection connection, CancellationToken ct) =>
        connection.RunAsync($"update {table} set made_in = pg_current_xact_id() where made_in >= pg_snapshot_xmax(pg_current_snapshot())", [], ct);

    /// <summary>A connection to ask a question on; what was committed before is found.</summary>
    internal async Task<NpgsqlConnection> OpenCaughtUpAsync(CancellationToken ct)
    {
        var connection = await store.OpenConnectionAsync(ct);
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

    /// <summary>Does all that was marked before, and waits for whoever is at it; what is marked meanwhile is left.</summary>
    internal async Task CatchUpAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await using var connection = await store.OpenConnectionAsync(ct);
            if (!await marks.IsAnyAsync(connection, ct))
                return;
            var now = (await connection.ValueAsync<string>("select pg_current_snapshot()::text", [], ct))!;
            int taken;
            do
            {
                taken = await doSome(connection, now, ct);
                await marks.ClearAsync(connection, taken, ct);
            }
            while (taken == atOnce);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}
