using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Hosting;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Identity;

/// <summary>The site's frame and accounts without the ledger, on a real port and a database of its own.</summary>
public sealed class IdentitySite : IAsyncLifetime
{
    public const string Password = "three quiet words";

    private WebApplication? _app;

    public MovableClock Clock { get; } = new();

    public Uri Address => new(_app!.Urls.Single());

    public string ConnectionString { get; private set; } = "";

    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync() =>
        await StartAsync(await (await PostgresServer.SharedAsync()).NewDatabaseAsync());

    /// <summary>A site of its own for a test that needs other settings or somebody else's database.</summary>
    public static async Task<IdentitySite> StartedAsync(string? connectionString = null, params string[] settings)
    {
        var site = new IdentitySite();
        await site.StartAsync(connectionString ?? await (await PostgresServer.SharedAsync()).NewDatabaseAsync(), settings);
        return site;
    }

    public async Task DisposeAsync() => await _app!.DisposeAsync();

    /// <summary>A program: no cookies, no following of redirects.</summary>
    public HttpClient Program(string? token = null)
    {
        var client = new HttpClient(new DescribedAnswers(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })) { BaseAddress = Address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A browser's jar of cookies, without the browser.</summary>
    public HttpClient Visitor(CookieContainer? cookies = null) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = Address };

    public async Task<Guid> RegisterAsync(string handle)
    {
        using var program = Program();
        using var answer = await program.PostAsJsonAsync("/api/accounts", new { handle, password = Password });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.JsonAsync()).GetProperty("id").GetGuid();
    }

    public async Task<string> TokenAsync(string handle, string scope, int days = 7)
    {
        using var program = Program();
        using var answer = await program.PostAsJsonAsync(
            "/api/tokens", new { handle, password = Password, name = "a test", scope, expiresInDays = days });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.JsonAsync()).GetProperty("token").GetString()!;
    }

    private async Task StartAsync(string connectionString, params string[] settings)
    {
        ConnectionString = connectionString;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The first account is like any other, and nobody is slowed, unless a test asks.
            Args = ["--Registration:FirstAdministers=false", "--RateLimits:Enabled=false", .. settings],
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddLedgerIdentity(connectionString);
        builder.AddFrame();
        _app = builder.Build();
        _app.UseFrame();
        _app.MapAccounts();
        MapProbes(_app);
        await _app.Services.MigrateIdentityAsync(CancellationToken.None);
        await _app.StartAsync();
    }

    private static void MapProbes(WebApplication app)
    {
        app.MapGet("/api/probe/open", () => "open");
        app.MapGet("/api/probe/read", (HttpContext c) => c.User.ContributorId()).RequireAuthorization(Policies.CanRead);
        app.MapPost("/api/probe/write", (HttpContext c) => c.User.ContributorId()).RequireAuthorization(Policies.CanWrite);
        foreach (var root in (string[])["", "/api"])
        {
            app.Map($"{root}/probe/away", string () => throw new NpgsqlException("away", new System.Net.Sockets.SocketException()));
            app.Map($"{root}/probe/bug", string () => throw new InvalidOperationException("a secret of the inside"));
        }
    }
}

internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

    /// <summary>The code of a problem, having seen that it is a whole problem.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.JsonAsync();
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem.GetProperty("type").GetString()!.Split('/')[^1];
    }
}
