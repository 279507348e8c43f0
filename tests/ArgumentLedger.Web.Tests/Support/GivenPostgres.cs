using Npgsql;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>A server somebody else runs, named by LEDGER_TEST_CONNECTION; the databases of a run are removed from it afterwards.</summary>
internal static class GivenPostgres
{
    public static Task<PostgresServer> UseAsync(string connectionString) =>
        PostgresServer.UseAsync(connectionString, "named by LEDGER_TEST_CONNECTION", () => RemoveAsync(connectionString));

    private static async Task RemoveAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        foreach (var name in await MadeAsync(source))
        {
            await using var drop = source.CreateCommand($"drop database if exists {name} with (force)");
            await drop.ExecuteNonQueryAsync();
        }
    }

    private static async Task<List<string>> MadeAsync(NpgsqlDataSource source)
    {
        await using var ask = source.CreateCommand("select datname from pg_database where starts_with(datname, $1)");
        ask.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PostgresServer.DatabasePrefix });
        await using var rows = await ask.ExecuteReaderAsync();
        var names = new List<string>();
        while (await rows.ReadAsync()) names.Add(rows.GetString(0));
        return names;
    }
}
