using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ArgumentLedger.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>The whole site on Kestrel at a free port, on a database of its own unless another is named; without demo debates.</summary>
public class SiteFixture : IAsyncLifetime
{
    internal const string Password = "a password for tests";

    private readonly ConcurrentDictionary<(string Handle, string Scope), Lazy<Task<HttpClient>>> _clients = new();
    private readonly ConcurrentDictionary<string, Lazy<Task>> _accounts = new();
    private WebApplication? _site;

    /// <summary>The database; an empty new one when not named before the start.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>Settings of its own, over those of all tests.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Where the site answers.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>A client that is not signed in.</summary>
    public HttpClient Anonymous { get; private set; } = new();

    /// <summary>The running site's services.</summary>
    public IServiceProvider Services => _site!.Services;

    /// <summary>What the site logged as failures of its own.</summary>
    public LoggedFailures Failures { get; } = new();

    /// <summary>The database in use.</summary>
    public string Database { get; private set; } = "";

    /// <summary>Whether the first start logs the demo debates.</summary>
    protected virtual bool HasDemoData => false;

    /// <summary>Whether the first account administers the site.</summary>
    protected virtual bool HasAdministrator => false;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        Database = ConnectionString.Length > 0 ? ConnectionString : await (await PostgresServer.SharedAsync()).NewDatabaseAsync();
        _site = Site.Build(Builder(), Database);
        await _site.StartSiteAsync(CancellationToken.None);
        Address = new Uri(_site.Urls.Single());
        Anonymous = NewClient();
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        Anonymous.Dispose();
        foreach (var client in _clients.Values) (await client.Value).Dispose();
        if (_site is not null) await _site.DisposeAsync();
    }

    /// <summary>A client with a token of its own account, which is opened when it is not there; the same client each time.</summary>
    public Task<HttpClient> SignedInAsync(string handle, string scope = "moderate") =>
        _clients.GetOrAdd((handle, scope), who => new Lazy<Task<HttpClient>>(() => SignInAsync(who.Handle, who.Scope))).Value;

    /// <summary>A new client that follows no redirects and keeps no cookies.</summary>
    public HttpClient NewClient() => new(
        new DescribedAnswers(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }))
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    private WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // What is served is named after the application, and lies beside the tests.
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Failures);
        builder.Configuration.AddInMemoryCollection(
        [
            new("DemoData", HasDemoData ? "true" : "false"),
            new("Registration:FirstAdministers", HasAdministrator ? "true" : "false"),
            // Tests ask more in a second than anybody reads in an hour.
            new("RateLimits:Enabled", "false"),
            .. Settings,
        ]);
        return builder;
    }

    private async Task<HttpClient> SignInAsync(string handle, string scope)
    {
        await _accounts.GetOrAdd(handle, name => new Lazy<Task>(() => RegisterAsync(name))).Value;
        using var made = await Anonymous.PostAsJsonAsync("/api/tokens", new { handle, password = Password, name = "tests", scope });
        made.EnsureSuccessStatusCode();
        var token = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private async Task RegisterAsync(string handle)
    {
        using var opened = await Anonymous.PostAsJsonAsync("/api/accounts", new { handle, password = Password });
        opened.EnsureSuccessStatusCode();
    }
}

/// <summary>The whole site with the demo debates on it.</summary>
public sealed class DemoSiteFixture : SiteFixture
{
    /// <inheritdoc />
    protected override bool HasDemoData => true;
}
