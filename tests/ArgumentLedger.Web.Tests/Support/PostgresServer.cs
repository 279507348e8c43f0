using Npgsql;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>The PostgreSQL server of one test run. LEDGER_TEST_CONNECTION names one; else LEDGER_TEST_DB chooses: docker, local, or auto, which is Docker where an engine answers.</summary>
public sealed class PostgresServer
{
    // A test class has a pool or two; forty classes fit into the 500 connections the server takes.
    private const int LargestPool = 20;

    /// <summary>How the names of this run's databases begin.</summary>
    internal static readonly string DatabasePrefix = $"ledger_test_{Guid.NewGuid():N}_";

    private static readonly Lazy<Task<PostgresServer>> Shared = new(ChooseAsync);

    private static int s_databases;

    private readonly string _connectionString;

    private PostgresServer(string connectionString) => _connectionString = connectionString;

    /// <summary>The server that all tests of this process share; it starts when first asked for and stops after the last test, or with the process if that dies.</summary>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>Makes an empty database and says how to connect to it.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"{DatabasePrefix}{Interlocked.Increment(ref s_databases)}";
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false });
        await using var create = source.CreateCommand($"create database {name}");
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(_connectionString)
        {
            Database = name,
            MaxPoolSize = LargestPool,
            ConnectionIdleLifetime = 10,
            ConnectionPruningInterval = 5,
            IncludeErrorDetail = true,
        }.ConnectionString;
    }

    /// <summary>Takes a running server into use, says so in one line, and has it stopped after the last test.</summary>
    internal static async Task<PostgresServer> UseAsync(string connectionString, string origin, Func<Task> stop)
    {
        TestRun.AtEnd(stop);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var ask = source.CreateCommand("select split_part(current_setting('server_version'), ' ', 1)");
        TestRun.Say($"Tests run on PostgreSQL {await ask.ExecuteScalarAsync()} {origin}");
        return new PostgresServer(connectionString);
    }

    private static async Task<PostgresServer> ChooseAsync()
    {
        if (Environment.GetEnvironmentVariable("LEDGER_TEST_CONNECTION") is { Length: > 0 } given) return await GivenPostgres.UseAsync(given);

        return Environment.GetEnvironmentVariable("LEDGER_TEST_DB") switch
        {
            "docker" => await DockerPostgres.StartAsync(),
            "local" => await LocalPostgres.StartAsync(),
            null or "" or "auto" => await EitherAsync(),
            var other => throw new InvalidOperationException($"LEDGER_TEST_DB is docker, local or auto, not \"{other}\"."),
        };
    }

    // An engine may answer and still have no way to the images.
    private static async Task<PostgresServer> EitherAsync()
    {
        if (!await DockerEngine.AnswersAsync()) return await LocalPostgres.StartAsync();
        try
        {
            return await DockerPostgres.StartAsync();
        }
        catch (Exception e)
        {
            TestRun.Say($"Docker answers but does not give a PostgreSQL ({e.Message.Split('\n')[0].Trim()})");
            return await LocalPostgres.StartAsync();
        }
    }
}
