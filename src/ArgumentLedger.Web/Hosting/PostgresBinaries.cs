using System.Globalization;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Hosting;

/// <summary>An installed PostgreSQL server: the folder of its programs, its major version and its full version ("15.18").</summary>
public sealed partial record PostgresBinaries(string Folder, int Major, string Version)
{
    /// <summary>The oldest major version the ledger works with.</summary>
    public const int OldestMajor = 15;

    // Debian, Red Hat, Homebrew (Apple silicon, Intel, Linux), Postgres.app.
    private static readonly (string Root, string Versions)[] UsualPlaces =
    [
        ("/usr/lib/postgresql", "*"),
        ("/usr", "pgsql-*"),
        ("/opt/homebrew/opt", "postgresql@*"),
        ("/usr/local/opt", "postgresql@*"),
        ("/home/linuxbrew/.linuxbrew/opt", "postgresql@*"),
        ("/Applications/Postgres.app/Contents/Versions", "*"),
    ];

    /// <summary>The full path of one of the server's programs.</summary>
    public string Program(string name) => Path.Combine(Folder, name);

    /// <summary>The server to use, of the wanted major version if one is given, or null; a folder named by ARGUMENTLEDGER_PG_BIN is the only one tried.</summary>
    public static async Task<PostgresBinaries?> FindAsync(IConfiguration configuration, int? major, CancellationToken ct)
    {
        if (configuration["ARGUMENTLEDGER_PG_BIN"] is { Length: > 0 } named) return await FirstAsync([named], major, ct);
        return await FirstAsync([.. await ConfiguredAsync(ct), .. UsualPlaces.SelectMany(NewestFirst)], major, ct);
    }

    /// <summary>The first of the folders that holds a usable server of the wanted major version, or null.</summary>
    public static async Task<PostgresBinaries?> FirstAsync(IEnumerable<string> folders, int? major, CancellationToken ct)
    {
        foreach (var folder in folders)
        {
            if (await ReadAsync(folder, ct) is not { } found || found.Major < OldestMajor) continue;
            if (major is null || major == found.Major) return found;
        }
        return null;
    }

    private static async Task<PostgresBinaries?> ReadAsync(string folder, CancellationToken ct)
    {
        var server = Path.Combine(folder, "postgres");
        if (!File.Exists(server) || !File.Exists(Path.Combine(folder, "initdb"))) return null;

        var said = await SystemCommand.RunAsync([server, "--version"], ct);
        var version = VersionNumber().Match(said.Output);
        if (!said.Succeeded || !version.Success) return null;
        return new PostgresBinaries(folder, int.Parse(version.Groups[1].ValueSpan, CultureInfo.InvariantCulture), version.Value);
    }

    private static async Task<string[]> ConfiguredAsync(CancellationToken ct)
    {
        if (SystemCommand.Find("pg_config") is not { } program) return [];
        var said = await SystemCommand.RunAsync([program, "--bindir"], ct);
        return said.Succeeded ? [said.Output] : [];
    }

    private static IEnumerable<string> NewestFirst((string Root, string Versions) place)
    {
        if (!Directory.Exists(place.Root)) return [];
        return Directory.EnumerateDirectories(place.Root, place.Versions)
            .OrderByDescending(folder => int.TryParse(Number().Match(Path.GetFileName(folder)).ValueSpan, out var major) ? major : 0)
            .Select(folder => Path.Combine(folder, "bin"));
    }

    [GeneratedRegex(@"(\d{1,4})(\.\d{1,4})?")]
    private static partial Regex VersionNumber();

    [GeneratedRegex(@"\d{1,4}")]
    private static partial Regex Number();
}
