using System.Diagnostics;
using System.Net.Http.Headers;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>The commands as people call them, beside a running site and without one.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task A_debate_is_exported_beside_the_running_site_and_imported_into_a_folder_of_its_own()
    {
        await using var site = new KilledSite();
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        const string password = "a password for tests";
        (await client.SendAsync("/api/accounts", $$"""{"handle":"ann","password":"{{password}}"}""")).Expect(201);
        var made = await client.SendAsync("/api/tokens", $$"""{"handle":"ann","password":"{{password}}","name":"export","scope":"write"}""");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Expect(201).Body.GetProperty("token").GetString());
        var debate = await client.OpenAsync("Is it kept?", "private");
        await debate.MakeAsync("""{"move":"make-claim","text":"It is."}""");
        var elsewhere = Directory.CreateTempSubdirectory("ledger-import-");
        if (!OperatingSystem.IsWindows())
            elsewhere.UnixFileMode |= UnixFileMode.OtherExecute;
        var file = Path.Combine(elsewhere.FullName, "debate.ndjson");

        Assert.Equal((0, $"Exported debate {debate.Id}: 2 entries, to {file}.", ""), await RunAsync(site.Folder, "export", debate.Id.ToString(), file));
        Assert.Equal((await debate.ReadAsync("/export")).Text, await File.ReadAllTextAsync(file));
        Assert.Equal((1, "", $"{file} is there already: name a new file."), await RunAsync(site.Folder, "export", debate.Id.ToString(), file));
        Assert.Equal((1, "", $"There is no debate {Guid.Empty} here."), await RunAsync(site.Folder, "export", Guid.Empty.ToString()));
        Assert.Equal((0, $"Debate {debate.Id} is here already, with exactly these 2 entries.", ""), await RunAsync(site.Folder, "import", file));

        var data = Path.Combine(elsewhere.FullName, "data");
        var (code, said, _) = await RunAsync(data, "import", file);
        Assert.True(code == 0 && said.StartsWith($"Imported debate {debate.Id}: 2 entries, head ", StringComparison.Ordinal), said);
        var again = await RunAsync(data, "export", debate.Id.ToString());
        Assert.Equal(File.ReadLines(file).Skip(1), again.Said.Split('\n').Skip(1));
        var rebuilt = await RunAsync(site.Folder, "rebuild");
        Assert.Equal((0, true), (rebuilt.Code, rebuilt.Said.EndsWith("; 0 rows were not as the events make them.", StringComparison.Ordinal)));
        Assert.Equal(0, (await RunAsync(data, "rebuild")).Code);
        Assert.Equal(2, (await RunAsync(data, "rebuild", "all")).Code);
        Assert.Equal(2, (await RunAsync(data, "import")).Code);
        Assert.Equal(2, (await RunAsync(data, "export", "nonsense")).Code);
    }

    static async Task<(int Code, string Said, string Told)> RunAsync(string data, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ArgumentLedger.Web.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ARGUMENTLEDGER_DATA"] = data, ["ConnectionStrings__Ledger"] = "" },
        })!;
        var told = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said.TrimEnd('\n'), string.Join('\n', (await told).TrimEnd('\n').Split('\n').Where(line => !line.StartsWith("Creating a new PostgreSQL", StringComparison.Ordinal))));
    }
}
