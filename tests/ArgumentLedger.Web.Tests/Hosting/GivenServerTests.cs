using ArgumentLedger.Web.Hosting;
using ArgumentLedger.Web.Tests.Support;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Hosting;

public sealed class GivenServerTests
{
    [Fact]
    public async Task A_server_named_in_the_configuration_is_used_as_it_is()
    {
        using var folder = new LedgerFolder();
        var given = await (await PostgresServer.SharedAsync()).NewDatabaseAsync();

        await using var database = await LedgerDatabase.OpenAsync(
            folder.Configuration(("ConnectionStrings:Ledger", given)), _ => { }, CancellationToken.None);

        var address = new NpgsqlConnectionStringBuilder(given);
        Assert.Equal(given, database.ConnectionString);
        Assert.Equal($"PostgreSQL at {address.Host}:{address.Port}", database.Description);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named_at_once()
    {
        using var folder = new LedgerFolder();
        var given = new NpgsqlConnectionStringBuilder(await (await PostgresServer.SharedAsync()).NewDatabaseAsync()) { Database = "nowhere" };

        var refused = await Assert.ThrowsAsync<LedgerDatabaseException>(() => LedgerDatabase.OpenAsync(
            folder.Configuration(("ConnectionStrings:Ledger", given.ConnectionString)), _ => { }, CancellationToken.None));

        Assert.Contains("database \"nowhere\" does not exist", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hots=db.example;Password=opensesame")]
    [InlineData("Password=opensesame")]
    [InlineData("opensesame")]
    public async Task A_connection_string_that_is_none_is_refused_without_being_repeated(string given)
    {
        using var folder = new LedgerFolder();

        var refused = await Assert.ThrowsAsync<LedgerDatabaseException>(() => LedgerDatabase.OpenAsync(
            folder.Configuration(("ConnectionStrings:Ledger", given)), _ => { }, CancellationToken.None));

        Assert.DoesNotContain("opensesame", refused.Message, StringComparison.Ordinal);
    }
}
