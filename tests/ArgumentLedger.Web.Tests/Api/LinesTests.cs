using System.Net.Http.Headers;
using System.Text.Json;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class LinesTests(SiteFixture site)
{
    [Fact]
    public async Task A_list_comes_as_lines_to_whoever_asks_for_lines_and_tells_where_it_goes_on()
    {
        var debate = await FilledAsync();

        using var answer = await AskAsync($"{debate.Address}/events?limit=3", "application/x-ndjson");

        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal([1, 2, 3], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("version").GetInt32()));
        Assert.Equal($"<{debate.Address}/events?limit=3&after=3>; rel=\"next\"", Assert.Single(answer.Headers.GetValues("Link")));
    }

    [Fact]
    public async Task The_last_lines_tell_of_no_next()
    {
        var debate = await FilledAsync();

        using var answer = await AskAsync($"{debate.Address}/events?limit=3&after=3", "application/x-ndjson");

        Assert.Single((await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(answer.Headers.Contains("Link"));
    }

    [Fact]
    public async Task As_lines_more_items_may_be_asked_for_at_a_time_than_as_one_text()
    {
        var debate = await FilledAsync();

        using var lines = await AskAsync($"{debate.Address}/events?limit=10000", "application/x-ndjson");
        using var text = await AskAsync($"{debate.Address}/events?limit=10000", "application/json");

        Assert.Equal(200, (int)lines.StatusCode);
        Assert.Equal(400, (int)text.StatusCode);
    }

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/x-ndjson;q=0.5, application/json", "application/json")]
    [InlineData("application/json;q=0.5, application/x-ndjson", "application/x-ndjson")]
    [InlineData("application/x-ndjson;q=0", "application/json")]
    public async Task The_form_is_the_one_that_is_wanted_most(string accept, string type)
    {
        using var answer = await AskAsync("/api/debates", accept);

        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_refusal_is_a_problem_also_where_lines_were_asked_for()
    {
        using var answer = await AskAsync("/api/debates?limit=0", "application/x-ndjson");

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    async Task<TestedDebate> FilledAsync()
    {
        var debate = await (await site.SignedInAsync("liv")).OpenAsync("Lines or lists?");
        await debate.MakeAsync("""[{"move":"make-claim","text":"Lines."},{"move":"make-claim","text":"Lists."},{"move":"ask-question","text":"Why not both?"}]""");
        return debate;
    }

    async Task<HttpResponseMessage> AskAsync(string address, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var kind in accept.Split(','))
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(kind.Trim()));
        return await site.Anonymous.SendAsync(request);
    }
}
