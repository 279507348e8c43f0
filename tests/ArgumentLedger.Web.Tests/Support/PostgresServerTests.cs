using Npgsql;

namespace ArgumentLedger.Web.Tests.Support;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task Each_test_class_gets_an_empty_database_of_its_own()
    {
        var server = await PostgresServer.SharedAsync();
        await using var one = NpgsqlDataSource.Create(await server.NewDatabaseAsync());
        await using var other = NpgsqlDataSource.Create(await server.NewDatabaseAsync());

        await using var write = one.CreateCommand("create table claim (words text)");
        await write.ExecuteNonQueryAsync();

        await using var look = other.CreateCommand("select to_regclass('claim') is null");
        Assert.Equal(true, await look.ExecuteScalarAsync());
    }

    [Fact]
    public async Task The_whole_run_shares_one_server() =>
        Assert.Same(await PostgresServer.SharedAsync(), await PostgresServer.SharedAsync());
}
