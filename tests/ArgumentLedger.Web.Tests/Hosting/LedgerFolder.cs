using ArgumentLedger.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Hosting;

/// <summary>A data folder of one test, removed with everything in it, wherever its database was kept.</summary>
internal sealed class LedgerFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("argument-ledger-hosting-").FullName;

    public LedgerFolder(string below = "")
    {
        // Passable for the account the server runs under when the tests run as root.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_root, File.GetUnixFileMode(_root) | UnixFileMode.OtherExecute);
        FullPath = Path.Combine(_root, below);
    }

    public string FullPath { get; }

    /// <summary>PostgreSQL's own note that it is running; gone after every shutdown in order.</summary>
    public string ServerNote => Directory.EnumerateDirectories(FullPath, "postgresql-*").Select(c => Path.Combine(c, "data", "postmaster.pid")).Single();

    /// <summary>The process of the running server.</summary>
    public string ServerProcess => File.ReadLines(ServerNote).First();

    /// <summary>What the application would be configured with, besides the given settings.</summary>
    public IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                new("ARGUMENTLEDGER_DATA", FullPath),
                new("ARGUMENTLEDGER_PG_BIN", Environment.GetEnvironmentVariable("ARGUMENTLEDGER_PG_BIN")),
            ])
            .AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)))
            .Build();

    public Task<LedgerDatabase> OpenAsync(Action<string>? progress = null) =>
        LedgerDatabase.OpenAsync(Configuration(), progress ?? (_ => { }), CancellationToken.None);

    public static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public void Dispose()
    {
        foreach (var cluster in Directory.Exists(FullPath) ? new DirectoryInfo(FullPath).GetDirectories("postgresql-*") : [])
        {
            if (cluster.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } elsewhere) Directory.Delete(elsewhere.FullName, recursive: true);
        }
        Directory.Delete(_root, recursive: true);
    }
}
