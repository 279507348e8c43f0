using System.Net;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Access;

/// <summary>Pages of debates, and what is answered about them over REST, are kept for visitors, and yet never behind the debate, nor for anybody else.</summary>
[Collection(AccessSite.Name)]
public sealed class KeptAnswersTests(AccessSite site)
{
    const string Claim = """{"move":"make-claim","text":"Fuzzy tasks need judgement."}""";

    [Theory]
    [InlineData("")]
    [InlineData("/c1")]
    public async Task A_visitor_is_given_the_page_that_was_made_for_another(string below)
    {
        var debate = await OpenAsync();

        var (first, second) = (await SeeAsync(debate.Id + below), await SeeAsync(debate.Id + below));

        Assert.Equal((false, true), (first.IsKept, second.IsKept));
        Assert.Equal(first.Page, second.Page);
        Assert.Equal(first.Headers, second.Headers);
    }

    [Fact]
    public async Task A_move_is_on_the_next_page_that_a_visitor_is_given()
    {
        var debate = await OpenAsync();
        await SeeAsync($"{debate.Id}");

        await debate.MakeAsync("""{"move":"rebut-claim","target":"c1","text":"Practice beats judgement."}""");

        Assert.Contains("Practice beats judgement.", (await SeeAsync($"{debate.Id}")).Page, StringComparison.Ordinal);
        Assert.Contains("Practice beats judgement.", (await SeeAsync($"{debate.Id}/r1")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_hidden_are_gone_from_the_next_page()
    {
        var debate = await OpenAsync();
        foreach (var below in new[] { "", "/c1" })
            Assert.Contains("Fuzzy tasks", (await SeeAsync(debate.Id + below)).Page, StringComparison.Ordinal);

        await debate.MakeAsync("""{"move":"hide","target":"c1","reason":"It names a person."}""");

        foreach (var below in new[] { "", "/c1" })
            Assert.DoesNotContain("Fuzzy tasks", (await SeeAsync(debate.Id + below)).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_is_signed_in_is_given_a_page_of_their_own_and_leaves_none_to_visitors()
    {
        var debate = await site.OpenDebateAsync("public");
        var carl = site.BrowserOf(Caller.Contributor);

        var own = await SeeAsync($"{debate.Id}", carl);
        var visitors = await SeeAsync($"{debate.Id}");
        var again = await SeeAsync($"{debate.Id}", carl);

        Assert.All([own, visitors, again], seen => Assert.False(seen.IsKept));
        Assert.All([own, again], seen => Assert.DoesNotContain("Sign in to take part", seen.Page, StringComparison.Ordinal));
        Assert.Contains("Sign in to take part", visitors.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_is_on_the_next_page()
    {
        var debate = await OpenAsync("page-renamed");
        Assert.Contains("page-renamed", (await SeeAsync($"{debate.Id}")).Page, StringComparison.Ordinal);

        await using var scope = site.Services.CreateAsyncScope();
        var me = await scope.ServiceProvider.GetRequiredService<UserManager<Contributor>>().FindByNameAsync("page-renamed");
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        Assert.True((await accounts.RenameAsync(me!, "Somebody else")).None);
        Assert.Contains("Somebody else", (await SeeAsync($"{debate.Id}")).Page, StringComparison.Ordinal);

        Assert.True((await accounts.ChangeHandleAsync(me!, "page-anew")).None);
        Assert.Contains("page-anew", (await SeeAsync($"{debate.Id}")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_debate_is_kept_for_nobody()
    {
        var debate = await site.OpenDebateAsync("private");

        await SeeAsync($"{debate.Id}", site.BrowserOf(Caller.Reader));
        using var refused = await site.Anonymous.GetAsync(new Uri($"/debates/{debate.Id}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task What_is_asked_for_with_a_query_is_made_anew()
    {
        var debate = await OpenAsync();

        var seen = new[] { await SeeAsync($"{debate.Id}?status=unchallenged"), await SeeAsync($"{debate.Id}?status=unchallenged") };

        Assert.All(seen, one => Assert.False(one.IsKept));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/contributions")]
    [InlineData("/contributions?limit=20&kind=claim")]
    [InlineData("/contributions/c1")]
    public async Task Over_REST_too_a_visitor_is_given_what_was_made_for_another_until_there_is_a_move(string below)
    {
        var debate = await OpenAsync();
        var path = $"/api/debates/{debate.Id}{below}";

        var (first, second) = (await SeePathAsync(path), await SeePathAsync(path));
        await debate.MakeAsync("""{"move":"rebut-claim","target":"c1","text":"Practice beats judgement."}""");
        var third = await SeePathAsync(path);

        Assert.Equal((false, true, false), (first.IsKept, second.IsKept, third.IsKept));
        Assert.Equal((first.Page, first.Headers), (second.Page, second.Headers));
        Assert.NotEqual(first.Page, third.Page);
        Assert.Contains("\"v2\"", second.Headers, StringComparison.Ordinal);
        Assert.Contains("\"v3\"", third.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_an_answer_already_is_told_so_also_where_it_is_kept()
    {
        var debate = await OpenAsync();
        var path = $"/api/debates/{debate.Id}/contributions";
        await SeePathAsync(path);

        foreach (var (tag, code) in new[] { ("\"v2\"", HttpStatusCode.NotModified), ("W/\"v2\"", HttpStatusCode.NotModified), ("\"v1\"", HttpStatusCode.OK) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", tag } } };
            using var answer = await site.Anonymous.SendAsync(request);
            Assert.Equal((code, "\"v2\""), (answer.StatusCode, answer.Headers.ETag?.Tag));
        }
    }

    [Fact]
    public async Task Lines_of_JSON_are_not_given_to_who_wants_a_list_nor_anything_to_a_token_that_is_none()
    {
        var debate = await OpenAsync();
        var path = $"/api/debates/{debate.Id}/contributions";
        await SeePathAsync(path);

        using var lines = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "application/x-ndjson" } } };
        using var asLines = await site.Anonymous.SendAsync(lines);
        using var forged = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Authorization", "Bearer none" } } };
        using var refused = await site.Anonymous.SendAsync(forged);

        Assert.Equal("application/x-ndjson", asLines.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    async Task<TestedDebate> OpenAsync(string handle = "page-ann")
    {
        var debate = await (await site.SignedInAsync(handle)).OpenAsync("Crisp or fuzzy?");
        await debate.MakeAsync(Claim);
        return debate;
    }

    sealed record Seen(string Page, bool IsKept, string Headers);

    Task<Seen> SeeAsync(string below, HttpClient? reader = null) => SeePathAsync($"/debates/{below}", reader);

    async Task<Seen> SeePathAsync(string path, HttpClient? reader = null)
    {
        using var answer = await (reader ?? site.Anonymous).GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        var told = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Age" or "Date" or "Content-Length" or "Transfer-Encoding"));
        return new(
            await answer.Content.ReadAsStringAsync(), answer.Headers.Age is not null,
            string.Join('\n', told.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")));
    }
}
