using System.Diagnostics;

namespace ArgumentLedger.Web.Hosting;

/// <summary>What a command of the operating system said: its exit code, standard output and standard error.</summary>
public sealed record SystemCommand(int ExitCode, string Output, string Errors)
{
    private static readonly string[] UsualFolders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"];

    /// <summary>Whether the command ended with exit code 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>Runs a command to its end; a program that cannot be started counts as one that failed.</summary>
    public static async Task<SystemCommand> RunAsync(IReadOnlyList<string> command, CancellationToken ct)
    {
        using var process = new Process { StartInfo = Describe(command) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return new SystemCommand(127, "", e.Message);
        }
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return new SystemCommand(process.ExitCode, (await output).Trim(), (await errors).Trim());
    }

    /// <summary>The full path of a program on PATH or in the system's usual folders, or null.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(UsualFolders)
            .Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>A command ready to start, all three streams redirected, free of the caller's PostgreSQL settings and language.</summary>
    public static ProcessStartInfo Describe(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The caller's folder may be one that the server's account cannot enter.
            WorkingDirectory = "/",
        };
        foreach (var name in start.Environment.Keys.Where(IsPostgresSetting).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private static bool IsPostgresSetting(string name) =>
        name.StartsWith("PG", StringComparison.Ordinal) || name.StartsWith("POSTGRES_", StringComparison.Ordinal);
}
