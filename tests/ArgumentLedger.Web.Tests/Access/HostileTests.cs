using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Tests.Support;
using ArgumentLedger.Web.Transfer;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace ArgumentLedger.Web.Tests.Access;

/// <summary>
/// Words meant to do harm through every field and parameter. A few hundred of them on every run;
/// <c>LEDGER_HOSTILE_INPUTS=10000</c> asks for so many.
/// </summary>
[Collection(AccessSite.Name)]
public sealed partial class HostileTests(AccessSite site, ITestOutputHelper output)
{
    const int Seed = 20261125;

    static readonly int Inputs = int.TryParse(Environment.GetEnvironmentVariable("LEDGER_HOSTILE_INPUTS"), CultureInfo.InvariantCulture, out var many) ? many : 400;

    static readonly string[] Parameters =
    [
        "q", "by", "sort", "status", "visibility", "limit", "after", "at", "asOf", "clock", "kind", "label", "speaker", "holder", "concededBy", "challenged", "open", "debate",
        "source", "contribution", "fidelity", "orphaned", "format", "motion", "description", "dryRun", "from", "to", "without", "depth", "claim", "about", "before", "page", "check",
        "returnUrl", "ReturnUrl", "Invitation", "handler", "area", "target", "text", "exact", "parent", "d",
    ];

    static readonly string[] Fields =
    [
        "text", "reason", "title", "author", "url", "about", "name", "exact", "prefix", "suffix", "motion", "description", "target", "what", "yields", "speaker", "as", "saidAt",
        "stance", "supports", "answers", "quotes", "for", "source", "contribution", "extent", "aim", "from", "to", "kind", "link", "probability", "role", "visibility", "move",
        "Reason", "Role", "Days", "label", "invitation", "Format", "Motion", "Text", "Form.Text", "Form.Motion", "Form.Debate", "Form.PostText", "Form.PostUrl", "Form.PostTitle", "do",
        "Name.DisplayName", "Token.Name", "Token.Scope", "Token.ExpiresInDays", "Called", "Credential", "id", "Input.Handle", "Input.DisplayName", "draft", "_key", "_check",
        "newSpeaker.name", "newSpeaker.about", "newSpeaker.url",
    ];

    static readonly string[] Headers =
        ["Idempotency-Key", "If-Match", "If-None-Match", "Accept", "Accept-Language", "User-Agent", "Referer", "Cookie", "X-Forwarded-For", "X-Forwarded-Proto", "X-In-Place", "Last-Event-ID", "Range"];

    readonly ConcurrentQueue<string> wrong = [];
    readonly ConcurrentDictionary<int, int> answered = [];

    [Fact]
    public async Task No_hostile_words_break_a_page_or_come_back_as_markup_or_change_what_refused_them()
    {
        var debate = await site.OpenDebateAsync("public");
        var failures = site.Failures.All.Count;
        await Parallel.ForEachAsync(Enumerable.Range(0, Inputs), new ParallelOptions { MaxDegreeOfParallelism = 6 },
            async (number, _) => await SendAsync(new(Seed + number), number, debate));

        output.WriteLine($"{Inputs} inputs from seed {Seed}: {string.Join(", ", answered.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} × {pair.Key}"))}");
        Assert.True(wrong.IsEmpty, $"{string.Join('\n', wrong.Take(10))}\n{string.Join('\n', site.Failures.All.Skip(failures).Take(3))}");
        Assert.Empty(site.Failures.All.Skip(failures));
    }

    async Task SendAsync(HostileWords words, int number, TestedDebate debate)
    {
        var hostile = words.Next();
        var caller = words.Of<Caller>([Caller.Anonymous, Caller.Stranger, Caller.Contributor, Caller.Moderator]);
        using var request = words.Of(Enumerable.Range(0, 6).ToArray()) switch
        {
            0 => InQuery(words, debate, hostile),
            1 => InPath(words, debate, hostile),
            2 => InHeader(words, debate, hostile),
            3 => InMove(words, debate, hostile),
            4 => InForm(words, debate, hostile, caller),
            _ => InFile(words, hostile),
        };
        var isApi = request.RequestUri!.OriginalString.StartsWith("/api", StringComparison.Ordinal);
        try
        {
            using var answer = await (isApi ? site.ProgramOf(caller) : site.BrowserOf(caller)).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            answered.AddOrUpdate((int)answer.StatusCode, 1, (_, before) => before + 1);
            await CheckAsync(answer, hostile, $"{number}: {request.Method} {request.RequestUri.OriginalString[..Math.Min(200, request.RequestUri.OriginalString.Length)]} as {caller} with {Shown(hostile)}");
        }
        catch (HttpRequestException refused) when (refused.InnerException is HttpIOException or InvalidOperationException or null)
        {
            // A request that is none by its form; the server hung up.
            answered.AddOrUpdate(0, 1, (_, before) => before + 1);
        }
    }

    async Task CheckAsync(HttpResponseMessage answer, string hostile, string what)
    {
        if ((int)answer.StatusCode >= 500) wrong.Enqueue($"{what}: {(int)answer.StatusCode}");
        if (answer.Headers.Contains("X-Struck") || answer.Content.Headers.Contains("X-Struck")) wrong.Enqueue($"{what}: a header of its own");
        var kind = answer.Content.Headers.ContentType?.MediaType;
        var body = await EventReader.ReadTextAsync(answer);
        var isMarkup = kind is "text/html" or "image/svg+xml";
        if (isMarkup && hostile.Length > 1 && hostile.Contains('<', StringComparison.Ordinal) && body.Contains(hostile, StringComparison.Ordinal))
            wrong.Enqueue($"{what}: came back as markup");
        if (isMarkup && Struck().IsMatch(body)) wrong.Enqueue($"{what}: a tag or attribute that runs: {Struck().Match(body).Value}");
        if (body.Length > 0 && kind is not ("text/html" or "image/svg+xml" or "application/json" or "application/problem+json" or "application/x-ndjson" or "text/event-stream" or "application/atom+xml" or "text/plain" or "application/ld+json" or "application/schema+json"
            or "text/css" or "text/javascript" or "application/javascript")) wrong.Enqueue($"{what}: content of type {kind}");
        if (answer.Headers.Location is { } place && (place.IsAbsoluteUri ? place.Authority != site.Address.Authority : place.OriginalString.StartsWith("//", StringComparison.Ordinal)))
            wrong.Enqueue($"{what}: sent elsewhere, to {place}");
    }

    static HttpRequestMessage InQuery(HostileWords words, TestedDebate debate, string hostile)
    {
        var row = words.Of(Reads);
        var name = words.Of(Parameters);
        var query = words.Next().Length % 5 == 0 ? $"{Escaped(hostile)}=1" : $"{name}={Escaped(hostile)}";
        return new(HttpMethod.Get, Asking.AddressOf(PathOf(row), query, debate.Id));
    }

    static HttpRequestMessage InPath(HostileWords words, TestedDebate debate, string hostile)
    {
        var row = words.Of(Reads.Where(read => read.Route.Contains('{', StringComparison.Ordinal)).ToList());
        var path = words.Next().Length % 4 == 0 ? PathOf(row) : PathOf(row).Replace("{id:guid}", $"{debate.Id}", StringComparison.Ordinal);
        return new(HttpMethod.Get, Parameter().Replace(path, _ => Escaped(hostile)));
    }

    static HttpRequestMessage InHeader(HostileWords words, TestedDebate debate, string hostile)
    {
        var post = words.Next().Length % 2 == 0;
        var request = post
            ? new HttpRequestMessage(HttpMethod.Post, $"{debate.Address}/moves") { Content = Json("""{"move":"state-credence","target":"c1","probability":0.5}""") }
            : new HttpRequestMessage(HttpMethod.Get, Asking.AddressOf(PathOf(words.Of(Reads)), "", debate.Id));
        request.Headers.TryAddWithoutValidation(words.Of(Headers), HeaderLimits().Replace(hostile, "")[..Math.Min(2000, HeaderLimits().Replace(hostile, "").Length)]);
        return request;
    }

    static HttpRequestMessage InMove(HostileWords words, TestedDebate debate, string hostile)
    {
        var move = new Dictionary<string, object?> { ["move"] = words.Of(Vocabulary.Moves.Keys.ToList()), ["target"] = "c1", ["text"] = "Text.", ["reason"] = "Reason." };
        if (words.Next().Length % 3 == 0) move = new() { ["move"] = "make-claim", ["text"] = hostile };
        else move[words.Next().Length % 6 == 0 ? hostile : words.Of(Fields)] = hostile;
        var body = words.Next().Length % 7 == 0 ? hostile : $"{(words.Next().Length % 2 == 0 ? "" : "[")}{JsonSerializer.Serialize(move)}]";
        return new(HttpMethod.Post, $"{debate.Address}/moves") { Content = Json(body.TrimEnd(']') + (body.StartsWith('[') ? "]" : "")) };
    }

    HttpRequestMessage InForm(HostileWords words, TestedDebate debate, string hostile, Caller caller)
    {
        var row = words.Of(Forms);
        var fields = row.Body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        fields[fields.Count > 0 && words.Next().Length % 2 == 0 ? words.Of(fields.Keys.ToList()) : words.Of(Fields)] = hostile;
        fields["__RequestVerificationToken"] = site.FormTokenOf(caller);
        var name = words.Of(Vocabulary.Moves.Keys.ToList());
        return new(HttpMethod.Post, Asking.AddressOf(row.Route[5..].Replace("{name}", name, StringComparison.Ordinal), "", debate.Id)) { Content = new FormUrlEncodedContent(fields) };
    }

    static HttpRequestMessage InFile(HostileWords words, string hostile)
    {
        var format = words.Of<string>([.. Formats.Readable.Select(known => known.Name), "thread", "ledger", Escaped(hostile)]);
        return new(HttpMethod.Post, $"/api/imports?dryRun=true&format={format}&motion={Escaped(words.Next())}")
        {
            Content = new StringContent($"{words.Next()}\n{hostile}\n{words.Next()}", Encoding.UTF8, "text/plain"),
        };
    }

    [Theory]
    [InlineData("\\ufffe")]
    [InlineData("a\\ufffeb")]
    [InlineData("\\uffff")]
    public async Task What_is_no_character_is_nobodys_handle_and_breaks_no_quote(string escaped)
    {
        (await site.Anonymous.SendAsync("/api/tokens", $$"""{"handle":"{{escaped}}","password":"a long enough password","name":"x","scope":"read"}""")).ExpectProblem(401, "wrong-password");
        var heard = await site.AskAsync(new("POST /account/recover", RouteTable.Rows[0].Who,
            Body: $"Input.Handle={System.Text.RegularExpressions.Regex.Unescape(escaped)}&Input.Code=x&Input.NewPassword=a long enough password"), Caller.Anonymous, Guid.Empty);
        Assert.Equal("200", heard.Word);
        var debate = await site.OpenDebateAsync("public");
        var answer = await debate.TryAsync($$"""[{"move":"record-source","as":"s","title":"Odd","text":"one {{escaped}} two"},{"move":"cite-quote","source":"@s","exact":"One {{escaped}} two"}]""");
        Assert.True(answer.Status < 500, answer.Text);
    }

    [Fact]
    public async Task A_refused_form_or_move_of_hostile_words_leaves_the_ledger_as_it_was()
    {
        var debate = await site.OpenDebateAsync("public");
        var words = new HostileWords(Seed);
        for (var i = 0; i < Inputs / 4; i++)
        {
            var before = await debate.VersionAsync();
            using var request = InMove(words, debate, words.Next());
            using var answer = await site.ProgramOf(Caller.Contributor).SendAsync(request);
            if ((int)answer.StatusCode >= 400) Assert.Equal(before, await debate.VersionAsync());
        }
    }

    [Fact]
    public async Task Nothing_hostile_runs_in_a_browser()
    {
        var debate = await site.OpenDebateAsync("public", "<script>window.struck=1</script> \\\"><img src=x onerror=window.struck=1>");
        foreach (var script in HostileWords.Scripts)
        {
            var text = JsonSerializer.Serialize(script.Replace("\0", "", StringComparison.Ordinal));
            foreach (var move in (string[])[$$"""{"move":"make-claim","text":{{text}}}""", $$"""{"move":"introduce-speaker","name":{{text}},"about":{{text}},"url":{{text}}}""",
                $$"""{"move":"introduce-speaker","name":{{text}},"about":{{text}}}""", $$"""{"move":"record-source","title":{{text}},"author":{{text}},"text":{{text}}}""",
                $$"""{"move":"record-source","title":{{text}},"url":{{text}},"text":{{text}}}""", $$"""{"move":"cite-quote","source":"s1","exact":{{text}},"prefix":{{text}},"suffix":{{text}}}""",
                $$"""{"move":"amend","target":"c1","text":{{text}},"reason":{{text}}}""", $$"""{"move":"rebut-claim","target":"c2","aim":"conclusion","text":{{text}}}"""])
                await debate.TryAsync(move);
        }
        await debate.MakeAsync("""{"move":"hide","target":"c3","reason":"<img src=x onerror=window.struck=1>"}""");
        await using var profile = await Chromium.NewProfileAsync(site.Address);
        await profile.AddInitScriptAsync("addEventListener('securitypolicyviolation', violation => console.error('violated ' + violation.blockedURI));");
        var page = await profile.NewPageAsync();
        page.Dialog += async (_, dialog) => { wrong.Enqueue($"{page.Url}: a dialog"); await dialog.DismissAsync(); };
        page.Console += (_, said) => { if (said.Text.Contains("violated", StringComparison.Ordinal) || said.Text.Contains("Content Security Policy", StringComparison.Ordinal)) wrong.Enqueue($"{page.Url}: {said.Text}"); };
        foreach (var path in (string[])["", "/c1", "/c2", "/c3", "/replay?at=40", "/compare?from=5&to=60", "/map", "/people", "/people/p2", "/sources", "/sources/s2", "/ledger", "/moderation", "/turning-points", "/what-if?without=c2"])
            await LookAsync(page, $"/debates/{debate.Id}{path}");
        await LookAsync(page, $"/api/debates/{debate.Id}/map.svg");
        foreach (var script in HostileWords.Scripts.Take(12))
            foreach (var place in (string[])["/?q=", "/account/sign-in?returnUrl=", $"/debates/{debate.Id}?by=", $"/debates/{debate.Id}/compare?from=", "/account/register?Invitation=", $"/debates/{debate.Id}/what-if?without=", "/nowhere/"])
                await LookAsync(page, place + Uri.EscapeDataString(script.Replace("\0", "", StringComparison.Ordinal)));

        Assert.Empty(wrong);
    }

    async Task LookAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        if (await page.EvaluateAsync<bool>("() => window.struck !== undefined")) wrong.Enqueue($"{address}: it ran");
        if (await page.EvaluateAsync<int>("() => document.querySelectorAll('[onerror],[onload],[onfocus],[ontoggle],[onclick],[onmouseover],iframe,base,a[href^=\"javascript:\" i],script:not([src])').length") > 0)
            wrong.Enqueue($"{address}: {await page.EvaluateAsync<string>("() => document.querySelector('[onerror],[onload],[onfocus],[ontoggle],[onclick],[onmouseover],iframe,base,a[href^=\"javascript:\" i],script:not([src])').outerHTML")}");
    }

    static readonly List<Row> Reads = [.. RouteTable.Rows.Where(row => row.Route.StartsWith("GET ", StringComparison.Ordinal) && !row.Route.Contains("reference", StringComparison.Ordinal))];

    static readonly List<Row> Forms = [.. RouteTable.Rows.Where(row => row.Route.StartsWith("POST /", StringComparison.Ordinal) && !row.Route.StartsWith("POST /api", StringComparison.Ordinal)
        && !row.Route.Contains("sign-out", StringComparison.Ordinal) && !row.Route.Contains("Others", StringComparison.Ordinal) && !row.Route.Contains("Handle", StringComparison.Ordinal)
        && !row.Route.Contains("register", StringComparison.Ordinal) && !row.Route.Contains("Password", StringComparison.Ordinal) && !row.Route.Contains("Erase", StringComparison.Ordinal))];

    static string PathOf(Row row) => row.Route.Split(' ')[1];

    static string Shown(string hostile) => JsonSerializer.Serialize(hostile.Length > 80 ? hostile[..80] + "…" : hostile);

    // Addresses hold no half of a pair of surrogates, and no more than a server reads.
    static string Escaped(string hostile)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(hostile.Length > 1500 ? hostile[..1500] : hostile));
        return Uri.EscapeDataString(whole);
    }

    static StringContent Json(string body) => new(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));

    // Tags of attacks never stand in the site's own markup, whose scripts all have an address.
    [GeneratedRegex(@"<script>|<img src=x|<svg onload|<iframe|<base |<details open ontoggle|<x onclick|<[a-z]+(\s+[\w-]+(=""[^""]*"")?)*\s+(on\w+=|href=""\s*javascript:)")]
    private static partial Regex Struck();

    [GeneratedRegex(@"\{(\w+)(?::\w+)?\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"[^\x20-\x7e]")]
    private static partial Regex HeaderLimits();
}
