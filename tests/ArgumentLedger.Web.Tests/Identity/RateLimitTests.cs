using System.Net;
using System.Net.Http.Json;

namespace ArgumentLedger.Web.Tests.Identity;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Whoever_guesses_passwords_is_told_to_wait_while_everything_else_still_answers()
    {
        var site = await IdentitySite.StartedAsync(null, "--RateLimits:Enabled=true", "--RateLimits:SignInBurst=4", "--RateLimits:SignInPerMinute=1");
        await site.RegisterAsync("ann");
        using var program = site.Program();
        for (var n = 0; n < 3; n++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await GuessAsync(program)).StatusCode);

        using var refused = await GuessAsync(program);
        using var page = await site.Visitor().SignInAsync("ann", IdentitySite.Password);
        using var other = await program.GetAsync("/api/probe/open");
        await site.DisposeAsync();

        Assert.Equal("too-many-requests", await refused.ProblemAsync(HttpStatusCode.TooManyRequests));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        Assert.Contains("That was too often", await page.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task An_address_that_floods_is_told_to_wait_before_anybody_asks_who_it_is()
    {
        var site = await IdentitySite.StartedAsync(null, "--RateLimits:Enabled=true", "--RateLimits:AddressBurst=5", "--RateLimits:AddressPerSecond=1");
        using var program = site.Program("al_nonsense");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => program.GetAsync("/api/probe/read")));
        await site.DisposeAsync();

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Unauthorized);
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.All(answers, answer => Assert.True((int)answer.StatusCode is 401 or 429));
    }

    [Fact]
    public async Task What_one_person_changes_is_limited_over_all_their_tokens_and_for_them_alone()
    {
        var site = await IdentitySite.StartedAsync(null, "--RateLimits:Enabled=true", "--RateLimits:PersonBurst=2", "--RateLimits:PersonPerSecond=1");
        await site.RegisterAsync("ann");
        await site.RegisterAsync("bo");
        string[] tokens = [await site.TokenAsync("ann", "write"), await site.TokenAsync("ann", "write"), await site.TokenAsync("bo", "write")];
        var ofAnn = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => WriteAsync(tokens[n % 2])));
        using var ofBo = await WriteAsync(tokens[2]);
        await site.DisposeAsync();

        Assert.Contains(ofAnn, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Contains(ofAnn, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, ofBo.StatusCode);

        Task<HttpResponseMessage> WriteAsync(string token) => site.Program(token).PostAsync("/api/probe/write", null);
    }

    private static Task<HttpResponseMessage> GuessAsync(HttpClient program) =>
        program.PostAsJsonAsync("/api/tokens", new { handle = "ann", password = "not the words", name = "x", scope = "read" });
}
