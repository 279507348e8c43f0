using Testcontainers.PostgreSql;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>PostgreSQL 17 in a container of this run's own.</summary>
internal static class DockerPostgres
{
    public static async Task<PostgresServer> StartAsync()
    {
        if (!await DockerEngine.AnswersAsync())
            throw new InvalidOperationException("LEDGER_TEST_DB=docker, but no Docker engine answers on its socket.");

        // Statements that flush to disk are switched off by Testcontainers' own choice of settings.
        var container = new PostgreSqlBuilder("postgres:17").WithCommand("-c", "max_connections=500").Build();
        await container.StartAsync();
        return await PostgresServer.UseAsync(
            container.GetConnectionString(), "by Testcontainers", () => container.DisposeAsync().AsTask());
    }
}
