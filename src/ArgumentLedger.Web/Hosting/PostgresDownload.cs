using MysticMind.PostgresEmbed;

namespace ArgumentLedger.Web.Hosting;

/// <summary>Fetches PostgreSQL's programs over the network for a machine that has none.</summary>
public static class PostgresDownload
{
    private const int PreferredMajor = 17;

    // Programs fetched into root's own folders could not be started by the account the server runs under.
    private const string OpenPlace = "/var/lib/argument-ledger/programs";

    /// <summary>Installs the newest release of the wanted major version, or the one fetched before; refused with a message when there is no way to it.</summary>
    public static async Task<PostgresBinaries> GetAsync(DataFolder data, int? major, Action<string> progress, CancellationToken ct)
    {
        var wanted = major ?? PreferredMajor;
        progress($"No PostgreSQL {wanted} is installed; fetching its programs");
        try
        {
            return await InstallAsync(data, wanted, ct);
        }
        catch (Exception e) when (e is PostgresEmbedException or HttpRequestException or IOException or UnauthorizedAccessException
            or TaskCanceledException && !ct.IsCancellationRequested)
        {
            throw new LedgerDatabaseException(WaysToADatabase.After($"PostgreSQL {wanted} could not be fetched ({e.Message.TrimEnd('.')})."));
        }
    }

    private static async Task<PostgresBinaries> InstallAsync(DataFolder data, int major, CancellationToken ct)
    {
        using var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromMinutes(5) };
        await using var server = new PgServer(new PgServerOptions
        {
            PgVersion = $"{major}",
            BinariesDir = Environment.IsPrivilegedProcess ? OpenPlace : Path.Combine(data.FullPath, "programs"),
            DbDir = data.FullPath,
            DownloadRetryCount = 1,
            HttpClient = client,
        });
        await server.InstallAsync(ct);
        return await PostgresBinaries.FirstAsync([Path.Combine(server.InstallDir, "bin")], major, ct)
            ?? throw new PostgresEmbedException($"the programs in {server.InstallDir} do not run here");
    }
}
