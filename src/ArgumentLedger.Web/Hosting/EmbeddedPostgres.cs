using System.Diagnostics;
using Npgsql;

namespace ArgumentLedger.Web.Hosting;

/// <summary>A PostgreSQL server of one's own on a Unix socket, which lives exactly as long as this process holds it.</summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DataFolder _data;
    private readonly PostgresCluster _cluster;
    private readonly Process _supervisor;
    private readonly string _socketFolder;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private bool _stopping;

    private EmbeddedPostgres(
        PostgresBinaries binaries, DataFolder data, PostgresCluster cluster, IReadOnlyDictionary<string, string> settings)
    {
        var shortFolder = cluster.ShortSocketFolder();
        Binaries = binaries;
        _data = data;
        _cluster = cluster;
        _socketFolder = shortFolder ?? cluster.Folder;
        var own = new Dictionary<string, string>(settings) { ["unix_socket_directories"] = _socketFolder, ["ledger.mark"] = _mark };
        _supervisor = Process.Start(SystemCommand.Describe(Supervisor.Command(binaries, cluster, shortFolder, own)))!;
        _ = WatchAsync();
    }

    /// <summary>The programs the server was started from.</summary>
    public PostgresBinaries Binaries { get; }

    /// <summary>The folder with the server's data and log.</summary>
    public string Folder => _cluster.Folder;

    /// <summary>The process that keeps the server; it leads a session of its own.</summary>
    public int SupervisorId => _supervisor.Id;

    /// <summary>Completes when the server ends without having been asked to; never faults.</summary>
    public Task Died => _died.Task;

    /// <summary>Starts the server on the data of a folder, creating it if there is none, and returns when it answers; takes over the folder's lock.</summary>
    public static async Task<EmbeddedPostgres> StartAsync(
        PostgresBinaries binaries,
        DataFolder data,
        IReadOnlyDictionary<string, string> settings,
        Action<string> progress,
        CancellationToken ct)
    {
        try
        {
            var cluster = await PostgresCluster.PrepareAsync(binaries, data, progress, ct);
            return await StartAsync(binaries, data, cluster, settings, progress, ct);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <summary>How to connect to one of the server's databases.</summary>
    public string ConnectionString(string database) => ConnectionString(_socketFolder, database);

    /// <summary>How to connect to a database of a server that listens on a socket in this folder.</summary>
    public static string ConnectionString(string socketFolder, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = socketFolder,
        Port = 5432,
        Username = "ledger",
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        ApplicationName = "Argument Ledger",
    }.ConnectionString;

    /// <summary>Creates a database unless it is there.</summary>
    public async Task EnsureDatabaseAsync(string name, CancellationToken ct)
    {
        await using var source = Probe();
        await using var seek = source.CreateCommand("select 1 from pg_database where datname = $1");
        seek.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        if (await seek.ExecuteScalarAsync(ct) is not null) return;

        await using var create = source.CreateCommand($"create database \"{name}\"");
        await create.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Shuts the server down in order, waits for its end and lets go of the data folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        _supervisor.StandardInput.Close();
        // A server that needs longer still ends on its own; it is never killed.
        await Task.WhenAny(_supervisor.WaitForExitAsync(), Task.Delay(Patience));
        _supervisor.Dispose();
        _data.Dispose();
    }

    // A server that the kill of an earlier application left shutting down still holds the data for a moment.
    private static async Task<EmbeddedPostgres> StartAsync(
        PostgresBinaries binaries,
        DataFolder data,
        PostgresCluster cluster,
        IReadOnlyDictionary<string, string> settings,
        Action<string> progress,
        CancellationToken ct)
    {
        var waiting = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            var wasHeld = cluster.IsHeld;
            var log = ServerLog.Begin(cluster.Log);
            var server = new EmbeddedPostgres(binaries, data, cluster, settings);
            if (await server.IsReadyAsync(progress, ct)) return server;

            if (!wasHeld || waiting.Elapsed > Patience)
                throw new LedgerDatabaseException(
                    $"PostgreSQL {binaries.Version} did not start in {cluster.Folder}: " +
                    $"{await server._supervisor.StandardError.ReadToEndAsync(ct)}{log.Said()}");
            if (attempt == 1) progress("Waiting for the previous PostgreSQL server on this data to finish");
            await Task.Delay(200, ct);
        }
    }

    private async Task<bool> IsReadyAsync(Action<string> progress, CancellationToken ct)
    {
        var waiting = Stopwatch.StartNew();
        var told = false;
        try
        {
            while (!_ended.Task.IsCompleted)
            {
                // An earlier server may keep the question waiting long after this one has given up.
                var answers = AnswersAsync(ct);
                if (await Task.WhenAny(answers, _ended.Task) == answers && await answers) return true;
                if (!told && waiting.Elapsed > TimeSpan.FromSeconds(3))
                {
                    progress("PostgreSQL is recovering its data after an unclean stop");
                    told = true;
                }
                await Task.Delay(15, ct);
            }
            return false;
        }
        catch
        {
            _stopping = true;
            _supervisor.StandardInput.Close();
            throw;
        }
    }

    // The mark tells this server from an earlier one that is still finishing on the same socket.
    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        if (!File.Exists(Path.Combine(_socketFolder, ".s.PGSQL.5432"))) return false;
        try
        {
            await using var source = Probe();
            await using var command = source.CreateCommand("select current_setting('ledger.mark', true)");
            return await command.ExecuteScalarAsync(ct) as string == _mark;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown)
        {
            return false;
        }
        catch (PostgresException e)
        {
            throw new LedgerDatabaseException($"The PostgreSQL server in {_cluster.Folder} refused the application: {e.MessageText}");
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private NpgsqlDataSource Probe() =>
        NpgsqlDataSource.Create(ConnectionString("postgres") + ";Pooling=false;Server Compatibility Mode=NoTypeLoading");

    private async Task WatchAsync()
    {
        await _supervisor.WaitForExitAsync();
        _ended.TrySetResult();
        if (!_stopping) _died.TrySetResult();
    }
}
