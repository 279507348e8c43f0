using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Importing;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Live;
using ArgumentLedger.Web.Notifying;
using ArgumentLedger.Web.Pages.Debates;
using ArgumentLedger.Web.Pages.Find;
using ArgumentLedger.Web.Pages.Import;
using ArgumentLedger.Web.Tracing;
using ArgumentLedger.Web.Webhooks;
using Wolverine;

namespace ArgumentLedger.Web.Hosting;

/// <summary>Puts the site together: what it is made of, and what happens from its start to its stop.</summary>
public static class Site
{
    /// <summary>Builds the site on a PostgreSQL database.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, string connectionString)
    {
        builder.UseUsualAddress();
        builder.AddTracing();
        builder.AddFrame();
        builder.Services.AddLedgerIdentity(connectionString);
        builder.Services.AddLedger(connectionString);
        builder.Services.AddLive();
        builder.Services.AddNotifying(builder.Configuration);
        builder.Services.AddWebhooks(builder.Configuration);
        builder.Services.AddApi();
        builder.Services.AddImports();
        builder.Services.AddDebatePages();
        builder.Services.AddImportPages();
        builder.Services.AddFindPages();
        builder.Services.AddScoped<DemoData>();
        builder.Host.UseWolverine(bus => bus.UseLedgerBus());
        var site = builder.Build();
        site.UseFrame();
        site.MapAccounts();
        site.MapApi();
        return site;
    }

    /// <summary>Brings schemas up to date, starts to answer, and on a first start makes the ledger's key and logs the demo debates.</summary>
    public static async Task StartSiteAsync(this WebApplication site, CancellationToken ct)
    {
        await site.Services.MigrateIdentityAsync(ct);
        var accounts = Task.Run(site.Services.PrepareIdentity, ct);
        await site.StartAsync(ct);
        await accounts;
        await site.Services.GetRequiredService<LedgerSigner>().PublicKeyAsync(ct);
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoData>().EnsureAsync(ct);
    }

    /// <summary>Serves until Ctrl+C, a signal, or the loss of the embedded database; false after such a loss.</summary>
    public static async Task<bool> RunUntilStoppedAsync(this WebApplication site, LedgerDatabase database, CancellationToken ct)
    {
        await site.StartSiteAsync(ct);
        Console.WriteLine($"Argument Ledger answers at {string.Join(", ", site.Urls)} ({database.Description}). Ctrl+C stops it.");
        if (await Task.WhenAny(site.WaitForShutdownAsync(ct), database.Died) != database.Died)
            return true;
        site.Logger.LogCritical("The embedded PostgreSQL has stopped by itself; the site stops with it. Start it again: nothing acknowledged is lost.");
        await site.StopAsync(CancellationToken.None);
        return false;
    }
}
