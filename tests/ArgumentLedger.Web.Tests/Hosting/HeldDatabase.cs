using System.Diagnostics;

namespace ArgumentLedger.Web.Tests.Hosting;

/// <summary>A ledger's database opened by another process, which can be killed.</summary>
internal sealed class HeldDatabase : IDisposable
{
    private readonly Process _process;

    private HeldDatabase(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public int ProcessId => _process.Id;

    public static async Task<HeldDatabase> StartAsync(LedgerFolder folder)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(HeldDatabase).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ARGUMENTLEDGER_DATA"] = folder.FullPath;
        start.Environment.Remove("ConnectionStrings__Ledger");
        var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(DatabaseHolder.Ready, StringComparison.Ordinal))
                return new HeldDatabase(process, line[DatabaseHolder.Ready.Length..]);
            said.Add(line);
        }
        throw new InvalidOperationException($"The holder did not get a database: {string.Join(Environment.NewLine, said)}");
    }

    /// <summary>Ends the process as kill -9 does, without a chance to clean up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Lets the process end as an application does that is asked to stop; gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
