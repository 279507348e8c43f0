using Npgsql;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>Something in the database that is held, so that whoever wants it waits, until this is let go of.</summary>
sealed class HeldRows : IAsyncDisposable
{
    readonly string database;
    readonly NpgsqlConnection connection;
    readonly NpgsqlTransaction transaction;

    HeldRows(string database, NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (this.database, this.connection, this.transaction) = (database, connection, transaction);

    /// <summary>Holds one debate, as another process does while it writes it.</summary>
    internal static Task<HeldRows> OfAsync(string database, Guid debate) =>
        HoldAsync(database, $"select from ledger.mt_streams where id = '{debate}' for update");

    /// <summary>Holds up every commit in the middle.</summary>
    internal static Task<HeldRows> OfAllCommitsAsync(string database) =>
        HoldAsync(database, "lock table ledger.mt_doc_sentcommand in access exclusive mode");

    /// <summary>Returns once so many connections wait for what is held.</summary>
    internal async Task AwaitedByAsync(long connections)
    {
        // Within a transaction the same is seen each time.
        await using var watching = new NpgsqlConnection(database);
        await watching.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", watching);
        while ((long)(await command.ExecuteScalarAsync())! < connections)
            await Task.Yield();
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    static async Task<HeldRows> HoldAsync(string database, string sql)
    {
        var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync();
        return new(database, connection, transaction);
    }
}
