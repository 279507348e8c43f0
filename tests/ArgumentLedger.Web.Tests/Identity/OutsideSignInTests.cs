using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Identity;

/// <summary>A provider of OpenID Connect in a few lines: it vouches at once for whoever is named.</summary>
internal sealed class SmallProvider : IAsyncDisposable
{
    private static readonly string[] Codes = ["code"], Algorithms = ["RS256"];

    private readonly RSA _key = RSA.Create(2048);
    private readonly WebApplication _app;
    private string _nonce = "";

    private SmallProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = $"{Address}/authorize",
            ["token_endpoint"] = $"{Address}/token",
            ["jwks_uri"] = $"{Address}/keys",
            ["response_types_supported"] = Codes,
            ["id_token_signing_alg_values_supported"] = Algorithms,
        }));
        _app.MapGet("/keys", () =>
        {
            var key = _key.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "1", alg = "RS256", n = Url(key.Modulus!), e = Url(key.Exponent!) } } });
        });
        _app.MapGet("/authorize", (HttpRequest asked) =>
        {
            _nonce = asked.Query["nonce"].ToString();
            return Results.Redirect(QueryHelpers.AddQueryString(asked.Query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = "a-code", ["state"] = asked.Query["state"] }));
        });
        _app.MapPost("/token", () => Results.Json(new { access_token = "x", token_type = "Bearer", id_token = IdToken() }));
    }

    public string Subject { get; set; } = "subject-1";

    public string Address => _app.Urls.Single();

    public static async Task<SmallProvider> StartedAsync()
    {
        var provider = new SmallProvider();
        await provider._app.StartAsync();
        return provider;
    }

    private string IdToken()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var head = Url(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", typ = "JWT", kid = "1" }));
        var body = Url(JsonSerializer.SerializeToUtf8Bytes(new
        {
            iss = Address,
            aud = "ledger",
            sub = Subject,
            nonce = _nonce,
            iat = now,
            exp = now + 300,
            preferred_username = "olga",
            name = "Olga Outside",
            email = "olga@example.org",
            email_verified = true,
        }));
        return $"{head}.{body}.{Url(_key.SignData(Encoding.ASCII.GetBytes($"{head}.{body}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Url(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }
}

public sealed class OutsideSignInTests : IAsyncLifetime
{
    private SmallProvider _provider = null!;
    private IdentitySite _site = null!;

    public async Task InitializeAsync()
    {
        _provider = await SmallProvider.StartedAsync();
        _site = await StartAsync();
        await _site.RegisterAsync("olga");
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_new_opens_an_account_and_comes_back_to_it()
    {
        using var visitor = _site.Visitor();
        using var arrived = await VisitAsync(visitor);
        Assert.Contains("have no account here yet", await arrived.Content.ReadAsStringAsync());
        // The provider's word for the handle and the e-mail address make nobody olga.
        using var taken = await OpenAsync(visitor, arrived, "olga");
        Assert.Contains("This handle is taken", await taken.Content.ReadAsStringAsync());
        using var opened = await OpenAsync(visitor, taken, "olga-outside");
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account")).StatusCode);

        using var again = _site.Visitor();
        using var known = await VisitAsync(again);
        Assert.Equal("/account", known.Headers.Location?.OriginalString);
        Assert.Contains("olga-outside", await again.GetStringAsync("/account"));
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task In_a_browser_a_button_leads_to_the_provider_and_back(ColorScheme scheme, int width)
    {
        await using var profile = await Chromium.NewProfileAsync(_site.Address, scheme: scheme, width: width);
        var page = await profile.NewPageAsync();
        await AccountInTheBrowserTests.LookAsync(page, "/account/sign-in?returnUrl=/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with Example" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Open an account", Level = 1 })).ToBeVisibleAsync();
        await page.GetByLabel("Handle").FillAsync("olga-outside");
        await AccountInTheBrowserTests.LookAsync(page, null);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the account" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Olga Outside", Level = 1 })).ToBeVisibleAsync();
        await AccountInTheBrowserTests.LookAsync(page, null);
    }

    [Fact]
    public async Task An_account_is_joined_only_by_its_owner_and_to_nobody_elses_login()
    {
        using var olga = _site.Visitor();
        await olga.SignInAsync("olga", IdentitySite.Password, "/account");
        using var begun = await olga.SubmitFromAsync("/account", "/account/outside?handler=Join");
        using var joined = await FollowAsync(olga, begun);
        Assert.Equal("/account", joined.Headers.Location?.OriginalString);

        using var elsewhere = _site.Visitor();
        await VisitAsync(elsewhere);
        Assert.Contains(">olga<", await elsewhere.GetStringAsync("/account"));

        await _site.RegisterAsync("mallory");
        using var mallory = _site.Visitor();
        await mallory.SignInAsync("mallory", IdentitySite.Password, "/account");
        using var refused = await FollowAsync(mallory, await mallory.SubmitFromAsync("/account", "/account/outside?handler=Join"));
        Assert.Contains("joined to another account", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Who_did_not_begin_a_joining_does_not_end_it()
    {
        using var olga = _site.Visitor();
        await olga.SignInAsync("olga", IdentitySite.Password, "/account");
        using var begun = await olga.SubmitFromAsync("/account", "/account/outside?handler=Join");
        await olga.SubmitFromAsync("/account", "/account/sign-out");
        using var refused = await FollowAsync(olga, begun);
        Assert.Contains("You are not signed in as who began this", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Who_is_blocked_does_not_come_in_by_the_provider()
    {
        using var visitor = _site.Visitor();
        await OpenAsync(visitor, await VisitAsync(visitor), "outsider");
        await using var scope = _site.Services.CreateAsyncScope();
        var id = Guid.Parse((await _site.Services.GetRequiredService<ContributorDirectory>().IdOfAsync("outsider", default))!);
        Assert.Null(await scope.ServiceProvider.GetRequiredService<Administration>().BlockAsync(id, Guid.NewGuid(), default));

        using var again = _site.Visitor();
        using var refused = await VisitAsync(again);
        Assert.Contains("signs nobody in here", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await again.GetAsync("/account")).StatusCode);
    }

    [Theory]
    [InlineData("Closed")]
    [InlineData("Invited")]
    public async Task Where_registration_is_not_open_the_provider_opens_nothing(string mode)
    {
        var closed = await StartAsync($"--Registration:Mode={mode}");
        using (var first = closed.Visitor())
            Assert.Contains("invitation", await (await OpenAsync(first, await VisitAsync(first), "first")).Content.ReadAsStringAsync());
        await closed.RegisterAsync("operator");
        using var visitor = closed.Visitor();
        using var refused = await OpenAsync(visitor, await VisitAsync(visitor), "second");
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Null(await closed.Services.GetRequiredService<ContributorDirectory>().IdOfAsync("second", default));
        await closed.DisposeAsync();
    }

    [Fact]
    public async Task Where_no_provider_is_named_there_is_none()
    {
        var plain = await IdentitySite.StartedAsync();
        using var visitor = plain.Visitor();
        Assert.DoesNotContain("/account/outside", await visitor.GetStringAsync("/account/sign-in"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/account/outside")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.SubmitFromAsync("/account/sign-in", "/account/outside?handler=Begin")).StatusCode);
        await plain.DisposeAsync();
    }

    Task<IdentitySite> StartAsync(params string[] settings) => IdentitySite.StartedAsync(null,
        [$"--OpenIdConnect:Authority={_provider.Address}", "--OpenIdConnect:ClientId=ledger", "--OpenIdConnect:ClientSecret=x", "--OpenIdConnect:Name=Example", .. settings]);

    static async Task<HttpResponseMessage> VisitAsync(HttpClient visitor) =>
        await FollowAsync(visitor, await visitor.SubmitFromAsync("/account/sign-in", "/account/outside?handler=Begin&returnUrl=/account"));

    static Task<HttpResponseMessage> OpenAsync(HttpClient visitor, HttpResponseMessage shown, string handle) =>
        visitor.SubmitFromAsync("/account/sign-in", "/account/outside?handler=Open&returnUrl=/account", ("Handle", handle), ("DisplayName", ""));

    // To the provider, back to the callback, and on to where the answer is dealt with.
    static async Task<HttpResponseMessage> FollowAsync(HttpClient visitor, HttpResponseMessage answer)
    {
        for (var step = 0; step < 3; step++)
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            answer = await visitor.GetAsync(answer.Headers.Location);
        }
        return answer;
    }
}
