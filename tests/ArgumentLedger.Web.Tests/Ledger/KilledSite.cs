using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>The application as people start it, in a process of its own, on its embedded PostgreSQL unless given another, to be killed.</summary>
sealed class KilledSite : IAsyncDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ledger-killed-").FullName;
    readonly int port = FreePort();
    Process? process;

    /// <summary>The database it is given; empty for its own embedded one.</summary>
    internal string Database { get; init; } = "";

    /// <summary>Settings of its own.</summary>
    internal IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The program; the one beside this unless another is named.</summary>
    internal string Program { get; init; } = Path.Combine(AppContext.BaseDirectory, "ArgumentLedger.Web.dll");

    /// <summary>Its data folder.</summary>
    internal string Folder => folder;

    internal Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>What its process has in memory, in megabytes.</summary>
    internal long Megabytes
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    /// <summary>How long it has kept processors busy.</summary>
    internal TimeSpan ProcessorTime
    {
        get
        {
            process!.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Whether its process has ended, by itself or killed.</summary>
    internal bool HasEnded => process!.HasExited;

    internal async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ARGUMENTLEDGER_DATA"] = folder,
                ["ASPNETCORE_URLS"] = Address.ToString().TrimEnd('/'),
                ["DemoData"] = "false",
                ["RateLimits__Enabled"] = "false",
                ["ConnectionStrings__Ledger"] = Database,
            },
        };
        foreach (var (name, value) in Settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        process = Process.Start(start)!;
        var said = new List<string?>();
        _ = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (!line.Contains(" answers at ", StringComparison.Ordinal))
                continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return;
        }
        throw new InvalidOperationException("The site did not start: " + string.Join('\n', said));
    }

    /// <summary>Kills the application without warning; its PostgreSQL must stop by itself.</summary>
    internal async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks the application to end, as whoever looks after it does, and waits until it has.</summary>
    internal async Task StopAsync()
    {
        using var asked = Process.Start("sh", ["-c", $"kill -TERM {process!.Id}"]);
        await process.WaitForExitAsync();
    }

    /// <summary>Kills the embedded PostgreSQL without warning and waits until the application, which cannot go on, has ended.</summary>
    internal async Task KillDatabaseAsync()
    {
        var files = Directory.GetFiles(folder, "postmaster.pid", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None });
        var server = int.Parse(File.ReadLines(files.Single()).First(), CultureInfo.InvariantCulture);
        Process.GetProcessById(server).Kill();
        await process!.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await KillAsync();
        process?.Dispose();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
