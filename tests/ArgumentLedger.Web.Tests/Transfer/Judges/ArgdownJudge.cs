using System.Diagnostics;
using System.Text.Json;

namespace ArgumentLedger.Web.Tests.Transfer.Judges;

/// <summary>What Argdown's own parser found in a document.</summary>
public sealed record ArgdownFound(string[] Errors, Dictionary<string, string[]> Statements, Dictionary<string, string[]> Arguments, string[] Relations);

/// <summary>Argdown's own parser, the npm package @argdown/core; it is fetched once for a run and is no part of the product.</summary>
public sealed class ArgdownJudge : IDisposable
{
    /// <summary>What is fetched.</summary>
    public const string Package = "@argdown/core@1.7.5";

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    readonly DirectoryInfo home = Directory.CreateTempSubdirectory("argdown-judge");

    /// <summary>Why it cannot judge here; null when it can.</summary>
    public string? Missing { get; }

    /// <summary>Fetches the package.</summary>
    public ArgdownJudge() => Missing = Fetch();

    /// <summary>Whether there is an npm here that finds the package.</summary>
    public static bool CanBeHad()
    {
        try
        {
            using var asked = Process.Start(new ProcessStartInfo("npm", ["view", Package, "version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            if (!asked.WaitForExit(TimeSpan.FromSeconds(30)))
                asked.Kill(entireProcessTree: true);
            return asked.WaitForExit(1000) && asked.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    string? Fetch()
    {
        try
        {
            File.WriteAllText(Path.Combine(home.FullName, "package.json"), "{\"private\": true}");
            var (code, said) = Run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", Package], TimeSpan.FromMinutes(4));
            return code == 0 ? null : $"npm could not fetch {Package}: {said[..Math.Min(said.Length, 300)]}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "there is no npm";
        }
    }

    /// <summary>What it finds in each of some documents.</summary>
    public IReadOnlyList<ArgdownFound> Read(IEnumerable<string> documents)
    {
        List<string> arguments = [Path.Combine(AppContext.BaseDirectory, "Transfer", "Judges", "argdown.mjs"), home.FullName];
        foreach (var document in documents)
        {
            arguments.Add(Path.Combine(home.FullName, $"{arguments.Count}.argdown"));
            File.WriteAllText(arguments[^1], document);
        }
        var (code, said) = Run("node", arguments, TimeSpan.FromMinutes(4));
        Assert.True(code == 0, said);
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<ArgdownFound>(line, Options)!)];
    }

    (int Code, string Said) Run(string program, IEnumerable<string> arguments, TimeSpan patience)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = home.FullName, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(patience))
            process.Kill(entireProcessTree: true);
        return (process.WaitForExit(1000) ? process.ExitCode : -1, said.Result.Length > 0 ? said.Result : complained.Result);
    }

    /// <inheritdoc/>
    public void Dispose() => home.Delete(recursive: true);
}
