using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using ArgumentLedger.Web.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Identity;

public sealed class TokenTests(IdentitySite site) : IClassFixture<IdentitySite>
{
    [Fact]
    public async Task A_token_is_kept_only_as_its_hash()
    {
        await site.RegisterAsync("ann");
        var token = await site.TokenAsync("ann", "write");

        Assert.Matches("^al_[A-Za-z0-9_-]{43}$", token);
        await using var source = NpgsqlDataSource.Create(site.ConnectionString);
        await using var rows = source.CreateCommand("select t::text from identity.api_tokens t where \"Hash\" = $1");
        rows.Parameters.AddWithValue(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        var row = (string?)await rows.ExecuteScalarAsync();
        Assert.NotNull(row);
        Assert.DoesNotContain(token[3..], row);
    }

    [Fact]
    public async Task A_write_token_reads_and_writes_as_its_owner()
    {
        var id = await site.RegisterAsync("writer");
        using var program = site.Program(await site.TokenAsync("writer", "write"));

        Assert.Equal(id.ToString("D"), await program.GetStringAsync("/api/probe/read"));
        using var written = await program.PostAsync("/api/probe/write", null);
        Assert.Equal(id.ToString("D"), await written.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_read_token_may_not_write()
    {
        await site.RegisterAsync("reader");
        using var program = site.Program(await site.TokenAsync("reader", "read"));

        using var read = await program.GetAsync("/api/probe/read");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using var write = await program.PostAsync("/api/probe/write", null);
        Assert.Equal("forbidden", await write.ProblemAsync(HttpStatusCode.Forbidden));
        Assert.Contains("insufficient_scope", write.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Without_a_token_a_program_is_asked_for_one_and_never_sent_to_a_page()
    {
        using var program = site.Program();
        using var read = await program.GetAsync("/api/probe/read");
        using var write = await program.PostAsync("/api/probe/write", null);

        Assert.Equal("no-token", await read.ProblemAsync(HttpStatusCode.Unauthorized));
        Assert.Equal("no-token", await write.ProblemAsync(HttpStatusCode.Unauthorized));
        Assert.Equal("Bearer", read.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Theory]
    [InlineData("Bearer al_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer ")]
    [InlineData("Bearer something else")]
    [InlineData("Basic YW5uOnRocmVlIHF1aWV0IHdvcmRz")]
    [InlineData("nonsense")]
    public async Task A_login_that_does_not_stand_is_refused_even_where_none_is_needed(string header)
    {
        using var program = site.Program();
        program.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        foreach (var path in (string[])["/api/probe/open", "/api/probe/read"])
        {
            using var answer = await program.GetAsync(path);
            Assert.Equal("bad-token", await answer.ProblemAsync(HttpStatusCode.Unauthorized));
        }
    }

    [Fact]
    public async Task A_revoked_token_stops_at_once()
    {
        await site.RegisterAsync("revoker");
        using var program = site.Program(await site.TokenAsync("revoker", "write"));
        var id = (await (await program.GetAsync("/api/tokens")).JsonAsync()).GetProperty("items")[0].GetProperty("id").GetString();

        using var revoked = await program.DeleteAsync($"/api/tokens/{id}");
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        using var after = await program.GetAsync("/api/probe/read");
        Assert.Equal("bad-token", await after.ProblemAsync(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task An_expired_token_stops()
    {
        var other = await IdentitySite.StartedAsync();
        await other.RegisterAsync("sleeper");
        using var program = other.Program(await other.TokenAsync("sleeper", "read", days: 1));
        using var before = await program.GetAsync("/api/probe/read");
        other.Clock.Forward(TimeSpan.FromDays(1));
        using var after = await program.GetAsync("/api/probe/read");
        await other.DisposeAsync();

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal("bad-token", await after.ProblemAsync(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task Tokens_are_listed_newest_first_without_their_secrets()
    {
        await site.RegisterAsync("lister");
        await site.TokenAsync("lister", "write");
        var newest = await site.TokenAsync("lister", "read");

        using var answer = await site.Program(newest).GetAsync("/api/tokens");
        var items = (await answer.JsonAsync()).GetProperty("items");
        Assert.Equal(["read", "write"], items.EnumerateArray().Select(i => i.GetProperty("scope").GetString()));
        Assert.NotEqual(default, items[0].GetProperty("lastUsedAt").GetDateTimeOffset());
        Assert.DoesNotContain(newest, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nobody_revokes_another_persons_token()
    {
        await site.RegisterAsync("owner");
        await site.RegisterAsync("thief");
        using var owner = site.Program(await site.TokenAsync("owner", "read"));
        using var thief = site.Program(await site.TokenAsync("thief", "write"));
        var id = (await (await owner.GetAsync("/api/tokens")).JsonAsync()).GetProperty("items")[0].GetProperty("id").GetString();

        foreach (var unknown in (string[])[id!, Guid.NewGuid().ToString(), "c7"])
        {
            using var answer = await thief.DeleteAsync($"/api/tokens/{unknown}");
            Assert.Equal("unknown-token", await answer.ProblemAsync(HttpStatusCode.NotFound));
        }
        using var still = await owner.GetAsync("/api/probe/read");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task A_read_token_cannot_revoke_a_write_token()
    {
        await site.RegisterAsync("both");
        await site.TokenAsync("both", "write");
        using var reader = site.Program(await site.TokenAsync("both", "read"));
        var items = (await (await reader.GetAsync("/api/tokens")).JsonAsync()).GetProperty("items");

        using var refused = await reader.DeleteAsync($"/api/tokens/{items[1].GetProperty("id").GetString()}");
        Assert.Equal("forbidden", await refused.ProblemAsync(HttpStatusCode.Forbidden));
        using var itself = await reader.DeleteAsync($"/api/tokens/{items[0].GetProperty("id").GetString()}");
        Assert.Equal(HttpStatusCode.NoContent, itself.StatusCode);
    }

    [Theory]
    [InlineData(null, "read", 7, "name")]
    [InlineData("nul\0", "read", 7, "name")]
    [InlineData("ci", "admin", 7, "scope")]
    [InlineData("ci", null, 7, "scope")]
    [InlineData("ci", "read", 0, "expiresInDays")]
    [InlineData("ci", "read", 367, "expiresInDays")]
    public async Task A_token_without_purpose_scope_or_end_is_refused(string? name, string? scope, int expiresInDays, string field)
    {
        using var answer = await site.Program().PostAsJsonAsync(
            "/api/tokens", new { handle = "whoever", password = IdentitySite.Password, name, scope, expiresInDays });

        Assert.Equal("token-refused", await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity));
        Assert.True((await answer.JsonAsync()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task A_stranger_hears_the_same_whether_the_handle_is_unknown_the_password_wrong_or_the_account_a_demo()
    {
        await site.RegisterAsync("known");
        await site.Services.GetRequiredService<ContributorDirectory>().EnsureDemoAsync("silent", "Silent", CancellationToken.None);
        var answers = new List<string>();
        foreach (var (handle, password) in ((string, string)[])[("known", "not the words"), ("unknown", "not the words"), ("silent", ""), ("nul\0", ""), ("known", new string('x', 5_000))])
        {
            using var answer = await AskAsync(handle, password);
            Assert.Equal("wrong-password", await answer.ProblemAsync(HttpStatusCode.Unauthorized));
            answers.Add(await answer.Content.ReadAsStringAsync());
        }
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task After_five_failures_even_the_right_password_is_refused_until_the_account_has_rested()
    {
        await site.RegisterAsync("locked");
        for (var i = 0; i < 5; i++) (await AskAsync("locked", "not the words")).Dispose();

        using var during = await AskAsync("locked", IdentitySite.Password);
        Assert.Equal("wrong-password", await during.ProblemAsync(HttpStatusCode.Unauthorized));

        await using var source = NpgsqlDataSource.Create(site.ConnectionString);
        await using var rest = source.CreateCommand("""update identity.contributors set "LockoutEnd" = now() - interval '1 second' where "UserName" = 'locked'""");
        await rest.ExecuteNonQueryAsync();
        using var after = await AskAsync("locked", IdentitySite.Password);
        Assert.Equal(HttpStatusCode.Created, after.StatusCode);
    }

    [Fact]
    public async Task Nobody_has_more_than_fifty_tokens()
    {
        var id = await site.RegisterAsync("hoarder");
        var tokens = site.Services.GetRequiredService<Tokens>();
        for (var i = 0; i < Tokens.MostPerContributor; i++) await tokens.MakeAsync(id, new TokenWish("one more", "read", 1), CancellationToken.None);

        using var answer = await AskAsync("hoarder", IdentitySite.Password);
        Assert.Equal("token-refused", await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity));
    }

    private Task<HttpResponseMessage> AskAsync(string handle, string password) =>
        site.Program().PostAsJsonAsync("/api/tokens", new { handle, password, name = "ci", scope = "read" });
}
