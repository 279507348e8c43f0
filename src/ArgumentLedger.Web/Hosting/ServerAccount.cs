namespace ArgumentLedger.Web.Hosting;

/// <summary>The account of the operating system that PostgreSQL runs under: one's own, or, since PostgreSQL refuses root, a humbler one.</summary>
public sealed class ServerAccount
{
    private readonly string[] _prefix;
    private readonly string? _setpriv;
    private readonly Ids? _other;

    private ServerAccount(string? setpriv) => (_setpriv, _prefix) = (setpriv, []);

    private ServerAccount(string setpriv, Ids other)
    {
        _setpriv = setpriv;
        _other = other;
        _prefix = [setpriv, "--reuid", other.User, "--regid", other.Group, "--clear-groups", "--"];
    }

    /// <summary>The account for a cluster: oneself, or for root the owner of the cluster, else postgres, else nobody.</summary>
    public static async Task<ServerAccount> ForAsync(string clusterPath, CancellationToken ct)
    {
        var setpriv = await UsableSetprivAsync(ct);
        if (!Environment.IsPrivilegedProcess) return new ServerAccount(setpriv);

        if (setpriv is null)
            throw new LedgerDatabaseException(
                "PostgreSQL refuses to run as root, and setpriv (of util-linux), which would start it under another account, " +
                "is missing. Install util-linux, start the application as an ordinary user, " +
                "or point to a running server with ConnectionStrings__Ledger.");
        var other = await OwnerAsync(clusterPath, ct) ?? await AccountAsync("postgres", ct) ?? await AccountAsync("nobody", ct)
            ?? throw new LedgerDatabaseException(
                "PostgreSQL refuses to run as root, and there is neither an account postgres nor nobody to run it under.");
        return new ServerAccount(setpriv, other);
    }

    /// <summary>Whether the server runs under an account other than one's own.</summary>
    public bool IsAnother => _other is not null;

    /// <summary>The command as it must be started to run under this account.</summary>
    public string[] Running(params string[] command) => [.. _prefix, .. command];

    /// <summary>The command, told by the kernel to shut down fast if its parent dies; as it is where the system has no such means.</summary>
    public string[] TiedToParent(params string[] command) =>
        _setpriv is null ? command : [_setpriv, "--pdeathsig", "INT", "--", .. command];

    /// <summary>Whether this account can pass through a folder.</summary>
    public async Task<bool> CanEnterAsync(string folder, CancellationToken ct) =>
        (await SystemCommand.RunAsync(Running("test", "-x", folder), ct)).Succeeded;

    /// <summary>Makes a folder that belongs to this account and that nobody else may open.</summary>
    public async Task MakeFolderAsync(string path, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        if (_other is null)
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
        var made = await SystemCommand.RunAsync(
            ["install", "-d", "-m", "0700", "-o", _other.User, "-g", _other.Group, path], ct);
        if (!made.Succeeded) throw new LedgerDatabaseException($"The folder {path} cannot be made: {made.Errors}");
    }

    // Small systems have a setpriv that knows neither option. The shell between is the parent whose death would count:
    // straight from here it would be a thread of ours, and those come and go.
    private static async Task<string?> UsableSetprivAsync(CancellationToken ct)
    {
        if (SystemCommand.Find("setpriv") is not { } setpriv) return null;
        var probe = await SystemCommand.RunAsync(["sh", "-c", "\"$1\" --pdeathsig INT -- true && :", "sh", setpriv], ct);
        return probe.Succeeded ? setpriv : null;
    }

    private static async Task<Ids?> OwnerAsync(string path, CancellationToken ct)
    {
        if (!Directory.Exists(path)) return null;
        var owner = await SystemCommand.RunAsync(["stat", "-L", "-c", "%u:%g", path], ct);
        return owner.Succeeded && owner.Output.Split(':') is [not "0", _] ids ? new Ids(ids[0], ids[1]) : null;
    }

    private static async Task<Ids?> AccountAsync(string name, CancellationToken ct)
    {
        var user = await SystemCommand.RunAsync(["id", "-u", name], ct);
        var group = await SystemCommand.RunAsync(["id", "-g", name], ct);
        return user.Succeeded && group.Succeeded ? new Ids(user.Output, group.Output) : null;
    }

    private sealed record Ids(string User, string Group);
}
