using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Rebuilding;
using Npgsql;

namespace ArgumentLedger.Web.Hosting;

/// <summary>What the application does besides serving: <c>verify</c>, <c>export</c>, <c>import</c> and <c>rebuild</c>.</summary>
public static class Commands
{
    /// <summary>Whether these arguments name a command.</summary>
    public static bool Knows(IReadOnlyList<string> arguments) => arguments is ["verify" or "export" or "import" or "rebuild", ..];

    /// <summary>Runs a command and gives its exit code. Results go to standard output, all else to standard error.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, WebApplicationBuilder builder, CancellationToken ct)
    {
        var given = new CommandLine([.. arguments.Skip(1)]);
        try
        {
            return arguments[0] == "verify"
                ? await VerifyCommand.RunAsync(given, Console.Out, Console.Error, ct)
                : await RunOnDatabaseAsync(arguments[0], given, builder, ct);
        }
        catch (Exception failure) when (failure is LedgerDatabaseException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return 130;
        }
    }

    static async Task<int> RunOnDatabaseAsync(string command, CommandLine given, WebApplicationBuilder builder, CancellationToken ct)
    {
        builder.Logging.ClearProviders();
        await using var database = await LedgerDatabase.JoinAsync(builder.Configuration, Console.Error.WriteLine, ct);
        await using var site = Site.Build(builder, database.ConnectionString);
        return command switch
        {
            "export" => await ExportCommand.RunAsync(given, site.Services, Console.Out, Console.Error, ct),
            "import" => await ImportCommand.RunAsync(given, site.Services, Console.Out, Console.Error, ct),
            _ => await RebuildCommand.RunAsync(given, site.Services, Console.Out, Console.Error, ct),
        };
    }
}
