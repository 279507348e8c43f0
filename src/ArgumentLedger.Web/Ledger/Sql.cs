using Marten;
using Npgsql;
using NpgsqlTypes;

namespace ArgumentLedger.Web.Ledger;

/// <summary>Connections of one's own beside Marten's sessions, and statements on them with their parameters, in short.</summary>
static class Sql
{
    /// <summary>A connection to the store's database.</summary>
    internal static async Task<NpgsqlConnection> OpenConnectionAsync(this IDocumentStore store, CancellationToken ct)
    {
        var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <summary>Runs statements that set up tables, all or none of them.</summary>
    internal static async Task SetUpAsync(this NpgsqlConnection connection, string schema, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.RunAsync(schema, [], ct);
        await transaction.CommitAsync(ct);
    }

    internal static async Task RunAsync(this NpgsqlConnection connection, string sql, object?[] values, CancellationToken ct)
    {
        await using var command = CommandOf(connection, sql, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The first value of the first row; its type's default when there is none.</summary>
    internal static async Task<T?> ValueAsync<T>(this NpgsqlConnection connection, string sql, object?[] values, CancellationToken ct)
    {
        await using var command = CommandOf(connection, sql, values);
        return await command.ExecuteScalarAsync(ct) is T value ? value : default;
    }

    /// <summary>As <see cref="ValueAsync"/>, by a statement that each connection keeps prepared: for what is asked all the time.</summary>
    internal static async Task<T?> ReadyValueAsync<T>(this NpgsqlConnection connection, string sql, object?[] values, CancellationToken ct)
    {
        await using var command = CommandOf(connection, sql, values);
        await command.PrepareAsync(ct);
        return await command.ExecuteScalarAsync(ct) is T value ? value : default;
    }

    /// <summary>What is made of the first row; null when there is none.</summary>
    internal static async Task<T?> FirstAsync<T>(
        this NpgsqlConnection connection, string sql, object?[] values, Func<NpgsqlDataReader, T?> read, CancellationToken ct) where T : class
    {
        await using var command = CommandOf(connection, sql, values);
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? read(rows) : null;
    }

    /// <summary>What is made of each row.</summary>
    internal static async Task<IReadOnlyList<T>> AllAsync<T>(
        this NpgsqlConnection connection, string sql, object?[] values, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = CommandOf(connection, sql, values);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var all = new List<T>();
        while (await rows.ReadAsync(ct))
            all.Add(read(rows));
        return all;
    }

    /// <summary>Adds a parameter that holds one value of each row.</summary>
    internal static void AddArray<TRow, TValue>(this NpgsqlCommand command, NpgsqlDbType type, IReadOnlyList<TRow> rows, Func<TRow, TValue> value) =>
        command.Parameters.Add(new NpgsqlParameter<TValue[]> { TypedValue = [.. rows.Select(value)], NpgsqlDbType = NpgsqlDbType.Array | type });

    static NpgsqlCommand CommandOf(NpgsqlConnection connection, string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
