using System.Diagnostics;

namespace ArgumentLedger.Web.Tests.Ledger;

public sealed class GeneratedCodeTests
{
    [Fact]
    public async Task The_code_around_the_handlers_is_what_the_bus_would_generate_now()
    {
        // The application's own folder: among the tests' assemblies the generator finds too much.
        var folder = Path.Combine(Sources(), "bin", Build(up: 2), Build(up: 1));
        var program = Path.Combine(folder, "ArgumentLedger.Web.dll");
        var generated = Path.Combine(folder, "Internal", "Generated", "WolverineHandlers");
        using var codegen = Process.Start(new ProcessStartInfo("dotnet", [program, "codegen", "write"]) { RedirectStandardOutput = true })!;
        var said = await codegen.StandardOutput.ReadToEndAsync();
        await codegen.WaitForExitAsync();

        Assert.True(codegen.ExitCode == 0, said);
        Assert.Equal(Texts(Path.Combine(Sources(), "Ledger", "Generated")), Texts(generated));
    }

    static SortedDictionary<string, string> Texts(string folder) =>
        new(Directory.GetFiles(folder, "*.cs").ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).TrimEnd()));

    // These tests lie in …/bin/CONFIGURATION/FRAMEWORK, and so does the application.
    static string Build(int up) => AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^up];

    static string Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ArgumentLedger.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run from the checkout they were built in.");
        return Path.Combine(folder.FullName, "src", "ArgumentLedger.Web");
    }
}
