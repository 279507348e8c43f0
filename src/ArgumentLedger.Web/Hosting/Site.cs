using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using Wolverine;

namespace ArgumentLedger.Web.Hosting;

/// <summary>Puts the site together: what it is made of, and what happens to a request.</summary>
public static class Site
{
    /// <summary>Builds the site on a PostgreSQL database.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, string connectionString)
    {
        builder.UseUsualAddress();
        builder.AddFrame();
        builder.Services.AddLedgerIdentity(connectionString);
        builder.Services.AddLedger(connectionString);
        builder.Host.UseWolverine(bus => bus.UseLedgerBus());
        var site = builder.Build();
        site.UseFrame();
        site.MapAccounts();
        return site;
    }

    /// <summary>Brings schemas up to date, then serves until Ctrl+C, a signal, or the loss of the embedded database.</summary>
    public static async Task RunUntilStoppedAsync(this WebApplication site, LedgerDatabase database)
    {
        await site.Services.MigrateIdentityAsync(CancellationToken.None);
        await site.StartAsync();
        Console.WriteLine($"Argument Ledger answers at {string.Join(", ", site.Urls)} ({database.Description}). Ctrl+C stops it.");
        await site.WaitForShutdownAsync();
    }
}
