using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ArgumentLedger.Web.Tests.Identity;

public sealed class EncryptedSiteTests
{
    [Fact]
    public async Task Over_TLS_browsers_are_told_to_insist_on_it_and_every_cookie_keeps_to_it()
    {
        var certificate = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pfx");
        await File.WriteAllBytesAsync(certificate, SelfSigned());
        try
        {
            var site = await IdentitySite.StartedAsync(null,
                "--Kestrel:Endpoints:Site:Url=https://127.0.0.1:0", $"--Kestrel:Endpoints:Site:Certificate:Path={certificate}", "--Kestrel:Endpoints:Site:Certificate:Password=x");
            await using var stopped = new Stopped(site);
            using var browser = new HttpClient(new HttpClientHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = new CookieContainer(),
                ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
            })
            { BaseAddress = site.Address };

            foreach (var path in (string[])["/account/sign-in", "/nowhere", "/ledger.css", "/api/nowhere", "/api/openapi.json", "/probe/bug"])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                // A machine's own name is never told so.
                request.Headers.Host = "ledger.example";
                using var answer = await browser.SendAsync(request);
                Assert.StartsWith("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
            }
            await browser.PostAsync("/api/accounts", System.Net.Http.Json.JsonContent.Create(new { handle = "tilda", password = IdentitySite.Password }));
            using var form = await browser.GetAsync("/account/sign-in");
            using var signedIn = await browser.SignInAsync("tilda", IdentitySite.Password, "/account");
            using var asked = await browser.SubmitAsync("/account/sign-in?handler=PasskeyOptions");
            var cookies = new[] { form, signedIn, asked }.SelectMany(answer => answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []).ToList();
            Assert.Contains(cookies, cookie => cookie.StartsWith("ledger=", StringComparison.Ordinal));
            Assert.All(cookies, cookie =>
            {
                Assert.Contains("; secure", cookie);
                Assert.Contains("; httponly", cookie);
                Assert.Matches("; samesite=(lax|strict)", cookie);
            });
        }
        finally
        {
            File.Delete(certificate);
        }
    }

    [Fact]
    public async Task Without_TLS_nobody_is_told_to_insist_on_it()
    {
        var site = await IdentitySite.StartedAsync();
        await using var stopped = new Stopped(site);
        using var answer = await site.Program().GetAsync("/account/sign-in");
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_session_outlives_the_machine_it_began_on()
    {
        var first = await IdentitySite.StartedAsync();
        await first.RegisterAsync("nora");
        var jar = new CookieContainer();
        using (var browser = first.Visitor(jar))
            Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("nora", IdentitySite.Password, "/account")).StatusCode);
        var cookies = jar.GetAllCookies().ToList();
        await first.DisposeAsync();

        var second = await IdentitySite.StartedAsync(first.ConnectionString);
        await using var stopped = new Stopped(second);
        var kept = new CookieContainer();
        foreach (var cookie in cookies) kept.Add(second.Address, new Cookie(cookie.Name, cookie.Value));
        using var again = await second.Visitor(kept).GetAsync("/account");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/ledger.css", true, 304)]
    [InlineData("GET", "/nowhere", false, 404)]
    [InlineData("PUT", "/account/sign-in", false, 400)]
    [InlineData("POST", "/account/sign-in", false, 400)]
    [InlineData("GET", "/account", false, 302)]
    [InlineData("GET", "/api/tokens", false, 401)]
    [InlineData("PUT", "/api/tokens", false, 405)]
    [InlineData("GET", "/probe/away", false, 503)]
    public async Task Answers_of_every_kind_carry_the_headers(string method, string path, bool isKnown, int status)
    {
        var site = await Shared.Value;
        using var request = new HttpRequestMessage(new(method), path);
        if (isKnown) request.Headers.IfNoneMatch.Add((await site.Program().GetAsync(path)).Headers.ETag!);
        using var answer = await site.Program().SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("strict-origin-when-cross-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    static readonly Lazy<Task<IdentitySite>> Shared = new(() => IdentitySite.StartedAsync());

    static byte[] SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return made.Export(X509ContentType.Pfx, "x");
    }

    sealed class Stopped(IdentitySite site) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await site.DisposeAsync();
    }
}
