namespace ArgumentLedger.Web.Hosting;

/// <summary>The small shell script that holds an embedded server between the application and the operating system.</summary>
public static class Supervisor
{
    private static readonly string Script = ReadScript();

    /// <summary>The command that runs a cluster's server until its standard input ends, its socket in a folder made for it or in the cluster's own.</summary>
    public static string[] Command(
        PostgresBinaries binaries, PostgresCluster cluster, string? socketFolder, IReadOnlyDictionary<string, string> settings) =>
    [
        .. NewSession(),
        .. cluster.Account.Running(
            "sh", "-c", Script, "argument-ledger-postgres", cluster.Log, cluster.Data, Environment.UserName, socketFolder ?? ""),
        .. cluster.Account.TiedToParent(binaries.Program("postgres"), "-D", cluster.Data),
        .. settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" }),
    ];

    // Ctrl+C reaches every process of the terminal's session; the server must outlast the application's last commit.
    // macOS has no setsid, but it has perl.
    private static string[] NewSession()
    {
        if (SystemCommand.Find("setsid") is { } setsid) return [setsid];
        return SystemCommand.Find("perl") is { } perl ? [perl, "-MPOSIX=setsid", "-e", "setsid; exec @ARGV", "--"] : [];
    }

    private static string ReadScript()
    {
        using var stream = typeof(Supervisor).Assembly.GetManifestResourceStream("postgres-supervisor.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
