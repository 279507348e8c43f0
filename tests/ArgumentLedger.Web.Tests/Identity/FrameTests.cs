using System.Net;

namespace ArgumentLedger.Web.Tests.Identity;

public sealed class FrameTests(IdentitySite site) : IClassFixture<IdentitySite>
{
    [Theory]
    [InlineData("/account/sign-in", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/probe/bug", HttpStatusCode.InternalServerError)]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/api/openapi.json", HttpStatusCode.OK)]
    [InlineData("/ledger.css", HttpStatusCode.OK)]
    [InlineData("/favicon.svg", HttpStatusCode.OK)]
    [InlineData("/robots.txt", HttpStatusCode.OK)]
    [InlineData("/health", HttpStatusCode.OK)]
    public async Task Every_answer_forbids_inline_code_framing_and_guessing_of_types(string path, HttpStatusCode status)
    {
        using var answer = await site.Visitor().GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy);
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_reference_page_may_style_itself_but_runs_only_scripts_of_this_server()
    {
        using var answer = await site.Visitor().GetAsync("/api");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy);
        Assert.DoesNotContain("http", policy);
        using var script = await site.Visitor().GetAsync("/api/reference/scalar.js");
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "Nothing is here")]
    [InlineData("/errors/200", HttpStatusCode.NotFound, "Nothing is here")]
    [InlineData("/probe/bug", HttpStatusCode.InternalServerError, "Something failed here")]
    [InlineData("/probe/away", HttpStatusCode.ServiceUnavailable, "The ledger cannot be reached")]
    public async Task People_are_told_what_went_wrong_on_a_page_of_the_site(string path, HttpStatusCode status, string title)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post, HttpMethod.Put])
        {
            using var answer = await site.Visitor().SendAsync(new HttpRequestMessage(method, path));
            var page = await answer.Content.ReadAsStringAsync();

            Assert.Equal(status, answer.StatusCode);
            Assert.Contains($"<h1>{title}</h1>", page);
            Assert.DoesNotContain("secret", page);
        }
    }

    [Theory]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/accounts", HttpStatusCode.MethodNotAllowed, "method")]
    [InlineData("/api/probe/bug", HttpStatusCode.InternalServerError, "failure")]
    [InlineData("/api/probe/away", HttpStatusCode.ServiceUnavailable, "unavailable")]
    public async Task Programs_are_told_what_went_wrong_in_problem_details(string path, HttpStatusCode status, string code)
    {
        using var answer = await site.Program().GetAsync(path);

        Assert.Equal(code, await answer.ProblemAsync(status));
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync());
        Assert.Equal(status == HttpStatusCode.ServiceUnavailable, answer.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task The_openapi_document_names_every_account_operation_and_its_login()
    {
        using var answer = await site.Program().GetAsync("/api/openapi.json");
        var paths = (await answer.JsonAsync()).GetProperty("paths");

        Assert.True(paths.GetProperty("/api/accounts").TryGetProperty("post", out _));
        Assert.False(paths.GetProperty("/api/tokens").GetProperty("post").TryGetProperty("security", out _));
        Assert.True(paths.GetProperty("/api/tokens").GetProperty("get").GetProperty("security")[0].TryGetProperty("Bearer", out _));
        Assert.True(paths.GetProperty("/api/tokens/{id}").TryGetProperty("delete", out _));
    }

    [Fact]
    public async Task Several_machines_may_start_at_once_on_an_empty_database()
    {
        var connection = await (await Support.PostgresServer.SharedAsync()).NewDatabaseAsync();
        var sites = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => IdentitySite.StartedAsync(connection)));
        foreach (var one in sites)
        {
            using var health = await one.Program().GetAsync("/health");
            Assert.Equal(HttpStatusCode.OK, health.StatusCode);
            await one.DisposeAsync();
        }
    }
}
