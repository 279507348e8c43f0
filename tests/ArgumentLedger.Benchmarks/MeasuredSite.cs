using System.Text.Json;
using ArgumentLedger.Web.Hosting;
using ArgumentLedger.Web.Tests.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Benchmarks;

/// <summary>The whole site over HTTP on the loopback, on its embedded PostgreSQL with fsync on, in a folder thrown away afterwards.</summary>
sealed class MeasuredSite : IAsyncDisposable
{
    readonly LedgerDatabase database;
    readonly WebApplication site;
    readonly string folder;

    MeasuredSite(LedgerDatabase database, WebApplication site, string folder) => (this.database, this.site, this.folder) = (database, site, folder);

    internal HttpClient Client { get; } = new();

    internal string ConnectionString => database.ConnectionString;

    internal T Of<T>() where T : notnull => site.Services.GetRequiredService<T>();

    internal static async Task<MeasuredSite> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ledger-benchmark-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ARGUMENTLEDGER_DATA"] = folder,
            ["DemoData"] = "false",
            ["RateLimits:Enabled"] = "false",
            ["urls"] = "http://127.0.0.1:0",
        });
        var database = await LedgerDatabase.OpenAsync(builder.Configuration, Console.WriteLine, CancellationToken.None);
        var started = new MeasuredSite(database, Site.Build(builder, database.ConnectionString), folder);
        await started.site.StartSiteAsync(CancellationToken.None);
        started.Client.BaseAddress = new Uri(started.site.Urls.First());
        await started.Client.SignUpAsync("bench");
        return started;
    }

    internal Task<JsonElement> PostAsync(string path, object body) => Client.PostAsync(path, body);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await site.StopAsync();
        await site.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
