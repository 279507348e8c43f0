using ArgumentLedger.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>A server of this run's own from the PostgreSQL installed here, held by the application's supervisor, in a temporary folder.</summary>
internal static class LocalPostgres
{
    private const string FolderPrefix = "argument-ledger-tests-";

    public static async Task<PostgresServer> StartAsync()
    {
        RemoveLeftovers();
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var binaries = await PostgresBinaries.FindAsync(environment, null, CancellationToken.None)
            ?? throw new InvalidOperationException(
                "The tests need Docker, or PostgreSQL 15 or newer installed (or named by ARGUMENTLEDGER_PG_BIN), or LEDGER_TEST_CONNECTION.");
        var folder = Directory.CreateTempSubdirectory(FolderPrefix).FullName;
        var server = await EmbeddedPostgres.StartAsync(
            binaries, DataFolder.Open(folder), ServerSettings.Throwaway, _ => { }, CancellationToken.None);
        return await PostgresServer.UseAsync(
            server.ConnectionString("postgres"), $"from {binaries.Folder}", () => StopAsync(server, folder));
    }

    private static async Task StopAsync(EmbeddedPostgres server, string folder)
    {
        await server.DisposeAsync();
        Directory.Delete(server.Folder, recursive: true);
        Directory.Delete(folder, recursive: true);
    }

    // A run that was killed leaves its folder, though no server in it.
    private static void RemoveLeftovers()
    {
        foreach (var folder in new DirectoryInfo(Path.GetTempPath()).GetDirectories(FolderPrefix + "*"))
        {
            if (folder.LastWriteTimeUtc > DateTime.UtcNow.AddMinutes(-10)) continue;
            try
            {
                using (DataFolder.Open(folder.FullName)) folder.Delete(recursive: true);
            }
            catch (Exception e) when (e is LedgerDatabaseException or IOException or UnauthorizedAccessException)
            {
                // Somebody else's, or in use.
            }
        }
    }
}
