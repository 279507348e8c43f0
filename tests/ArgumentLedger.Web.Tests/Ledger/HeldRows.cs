using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>Something in the database that is held, so that whoever wants it waits, until this is let go of.</summary>
sealed class HeldRows : IAsyncDisposable
{
    static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

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

    /// <summary>Answers commands that all waited while commits of others were held up, so that those that may will share one.</summary>
    internal static async Task<MoveAnswer[]> TogetherAsync(SiteFixture site, IReadOnlyList<Func<Task<MoveAnswer>>> sends)
    {
        var writers = site.Services.GetRequiredService<DebateWriters>();
        var before = new List<Task<MoveAnswer>>();
        var together = new List<Task<MoveAnswer>>();
        await using (var held = await OfAllCommitsAsync(site.Database))
        {
            for (var lane = 1; lane <= 2; lane++)
            {
                before.Add(writers.SubmitAsync(Say(Guid.CreateVersion7(), new OpenDebate("Held up")), default));
                await held.AwaitedByAsync(lane);
            }
            together.AddRange(sends.Select(send => send()));
        }
        await Task.WhenAll(before);
        return await Task.WhenAll(together);
    }

    /// <summary>A command of one move, by somebody.</summary>
    internal static MakeMove Say(Guid debate, Move move) => new(debate, [new(move, new Utterance("01890000-0000-7000-8000-000000000001", Now, new byte[32]))]);

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
