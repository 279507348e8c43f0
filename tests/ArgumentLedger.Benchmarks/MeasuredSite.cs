using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ArgumentLedger.Web.Hosting;
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
        await started.SignInAsync();
        return started;
    }

    async Task SignInAsync()
    {
        Client.BaseAddress = new Uri(site.Urls.First());
        const string password = "only for this measurement";
        await PostAsync("/api/accounts", new { handle = "bench", password });
        var made = await PostAsync("/api/tokens", new { handle = "bench", password, name = "bench", scope = "write" });
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.GetProperty("token").GetString());
    }

    internal async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await Client.PostAsJsonAsync(path, body);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await site.StopAsync();
        await site.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
