using System.Text.Json;
using Npgsql;

namespace ArgumentLedger.Web.Ledger.Commits;

/// <summary>What the ledger says to a commit.</summary>
/// <param name="Won">The debates that had come no further than was thought: what was decided on them is committed.</param>
/// <param name="Earlier">Commands that were made before, by id: nothing was written on their debates.</param>
sealed record Committed(IReadOnlySet<Guid> Won, IReadOnlyDictionary<string, SentCommand> Earlier);

/// <summary>
/// Commits what was decided on any number of debates in one transaction and one round trip, just as Marten would store
/// it (a test compares the rows). Only the connections used for it are prepared for it.
/// </summary>
public sealed class LedgerCommit : IAsyncDisposable
{
    const int MostConnections = 4;

    // Of a few rows, each is found by its key, whatever the tables were measured at: one plan for all times.
    const string ForFew = "set ledger.marks = 'made'; set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set plan_cache_mode = force_generic_plan; set jit = off";

    // Ten thousand rows are planned for as what they are.
    const string ForMany = "set ledger.marks = 'made'; set plan_cache_mode = force_custom_plan; set jit = off";

    readonly NpgsqlDataSource shared;
    readonly NpgsqlDataSource separate;
    readonly CommitStatement statement;

    /// <summary>Commits to the database of a connection string.</summary>
    public LedgerCommit(string connectionString, Marten.IDocumentStore store)
    {
        statement = new((Marten.Events.EventGraph)store.Options.Events);
        (shared, separate) = (Connections(connectionString, ForFew), Connections(connectionString, ForMany));
    }

    /// <summary>A connection for a commit that debates share.</summary>
    internal ValueTask<NpgsqlConnection> OpenAsync() => shared.OpenConnectionAsync();

    /// <summary>A connection for a commit that is large or may have to wait; there are only so many, and none that shared commits need.</summary>
    internal ValueTask<NpgsqlConnection> OpenSeparateAsync() => separate.OpenConnectionAsync();

    /// <summary>Commits, or within a transaction of the caller's writes, what was decided on debates that nobody else wrote meanwhile.</summary>
    internal async Task<Committed> WriteAsync(NpgsqlConnection connection, IReadOnlyList<DecidedDebate> decided)
    {
        await using var command = statement.For(decided, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var won = new HashSet<Guid>();
        var earlier = new Dictionary<string, SentCommand>();
        while (await rows.ReadAsync())
        {
            if (rows.IsDBNull(0))
                earlier.Add(rows.GetString(1), JsonSerializer.Deserialize<SentCommand>(rows.GetString(2), LedgerJson.Stored)!);
            else
                won.Add(rows.GetGuid(0));
        }
        return new(won, earlier);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await shared.DisposeAsync();
        await separate.DisposeAsync();
    }

    static NpgsqlDataSource Connections(string connectionString, string session)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MinPoolSize = 0,
            MaxPoolSize = MostConnections,
            MaxAutoPrepare = 4,
            AutoPrepareMinUsages = 1,
            NoResetOnClose = true,
            // What is large takes as long as it takes.
            CommandTimeout = 0,
        };
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UsePhysicalConnectionInitializer(connection => Prepare(connection, session), connection => PrepareAsync(connection, session));
        return builder.Build();
    }

    static void Prepare(NpgsqlConnection connection, string session)
    {
        using var command = new NpgsqlCommand(session, connection);
        command.ExecuteNonQuery();
    }

    static async Task PrepareAsync(NpgsqlConnection connection, string session)
    {
        await using var command = new NpgsqlCommand(session, connection);
        await command.ExecuteNonQueryAsync();
    }
}
