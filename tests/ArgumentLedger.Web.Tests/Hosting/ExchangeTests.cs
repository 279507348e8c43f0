using System.Net;
using ArgumentLedger.Web.Tests.Identity;

namespace ArgumentLedger.Web.Tests.Hosting;

public sealed class ExchangeTests
{
    const string Other = "https://elsewhere.example";

    [Fact]
    public async Task Scripts_of_other_sites_may_not_read_the_API_unless_the_configuration_says_so()
    {
        await using var site = await DisposableSite.StartedAsync();

        using var answer = await AskAsync(site.Site, HttpMethod.Get, "/api/tokens", Other);

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Scripts_of_a_site_that_the_configuration_names_may_call_the_API_with_a_token_but_never_with_cookies()
    {
        await using var site = await DisposableSite.StartedAsync("--Cors:Origins=https://first.example https://elsewhere.example");

        using var asked = await PreflightAsync(site.Site, Other);
        using var stranger = await PreflightAsync(site.Site, "https://third.example");

        Assert.Equal(Other, Assert.Single(asked.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("authorization", Assert.Single(asked.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.OrdinalIgnoreCase);
        Assert.False(asked.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.False(stranger.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Pages_stay_closed_to_scripts_of_other_sites_whatever_the_configuration_says()
    {
        await using var site = await DisposableSite.StartedAsync("--Cors:Origins=*");

        using var page = await AskAsync(site.Site, HttpMethod.Get, "/account/login", Other);
        using var api = await AskAsync(site.Site, HttpMethod.Get, "/api/openapi.json", Other);

        Assert.False(page.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal("*", Assert.Single(api.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Answers_come_compressed_to_whoever_takes_them_so()
    {
        await using var site = await DisposableSite.StartedAsync();

        using var answer = await AskAsync(site.Site, HttpMethod.Get, "/api/openapi.json", null, ("Accept-Encoding", "br"));

        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }

    static Task<HttpResponseMessage> PreflightAsync(IdentitySite site, string origin) => AskAsync(
        site, HttpMethod.Options, "/api/tokens", origin, ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization"));

    static async Task<HttpResponseMessage> AskAsync(
        IdentitySite site, HttpMethod method, string address, string? origin, params (string Name, string Value)[] headers)
    {
        using var client = site.Visitor(new CookieContainer());
        using var request = new HttpRequestMessage(method, address);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await client.SendAsync(request);
    }

    sealed class DisposableSite : IAsyncDisposable
    {
        internal required IdentitySite Site { get; init; }

        internal static async Task<DisposableSite> StartedAsync(params string[] settings) =>
            new() { Site = await IdentitySite.StartedAsync(null, settings) };

        public async ValueTask DisposeAsync() => await Site.DisposeAsync();
    }
}
