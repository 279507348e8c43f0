using System.Text.Json;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Transfer.Judges;

/// <summary>What Argdown's own parser found in a document.</summary>
public sealed record ArgdownFound(string[] Errors, Dictionary<string, string[]> Statements, Dictionary<string, string[]> Arguments, string[] Relations);

/// <summary>Argdown's own parser, the npm package @argdown/core.</summary>
public sealed class ArgdownJudge : IDisposable
{
    /// <summary>What is fetched.</summary>
    public const string Package = "@argdown/core@1.7.5";

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    readonly NpmPackages packages = new(Package);

    /// <summary>Why it cannot judge here; null when it can.</summary>
    public string? Missing => packages.Missing;

    /// <summary>Whether there is an npm here that finds the package.</summary>
    public static bool CanBeHad() => NpmPackages.CanBeHad(Package);

    /// <summary>What it finds in each of some documents.</summary>
    public IReadOnlyList<ArgdownFound> Read(IEnumerable<string> documents)
    {
        List<string> arguments = [Path.Combine(AppContext.BaseDirectory, "Transfer", "Judges", "argdown.mjs"), packages.Home];
        foreach (var document in documents)
        {
            arguments.Add(Path.Combine(packages.Home, $"{arguments.Count}.argdown"));
            File.WriteAllText(arguments[^1], document);
        }
        var (code, said) = packages.Run("node", arguments, TimeSpan.FromMinutes(4));
        Assert.True(code == 0, said);
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<ArgdownFound>(line, Options)!)];
    }

    /// <inheritdoc/>
    public void Dispose() => packages.Dispose();
}
