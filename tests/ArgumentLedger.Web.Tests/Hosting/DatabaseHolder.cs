using ArgumentLedger.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace ArgumentLedger.Web.Tests.Hosting;

/// <summary>The test assembly started as a program: opens the ledger's database as the application does, says how to reach it, and holds it until its input ends.</summary>
internal static class DatabaseHolder
{
    /// <summary>The word at the start of the line that gives the connection string.</summary>
    internal const string Ready = "ready ";

    private static async Task<int> Main()
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        try
        {
            await using var database = await LedgerDatabase.OpenAsync(configuration, Console.WriteLine, CancellationToken.None);
            Console.WriteLine(database.Description);
            Console.WriteLine(Ready + database.ConnectionString);
            await Task.WhenAny(database.Died, Task.Run(Console.In.ReadToEnd));
            return database.Died.IsCompleted ? 3 : 0;
        }
        catch (LedgerDatabaseException e)
        {
            Console.WriteLine(e.Message);
            return 1;
        }
    }
}
