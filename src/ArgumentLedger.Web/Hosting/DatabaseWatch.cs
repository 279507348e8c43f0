namespace ArgumentLedger.Web.Hosting;

/// <summary>Stops the application, with exit code 1, when its own database server has died: nothing it says could be kept.</summary>
public sealed class DatabaseWatch(LedgerDatabase database, IHostApplicationLifetime application, ILogger<DatabaseWatch> log) : BackgroundService
{
    /// <summary>Waits for the server's death or the application's end, whichever comes first.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAny(database.Died, Task.Delay(Timeout.Infinite, stoppingToken));
        if (!database.Died.IsCompleted) return;

        log.LogCritical("The database server ended unexpectedly ({Database}); the application stops", database.Description);
        Environment.ExitCode = 1;
        application.StopApplication();
    }
}
