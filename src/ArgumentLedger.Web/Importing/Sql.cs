using Npgsql;

namespace ArgumentLedger.Web.Importing;

/// <summary>Statements with their parameters, in short.</summary>
static class Sql
{
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

    static NpgsqlCommand CommandOf(NpgsqlConnection connection, string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
