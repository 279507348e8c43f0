using System.ComponentModel;
using System.Diagnostics;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>Tools of others that judge what the product writes: npm packages, fetched once for a run, and no part of the product.</summary>
public sealed class NpmPackages : IDisposable
{
    readonly DirectoryInfo home = Directory.CreateTempSubdirectory("judge");

    /// <summary>The folder they are in.</summary>
    public string Home => home.FullName;

    /// <summary>Why they cannot be had here; null when they can.</summary>
    public string? Missing { get; }

    /// <summary>Fetches packages, each with its version.</summary>
    public NpmPackages(params IReadOnlyList<string> packages) => Missing = Fetch(packages);

    /// <summary>Whether there is an npm here that finds a package.</summary>
    public static bool CanBeHad(string package)
    {
        try
        {
            using var asked = Process.Start(new ProcessStartInfo("npm", ["view", package, "version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            if (!asked.WaitForExit(TimeSpan.FromSeconds(30)))
                asked.Kill(entireProcessTree: true);
            return asked.WaitForExit(1000) && asked.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    string? Fetch(IReadOnlyList<string> packages)
    {
        try
        {
            File.WriteAllText(Path.Combine(Home, "package.json"), "{\"private\": true}");
            var (code, said) = Run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", .. packages], TimeSpan.FromMinutes(4));
            return code == 0 ? null : $"npm could not fetch {string.Join(' ', packages)}: {said[..Math.Min(said.Length, 300)]}";
        }
        catch (Win32Exception)
        {
            return "there is no npm";
        }
    }

    /// <summary>Runs a program in the packages' folder; what it said, or complained of where it said nothing.</summary>
    public (int Code, string Said) Run(string program, IEnumerable<string> arguments, TimeSpan patience)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Home, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(patience))
            process.Kill(entireProcessTree: true);
        return (process.WaitForExit(1000) ? process.ExitCode : -1, said.Result.Length > 0 ? said.Result : complained.Result);
    }

    /// <inheritdoc/>
    public void Dispose() => home.Delete(recursive: true);
}
