using System.Net.Http.Headers;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace ArgumentLedger.Web.Tests.Access;

/// <summary>Every route, everybody, every visibility.</summary>
[Collection(AccessSite.Name)]
public sealed class RouteTests(AccessSite site, ITestOutputHelper output)
{
    static readonly Caller[] Everybody = Enum.GetValues<Caller>();

    // For these a private debate must not differ from none in anything.
    static readonly Caller[] Outsiders = [Caller.Anonymous, Caller.Stranger, Caller.Revoked, Caller.Expired, Caller.Blocked];

    readonly List<string> wrong = [];
    int asked;

    [Fact]
    public async Task Every_route_has_a_row_and_every_row_a_route()
    {
        var routes = await Routes.OfAsync(site.Services);
        var rows = RouteTable.Rows.Select(row => row.Route).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(string.Join('\n', routes), string.Join('\n', rows));
    }

    [Fact]
    public async Task Everybody_is_answered_as_the_table_says()
    {
        var debates = new Dictionary<string, TestedDebate>();
        foreach (var visibility in (string[])["public", "unlisted", "private"])
            debates[visibility] = await site.OpenDebateAsync(visibility);
        foreach (var row in RouteTable.Rows)
            foreach (var (visibility, debate) in row.IsOfDebate ? debates : debates.Where(one => one.Key == "public"))
                await AskAsync(row, visibility, debate);
        await site.SignInAgainAsync();
        output.WriteLine($"{RouteTable.Rows.Count} rows, {asked} requests");
        Assert.True(wrong.Count == 0, $"{wrong.Count} answers are not as the table says:\n{string.Join('\n', wrong)}\n{string.Join('\n', site.Failures.All.Take(3))}");
    }

    async Task AskAsync(Row row, string visibility, TestedDebate shared)
    {
        var expected = (visibility == "private" ? row.Who.Private : row.Who.Public).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Everybody.Length, expected.Length);
        var before = await shared.VersionAsync();
        var heard = await Task.WhenAll(Everybody.Select(async caller =>
        {
            var debate = row.IsFresh ? await site.OpenDebateAsync(visibility) : shared;
            return await site.AskAsync(row, caller, debate.Id);
        }));
        asked += Everybody.Length;
        foreach (var caller in Everybody.Where(caller => heard[(int)caller].Word != expected[(int)caller]))
            wrong.Add($"{row}: {caller} in {visibility} was answered {heard[(int)caller].Word}, not {expected[(int)caller]}");
        await CheckEntriesAsync(row, shared, before, heard);
        if (visibility == "private" && row.IsOfDebate)
            await CheckOutsidersAsync(row, heard);
    }

    // Whoever was refused left nothing behind.
    async Task CheckEntriesAsync(Row row, TestedDebate debate, long before, Heard[] heard)
    {
        var allowed = new HashSet<string>();
        foreach (var caller in Everybody.Where(caller => heard[(int)caller].Word is "200" or "201" or "done" && AccessSite.HandleOf.ContainsKey(caller)))
            allowed.Add($"{await site.IdOfAsync(AccessSite.HandleOf[caller])}");
        var entries = await site.Services.GetRequiredService<DebateReader>().EntriesAsync(debate.Id, before + 1, 1000, default);
        if (entries.Any(entry => !allowed.Contains(entry.By)))
            wrong.Add($"{row}: somebody was refused, and yet an entry is theirs");
    }

    async Task CheckOutsidersAsync(Row row, Heard[] heard)
    {
        var none = await Task.WhenAll(Outsiders.Select(caller => site.AskAsync(row, caller, Guid.CreateVersion7())));
        asked += Outsiders.Length;
        foreach (var (caller, answer) in Outsiders.Zip(none).Where(pair => pair.Second != heard[(int)pair.First]))
            wrong.Add($"{row}: {caller} can tell a private debate from none:\n{heard[(int)caller]}\n{answer}");
    }

    [Fact]
    public async Task No_page_or_endpoint_answers_a_method_that_it_does_not_name()
    {
        var debate = await site.OpenDebateAsync("public");
        var known = (await Routes.OfAsync(site.Services)).Select(route => route.Split('?')[0]).ToHashSet();
        foreach (var pattern in Routes.Endpoints(site.Services).Where(endpoint => !Routes.IsStatic(endpoint)).Select(Routes.PatternOf).Distinct())
        {
            foreach (var method in (string[])["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PAGE"])
            {
                if (known.Contains($"{method} {pattern}") || known.Contains($"ANY {pattern}")) continue;
                using var request = new HttpRequestMessage(new(method), Asking.AddressOf(pattern, "", debate.Id)) { Content = new FormUrlEncodedContent([]) };
                request.Headers.Add("RequestVerificationToken", site.FormTokenOf(Caller.Contributor));
                using var answer = await site.BrowserOf(Caller.Contributor).SendAsync(request);
                // Pages answer OPTIONS by themselves, with nothing in it.
                if (method == "OPTIONS" && (int)answer.StatusCode == 200 && (await answer.Content.ReadAsStringAsync()).Length == 0) continue;
                if ((int)answer.StatusCode is < 400 or >= 500)
                    wrong.Add($"{method} {pattern} was answered {(int)answer.StatusCode}");
            }
        }
        Assert.True(wrong.Count == 0, $"{string.Join('\n', wrong)}\n{string.Join('\n', site.Failures.All.Take(3))}");
    }

    [Fact]
    public async Task No_page_takes_a_form_that_another_site_could_have_sent()
    {
        var debate = await site.OpenDebateAsync("public");
        foreach (var row in RouteTable.Rows.Where(row => row.Route.StartsWith("POST /", StringComparison.Ordinal) && !row.Route.StartsWith("POST /api", StringComparison.Ordinal)))
        {
            var fields = row.Body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => KeyValuePair.Create(field.Split('=')[0], field.Split('=')[1]));
            using var forged = new FormUrlEncodedContent(fields);
            using var answer = await site.BrowserOf(Caller.Administrator).PostAsync(Asking.AddressOf(row.Route[5..].Replace("{name}", row.Name), "", debate.Id), forged);
            if ((int)answer.StatusCode != 400) wrong.Add($"{row} was answered {(int)answer.StatusCode}");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_cookie_changes_nothing_at_the_api()
    {
        var debate = await site.OpenDebateAsync("public");
        foreach (var row in RouteTable.Rows.Where(row => row.Route.Contains(" /api/", StringComparison.Ordinal) && !row.Route.StartsWith("GET", StringComparison.Ordinal)))
        {
            if (row.Route is "POST /api/accounts" or "POST /api/tokens") continue;
            using var request = new HttpRequestMessage(new(row.Route.Split(' ')[0]), Asking.AddressOf(row.Route.Split(' ')[1], row.Query, debate.Id));
            request.Content = new StringContent(row.Body.Replace("#k", "3"), MediaTypeHeaderValue.Parse("application/json"));
            using var answer = await site.BrowserOf(Caller.Administrator).SendAsync(request);
            Assert.Equal(401, (int)answer.StatusCode);
        }
    }

    [Fact]
    public void Files_of_the_site_are_only_read()
    {
        var methods = Routes.Endpoints(site.Services).Where(Routes.IsStatic)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()!.HttpMethods).Distinct();

        Assert.Equal(["GET", "HEAD"], methods.Order());
    }
}
