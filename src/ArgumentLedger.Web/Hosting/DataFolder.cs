using System.Globalization;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Hosting;

/// <summary>The folder where this copy of the ledger keeps its data, held by a lock until disposed so that no second copy works in it.</summary>
public sealed partial class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held) => (FullPath, _lock) = (path, held);

    /// <summary>The folder's absolute path.</summary>
    public string FullPath { get; }

    /// <summary>Where the data belongs: ARGUMENTLEDGER_DATA, else $XDG_DATA_HOME/argument-ledger, else the platform's folder for user data.</summary>
    public static string Locate(IConfiguration configuration)
    {
        if (configuration["ARGUMENTLEDGER_DATA"] is { Length: > 0 } given) return Path.GetFullPath(given);

        var home = configuration["XDG_DATA_HOME"] is { Length: > 0 } xdg && Path.IsPathRooted(xdg)
            ? xdg
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (home.Length == 0)
            throw new LedgerDatabaseException("This account has no home folder to keep data in. Name a folder with ARGUMENTLEDGER_DATA.");
        return Path.Combine(home, "argument-ledger");
    }

    /// <summary>Creates the folder if need be and locks it; refused with a message when another copy holds it or it cannot be written.</summary>
    public static DataFolder Open(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            if (!Directory.Exists(full)) Create(full);
            return new DataFolder(full, Lock(full));
        }
        catch (UnauthorizedAccessException)
        {
            throw new LedgerDatabaseException(
                $"The data folder {full} cannot be written by this account ({Environment.UserName}). " +
                "Name another with ARGUMENTLEDGER_DATA.");
        }
        catch (IOException e)
        {
            throw new LedgerDatabaseException($"The data folder {full} cannot be used: {e.Message}");
        }
    }

    /// <summary>Where the cluster of a major version is kept, or is linked from.</summary>
    public string ClusterPath(int major) =>
        Path.Combine(FullPath, string.Create(CultureInfo.InvariantCulture, $"postgresql-{major}"));

    /// <summary>The newest major version there is data of, or null in a folder without any.</summary>
    public int? MajorInUse() =>
        Directory.EnumerateFileSystemEntries(FullPath, "postgresql-*")
            .Select(entry => ClusterName().Match(Path.GetFileName(entry)))
            .Where(match => match.Success)
            .Select(match => (int?)int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .Max();

    /// <summary>Lets the next copy in.</summary>
    public void Dispose() => _lock.Dispose();

    private static void Create(string path)
    {
        // As root the server runs under another account, which must be able to pass through to its own folder.
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (Environment.IsPrivilegedProcess) mode |= UnixFileMode.OtherExecute;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, mode);
    }

    // The lock is the open file itself: it ends with the process, however that dies, and leaves nothing stale.
    // Nobody can read a locked file, so who holds it is written beside it.
    private static FileStream Lock(string folder)
    {
        var path = Path.Combine(folder, "lock");
        try
        {
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(HolderFile(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return held;
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new LedgerDatabaseException(
                $"Another copy of Argument Ledger{Holder(folder)} is already using the data folder {folder}. " +
                "Stop it first, or give this one a folder of its own with ARGUMENTLEDGER_DATA.");
        }
    }

    private static string Holder(string folder) =>
        File.Exists(HolderFile(folder)) && int.TryParse(File.ReadAllText(HolderFile(folder)), CultureInfo.InvariantCulture, out var id)
            ? string.Create(CultureInfo.InvariantCulture, $" (process {id})")
            : "";

    private static string HolderFile(string folder) => Path.Combine(folder, "lock.process");

    [GeneratedRegex(@"^postgresql-(\d{1,4})$")]
    private static partial Regex ClusterName();
}
