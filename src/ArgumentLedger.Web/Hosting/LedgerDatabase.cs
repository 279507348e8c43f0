using Npgsql;

namespace ArgumentLedger.Web.Hosting;

/// <summary>The PostgreSQL database this copy of the ledger works on, and the server too if it is the ledger's own.</summary>
public sealed class LedgerDatabase : IAsyncDisposable
{
    private const string Name = "ledger";

    // An own server takes 100 connections; the application keeps more than one pool and leaves some for a person with psql.
    private const int LargestPool = 40;

    private static readonly Task Never = new TaskCompletionSource().Task;

    private readonly EmbeddedPostgres? _server;

    private LedgerDatabase(string connectionString, string description, EmbeddedPostgres? server) =>
        (ConnectionString, Description, _server) = (connectionString, description, server);

    /// <summary>How the application connects, as Npgsql reads it; may hold a password.</summary>
    public string ConnectionString { get; }

    /// <summary>What and where the server is, for a person; holds no password.</summary>
    public string Description { get; }

    /// <summary>Completes when the ledger's own server ends without having been asked to; never for a server somebody else runs.</summary>
    public Task Died => _server?.Died ?? Never;

    /// <summary>Finds or starts the database and returns when it answers; LedgerDatabaseException says what a person must do if there is none.</summary>
    public static async Task<LedgerDatabase> OpenAsync(IConfiguration configuration, Action<string> progress, CancellationToken ct)
    {
        if (configuration.GetConnectionString("Ledger") is { } given && !string.IsNullOrWhiteSpace(given))
        {
            var external = await ExternalPostgres.ConnectAsync(given, progress, ct);
            return new LedgerDatabase(given, $"PostgreSQL at {external.Address}", null);
        }
        if (OperatingSystem.IsWindows())
            throw new LedgerDatabaseException(
                "On Windows the application does not run PostgreSQL itself: set ConnectionStrings__Ledger to a server that runs, " +
                "use docker compose, or start the application in WSL.");

        var server = await StartAsync(configuration, progress, ct);
        return await UseAsync(server, ct);
    }

    /// <summary>
    /// As <see cref="OpenAsync"/>, for a command that runs beside the site: where another copy of the application holds the
    /// data folder, its server is used and left running.
    /// </summary>
    public static async Task<LedgerDatabase> JoinAsync(IConfiguration configuration, Action<string> progress, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(configuration.GetConnectionString("Ledger"))
            && await RunningPostgres.FindAsync(DataFolder.Locate(configuration), Name, ct) is { } running)
            return new LedgerDatabase(running, "the embedded PostgreSQL of the running site", null);
        return await OpenAsync(configuration, progress, ct);
    }

    /// <summary>Stops the ledger's own server in order; a server somebody else runs is left alone.</summary>
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<EmbeddedPostgres> StartAsync(IConfiguration configuration, Action<string> progress, CancellationToken ct)
    {
        var data = DataFolder.Open(DataFolder.Locate(configuration));
        try
        {
            var binaries = await ChooseAsync(configuration, data, progress, ct);
            return await EmbeddedPostgres.StartAsync(binaries, data, ServerSettings.Durable, progress, ct);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    // Data is readable only to the major version that wrote it, so an upgrade of the machine must not start an empty ledger beside it.
    private static async Task<PostgresBinaries> ChooseAsync(
        IConfiguration configuration, DataFolder data, Action<string> progress, CancellationToken ct)
    {
        var major = data.MajorInUse();
        if (await PostgresBinaries.FindAsync(configuration, major, ct) is { } found) return found;

        if (configuration["ARGUMENTLEDGER_PG_BIN"] is { Length: > 0 } named)
            throw new LedgerDatabaseException(WaysToADatabase.After(
                $"ARGUMENTLEDGER_PG_BIN names {named}, where there is no PostgreSQL {Wanted(major)}."));
        return await PostgresDownload.GetAsync(data, major, progress, ct);
    }

    private static string Wanted(int? major) =>
        major is { } written ? $"{written}, which wrote the data there is" : $"{PostgresBinaries.OldestMajor} or newer";

    private static async Task<LedgerDatabase> UseAsync(EmbeddedPostgres server, CancellationToken ct)
    {
        try
        {
            await server.EnsureDatabaseAsync(Name, ct);
            var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString(Name)) { MaxPoolSize = LargestPool };
            return new LedgerDatabase(
                connection.ConnectionString, $"embedded PostgreSQL {server.Binaries.Version} in {server.Folder}", server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}
