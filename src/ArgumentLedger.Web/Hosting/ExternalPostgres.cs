using System.Diagnostics;
using Npgsql;

namespace ArgumentLedger.Web.Hosting;

/// <summary>A PostgreSQL server that somebody else runs, reached by a connection string.</summary>
public sealed class ExternalPostgres
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly NpgsqlConnectionStringBuilder _connection;

    private ExternalPostgres(NpgsqlConnectionStringBuilder connection) => _connection = connection;

    /// <summary>Where the server is, as host and port, without a secret.</summary>
    public string Address =>
        $"{_connection.Host}{(_connection.Host!.Contains(':', StringComparison.Ordinal) ? "" : $":{_connection.Port}")}";

    /// <summary>Waits until the server answers; refused with a message when it does not, or is too old, or turns the account away.</summary>
    public static async Task<ExternalPostgres> ConnectAsync(string connectionString, Action<string> progress, CancellationToken ct)
    {
        var server = new ExternalPostgres(Read(connectionString));
        await server.WaitAsync(connectionString, progress, ct);
        return server;
    }

    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            var read = new NpgsqlConnectionStringBuilder(connectionString);
            if (!string.IsNullOrWhiteSpace(read.Host)) return read;
        }
        catch (ArgumentException)
        {
            // What is wrong with it may quote a part of it, and it may hold a password.
        }
        throw new LedgerDatabaseException(
            "ConnectionStrings__Ledger is not a connection string. It looks like this: " +
            "Host=db.example;Database=ledger;Username=ledger;Password=...");
    }

    private async Task WaitAsync(string connectionString, Action<string> progress, CancellationToken ct)
    {
        var waiting = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await CheckAsync(connectionString, ct);
                return;
            }
            catch (NpgsqlException e) when (e.IsTransient && waiting.Elapsed < Patience)
            {
                if (attempt == 1) progress($"Waiting for PostgreSQL at {Address}");
                await Task.Delay(500, ct);
            }
            catch (NpgsqlException e)
            {
                var reason = e is PostgresException said ? said.MessageText : e.InnerException?.Message ?? e.Message;
                throw new LedgerDatabaseException($"PostgreSQL at {Address}, named by ConnectionStrings__Ledger, cannot be used: {reason}.");
            }
        }
    }

    private async Task CheckAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        if (connection.PostgreSqlVersion.Major < PostgresBinaries.OldestMajor)
            throw new LedgerDatabaseException(
                $"PostgreSQL at {Address} is version {connection.PostgreSqlVersion}; " +
                $"Argument Ledger needs {PostgresBinaries.OldestMajor} or newer.");
    }
}
