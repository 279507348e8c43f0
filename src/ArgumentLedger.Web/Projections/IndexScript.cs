using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ArgumentLedger.Web.Projections;

/// <summary>A script of SQL that sets up tables beside the rows, kept by triggers; it is run when it is another than was run last.</summary>
/// <param name="Resource">The name of the script among the program's resources.</param>
/// <param name="Table">The table, with its schema, whose comment says which script was run.</param>
sealed record IndexScript(string Resource, string Table)
{
    /// <summary>Runs it, unless it was run already; false when it was.</summary>
    internal async Task<bool> RunAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var script = Read();
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, $"select pg_advisory_xact_lock(hashtext('{Table}'))", ct);
        await using (var made = new NpgsqlCommand($"select obj_description(to_regclass('{Table}'))", connection))
            if (await made.ExecuteScalarAsync(ct) as string == digest)
                return false;
        await RunAsync(connection, script, ct);
        await RunAsync(connection, $"comment on table {Table} is '{digest}'", ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    internal static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    string Read()
    {
        using var reader = new StreamReader(typeof(IndexScript).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd();
    }
}
