namespace ArgumentLedger.Web.Hosting;

/// <summary>The files of one embedded PostgreSQL: its folder, and in it the data, the log and, where the path allows, the socket.</summary>
public sealed class PostgresCluster
{
    // A socket's address holds 107 bytes; the rest of this path is its file, ".s.PGSQL.5432".
    private const int LongestSocketFolder = 107 - 14;

    // Where root's own folders are closed to the account that the server runs under.
    private const string OpenPlace = "/var/lib/argument-ledger";

    private PostgresCluster(string folder, ServerAccount account) => (Folder, Account) = (folder, account);

    /// <summary>The folder that holds everything, owned by the server's account.</summary>
    public string Folder { get; }

    /// <summary>The account the server runs under.</summary>
    public ServerAccount Account { get; }

    /// <summary>PostgreSQL's data directory.</summary>
    public string Data => Path.Combine(Folder, "data");

    /// <summary>What the server and its supervisor say.</summary>
    public string Log => Path.Combine(Folder, "server.log");

    /// <summary>Whether a server holds the data, or died holding it.</summary>
    public bool IsHeld => File.Exists(Path.Combine(Data, "postmaster.pid"));

    /// <summary>A folder for a socket too deep for the cluster's own: short, open to every account's passing, new and hard to guess; null when the cluster's own folder serves.</summary>
    public string? ShortSocketFolder() =>
        Folder.Length <= LongestSocketFolder && Folder.All(c => char.IsAsciiLetterOrDigit(c) || "/._-".Contains(c, StringComparison.Ordinal))
            ? null
            : Path.Combine("/tmp", $"argument-ledger-{Guid.NewGuid():N}");

    /// <summary>Finds the cluster in a data folder or makes a new one, ready to be started.</summary>
    public static async Task<PostgresCluster> PrepareAsync(
        PostgresBinaries binaries, DataFolder data, Action<string> progress, CancellationToken ct)
    {
        var path = data.ClusterPath(binaries.Major);
        var account = await ServerAccount.ForAsync(path, ct);
        var cluster = new PostgresCluster(await PlaceAsync(path, account, ct), account);
        if (!cluster.HasData()) await cluster.CreateAsync(binaries, progress, ct);
        return cluster;
    }

    private static async Task<string> PlaceAsync(string path, ServerAccount account, CancellationToken ct)
    {
        var link = new DirectoryInfo(path);
        if (link.LinkTarget is not null)
            return link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target
                ? target.FullName
                : throw new LedgerDatabaseException(
                    $"The database of this data folder was kept in {link.LinkTarget}, which is gone. " +
                    $"Restore that folder, or remove {path} to begin with an empty ledger.");
        if (link.Exists) return path;

        if (!account.IsAnother || await LetInAsync(link.Parent!, account, ct))
        {
            await account.MakeFolderAsync(path, ct);
            return path;
        }
        var place = Path.Combine(OpenPlace, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(OpenPlace);
        if (!await account.CanEnterAsync(OpenPlace, ct))
            throw new LedgerDatabaseException($"The account PostgreSQL runs under can enter neither {path} nor {OpenPlace}.");
        await account.MakeFolderAsync(place, ct);
        Directory.CreateSymbolicLink(path, place);
        return place;
    }

    // The data folder is the application's own, so it may be opened for passing through; folders above it may not.
    private static async Task<bool> LetInAsync(DirectoryInfo data, ServerAccount account, CancellationToken ct)
    {
        if (await account.CanEnterAsync(data.FullName, ct)) return true;
        if (OperatingSystem.IsWindows()) return false;

        var mode = data.UnixFileMode;
        data.UnixFileMode = mode | UnixFileMode.OtherExecute;
        if (await account.CanEnterAsync(data.FullName, ct)) return true;
        data.UnixFileMode = mode;
        return false;
    }

    private bool HasData()
    {
        try
        {
            return Directory.EnumerateDirectories(Folder, "data").Any();
        }
        catch (UnauthorizedAccessException)
        {
            throw new LedgerDatabaseException(
                $"The database in {Folder} belongs to another account. Start the application as that account or as root, " +
                "or name another data folder with ARGUMENTLEDGER_DATA.");
        }
    }

    // Made under a passing name and renamed when complete, so that a first start cut short leaves no half a database.
    private async Task CreateAsync(PostgresBinaries binaries, Action<string> progress, CancellationToken ct)
    {
        progress($"Creating a new PostgreSQL {binaries.Version} database in {Folder} (only at the first start)");
        var unfinished = Path.Combine(Folder, $"new-{Guid.NewGuid():N}");
        var made = await SystemCommand.RunAsync(Account.Running(
            [binaries.Program("initdb"), "-D", unfinished, "-U", "ledger", "-A", "peer", "-E", "UTF8", "-k", .. Locale()]), ct);
        if (!made.Succeeded)
            throw new LedgerDatabaseException($"PostgreSQL could not create its data in {Folder}: {made.Errors}");
        var renamed = await SystemCommand.RunAsync(
            Account.Running("sh", "-c", "cd \"$1\" && mv \"$2\" data && { rm -rf new-* || :; }", "sh", Folder, unfinished), ct);
        if (!renamed.Succeeded)
            throw new LedgerDatabaseException($"PostgreSQL could not keep its new data in {Folder}: {renamed.Errors}");
    }

    // macOS has no C.UTF-8; its character classes for UTF-8 go by this name.
    private static string[] Locale() =>
        OperatingSystem.IsMacOS() ? ["--locale=C", "--lc-ctype=UTF-8"] : ["--locale=C.UTF-8"];
}
