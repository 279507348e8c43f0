using ArgumentLedger.Web.Hosting;

// Content lies beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, _) => stop.Cancel();
try
{
    await using var database = await LedgerDatabase.OpenAsync(builder.Configuration, Console.WriteLine, stop.Token);
    await using var site = Site.Build(builder, database.ConnectionString);
    await site.RunUntilStoppedAsync(database);
    return 0;
}
catch (LedgerDatabaseException unavailable)
{
    Console.Error.WriteLine(unavailable.Message);
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}

/// <summary>The application; public so that tests can host it.</summary>
public partial class Program;
