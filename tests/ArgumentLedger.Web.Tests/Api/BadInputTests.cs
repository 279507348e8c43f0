using System.Text;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

/// <summary>Whatever a client sends, it is told what is wrong and the ledger stays as it was.</summary>
[Collection(SharedSite.Name)]
public sealed class BadInputTests(SiteFixture site)
{
    static readonly string Long = new('x', 10_001);
    static readonly string Deep = string.Concat(Enumerable.Repeat("[", 10_000));
    static readonly string DeepField = """{"move":"make-claim","text":""" + string.Concat(Enumerable.Repeat("""{"a":""", 30)) + "1" + new string('}', 31);

    /// <summary>Bodies that are no moves: the status, the code, and the body.</summary>
    public static TheoryData<int, string, string> BadBodies => new()
    {
        { 400, "malformed", "" },
        { 400, "malformed", "   " },
        { 400, "malformed", "{" },
        { 400, "malformed", "{]" },
        { 400, "malformed", "move=make-claim&text=late" },
        { 400, "malformed", """{"move":"make-claim","text":"late"} {"more":1}""" },
        { 400, "malformed", """{"move":"make-claim","text":"late",}""" },
        { 400, "malformed", """{move:"make-claim","text":"late"}""" },
        { 400, "malformed", """{"move":"make-claim","text":"late" /* really */}""" },
        { 400, "malformed", "{\"move\":\"make-claim\",\"text\":\"two\nlines\"}" },
        { 400, "malformed", """{"move":"make-claim","text":"\q"}""" },
        { 400, "malformed", """{"move":"state-credence","target":"c1","probability":NaN}""" },
        { 400, "malformed", """{"move":"state-credence","target":"c1","probability":01}""" },
        { 400, "malformed", """{"move":"state-credence","target":"c1","probability":.5}""" },
        { 400, "malformed", """{"move":"make-claim","text":"late","text":"early"}""" },
        { 400, "malformed", """{"move":"make-claim","move":"make-claim","text":"late"}""" },
        { 400, "malformed", """{"move":"make-claim","text":"late","\u0074ext":"early"}""" },
        { 400, "malformed", Deep },
        { 400, "malformed", DeepField },
        { 400, "malformed", "null" },
        { 400, "malformed", "true" },
        { 400, "malformed", "7" },
        { 400, "malformed", "\"make-claim\"" },
        { 400, "malformed", "[null]" },
        { 400, "malformed", "[[]]" },
        { 400, "malformed", """[[{"move":"make-claim","text":"late"}]]""" },
        { 400, "malformed", """[{"move":"make-claim","text":"late"},7]""" },
        { 400, "batch-size", "[]" },
        { 400, "batch-size", "[" + string.Join(',', Enumerable.Repeat("""{"move":"make-claim","text":"late"}""", 2_001)) + "]" },
        { 400, "move-missing", "{}" },
        { 400, "move-missing", """{"text":"late"}""" },
        { 400, "move-missing", """{"move":null,"text":"late"}""" },
        { 400, "move-missing", """{"move":["make-claim"],"text":"late"}""" },
        { 400, "unknown-move", """{"move":"","text":"late"}""" },
        { 400, "unknown-move", """{"move":"shout","text":"late"}""" },
        { 400, "unknown-move", """{"move":"Make-Claim","text":"late"}""" },
        { 400, "unknown-move", """{"move":"claim-made","text":"late"}""" },
        { 400, "text-characters", """{"move":"\ud800","text":"late"}""" },
        { 400, "unknown-move", """{"move":"open-debate","motion":"Another?"}""" },
        { 400, "unknown-move", """[{"move":"make-claim","text":"late"},{"move":"open-debate","motion":"Another?"}]""" },
        { 400, "unknown-field", """{"move":"make-claim","text":"late","txet":"early"}""" },
        { 400, "unknown-field", """{"move":"make-claim","Text":"late"}""" },
        { 400, "unknown-field", """{"move":"make-claim","text":"late","$type":"RebutClaim"}""" },
        { 400, "unknown-field", """{"move":"make-claim","text":"late","opens":true}""" },
        { 400, "text-characters", """{"move":"make-claim","text":"late","\ud800":1}""" },
        { 400, "text-characters", """{"\udfff":1,"move":"make-claim","text":"late"}""" },
        { 400, "text-characters", """{"move":"make-claim","text":"late","quotes":[{"exact":"\ud83d\u0041"}]}""" },
        { 400, "unknown-field", """{"move":"make-claim","text":"late","quotes":[{"exact":"late","page":7}]}""" },
        { 400, "unknown-field", "{\"move\":\"make-claim\",\"text\":\"late\",\"" + Long + "\":1}" },
        { 400, "missing-field", """{"move":"make-claim"}""" },
        { 400, "missing-field", """{"move":"rebut-claim","text":"No."}""" },
        { 400, "missing-field", """{"move":"concede-claim","what":"c1"}""" },
        { 400, "missing-field", """{"move":"make-claim","text":"late","quotes":[{}]}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":null}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":7}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":{}}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":["late"]}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","stance":"perhaps"}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","stance":1}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","stance":"1"}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","stance":"for, against"}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","stance":""}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","stance":"For"}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","stance":" for "}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","quotes":null}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","quotes":"late"}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","quotes":{}}""" },
        { 400, "malformed", """{"move":"make-claim","text":"late","quotes":[null]}""" },
        { 400, "malformed", """{"move":"make-claim","text":"late","quotes":["late"]}""" },
        { 400, "malformed", """{"move":"make-claim","text":"late","quotes":[[]]}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","saidAt":"yesterday"}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","saidAt":"2025-13-01T00:00:00Z"}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","saidAt":"0001-01-01T00:00:00+14:00"}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","saidAt":"9999-12-31T23:59:59-14:00"}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","saidAt":1741000000}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","saidAt":"2025-03-03"}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","saidAt":"2025-03-03T09:05:00"}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","saidAt":""}""" },
        { 400, "wrong-kind", """{"move":"make-claim","text":"late","speaker":1}""" },
        { 400, "wrong-kind", """{"move":"rebut-claim","target":"c1","text":"No.","aim":null}""" },
        { 400, "wrong-kind", """{"move":"rebut-claim","target":"c1","text":"No.","aim":"conclusion,link"}""" },
        { 400, "wrong-kind", """{"move":"state-credence","target":"c1","probability":"NaN"}""" },
        { 400, "wrong-kind", """{"move":"state-credence","target":"c1","probability":"0.5"}""" },
        { 400, "wrong-kind", """{"move":"state-credence","target":"c1","probability":true}""" },
        { 400, "wrong-kind", """{"move":"state-credence","target":null,"probability":0.5}""" },
        { 400, "wrong-kind", """{"move":"cite-quote","contribution":"c1","exact":"late","revision":2147483648}""" },
        { 400, "wrong-kind", """{"move":"cite-quote","contribution":"c1","exact":"late","revision":1.5}""" },
        { 400, "wrong-kind", """{"move":"cite-quote","contribution":"c1","exact":"late","revision":1e999}""" },
        { 400, "wrong-kind", """{"move":"admit","contributor":"ann","role":"reader,moderator"}""" },
        { 400, "wrong-kind", """{"move":"admit","contributor":"ann","role":2}""" },
        { 400, "text-characters", """{"move":"make-claim","text":"half \ud83d pair"}""" },
        { 400, "text-characters", """{"move":"make-claim","text":"half \ude00 pair"}""" },
        { 400, "text-characters", """{"move":"rebut-claim","target":"\udc00","text":"No."}""" },
        { 422, "text-characters", """{"move":"make-claim","text":"nul \u0000 inside"}""" },
        { 422, "text-characters", """{"move":"introduce-speaker","name":"The \u0000 driver"}""" },
        { 422, "text-characters", """{"move":"cite-quote","exact":"late","prefix":"\u0000"}""" },
        { 422, "text-characters", """{"move":"withdraw","target":"c1","reason":"\u0000"}""" },
        { 422, "text-length", """{"move":"make-claim","text":""}""" },
        { 422, "text-length", """{"move":"make-claim","text":" \t\n\u00a0\u3000"}""" },
        { 422, "text-length", "{\"move\":\"make-claim\",\"text\":\"" + Long + "\"}" },
        { 422, "text-length", "{\"move\":\"record-source\",\"title\":\"Long\",\"text\":\"" + new string('x', (1 << 20) + 1) + "\"}" },
        { 422, "motion-length", "{\"move\":\"reword-motion\",\"motion\":\"" + new string('x', 301) + "\"}" },
        { 422, "reason-length", "{\"move\":\"withdraw\",\"target\":\"c1\",\"reason\":\"" + new string('x', 1_001) + "\"}" },
        { 422, "url", """{"move":"introduce-speaker","name":"The driver","url":"javascript:alert(1)"}""" },
        { 422, "credence-range", """{"move":"state-credence","target":"c1","probability":1e999}""" },
        { 422, "credence-range", """{"move":"state-credence","target":"c1","probability":-1}""" },
        { 422, "credence-range", """{"move":"state-credence","target":"c1","probability":1.0000001}""" },
        { 422, "unknown-revision", """{"move":"cite-quote","contribution":"c1","exact":"late","revision":-1}""" },
        { 422, "unknown-revision", """{"move":"cite-quote","contribution":"c1","exact":"late","revision":0}""" },
        { 422, "unknown-contribution", """{"move":"rebut-claim","target":"c99","text":"No."}""" },
        { 422, "unknown-contribution", """{"move":"rebut-claim","target":"","text":"No."}""" },
        { 422, "unknown-contribution", """{"move":"rebut-claim","target":"c1 ","text":"No."}""" },
        { 422, "unknown-contribution", """{"move":"rebut-claim","target":"C1","text":"No."}""" },
        { 422, "unknown-contribution", "{\"move\":\"rebut-claim\",\"target\":\"" + Long + "\",\"text\":\"No.\"}" },
        { 422, "unknown-contribution", "{\"move\":\"concede-claim\",\"what\":\"r1\",\"extent\":\"full\",\"yields\":\"" + Long + "\"}" },
        { 422, "unknown-contribution", """{"move":"link","from":"c1","to":"c2>","kind":"attack"}""" },
        { 422, "unknown-source", """{"move":"cite-quote","source":"s9","exact":"late"}""" },
        { 422, "unknown-name", """{"move":"rebut-claim","target":"@","text":"No."}""" },
        { 422, "unknown-name", "{\"move\":\"rebut-claim\",\"target\":\"@" + Long + "\",\"text\":\"No.\"}" },
        { 422, "unknown-speaker", "{\"move\":\"make-claim\",\"text\":\"late\",\"speaker\":\"" + Long + "\"}" },
        { 422, "unknown-contributor", "{\"move\":\"admit\",\"contributor\":\"" + Long + "\",\"role\":\"reader\"}" },
        { 422, "unknown-contributor", """{"move":"admit","contributor":"a\u0000b","role":"reader"}""" },
        { 422, "bad-name", """{"move":"make-claim","text":"late","as":""}""" },
        { 422, "bad-name", """{"move":"make-claim","text":"late","as":"@late"}""" },
        { 422, "name-taken", """[{"move":"make-claim","text":"late","as":"a"},{"move":"make-claim","text":"early","as":"a"}]""" },
        { 422, "too-many-quotes", """{"move":"make-claim","text":"late","quotes":[""" + string.Join(',', Enumerable.Repeat("""{"exact":"late"}""", 51)) + "]}" },
        { 422, "said-in-future", """{"move":"make-claim","text":"late","saidAt":"9999-12-31T23:59:59Z"}""" },
    };

    [Theory]
    [MemberData(nameof(BadBodies), DisableDiscoveryEnumeration = true)]
    public async Task A_body_that_is_no_move_is_refused_and_nothing_changes(int status, string code, string body)
    {
        var debate = await ArgueAsync();

        (await debate.TryAsync(body)).ExpectProblem(status, code);

        Assert.Equal(3, await debate.VersionAsync());
    }

    [Theory]
    [InlineData(400, "malformed", "[]")]
    [InlineData(400, "malformed", "null")]
    [InlineData(400, "malformed", "[[]]")]
    [InlineData(400, "missing-field", "{}")]
    [InlineData(400, "wrong-kind", """{"motion":null}""")]
    [InlineData(400, "unknown-field", """{"motion":"Is the bus late?","id":"01a20aea-788d-7efc-9491-47ac31d04c4e"}""")]
    [InlineData(400, "wrong-kind", """{"motion":"Is the bus late?","visibility":"secret"}""")]
    [InlineData(400, "wrong-kind", """{"motion":"Is the bus late?","visibility":"unlisted, private"}""")]
    [InlineData(400, "wrong-kind", """{"motion":"Is the bus late?","visibility":3}""")]
    [InlineData(422, "motion-length", """{"motion":""}""")]
    [InlineData(422, "description-length", """{"motion":"Is the bus late?","description":" "}""")]
    [InlineData(422, "text-characters", """{"motion":"Is the \u0000 late?"}""")]
    [InlineData(422, "speaker-not-allowed", """{"motion":"Is the bus late?","speaker":"p1"}""")]
    public async Task A_debate_is_not_opened_by_a_body_that_says_no_motion(int status, string code, string body)
    {
        var ann = await site.SignedInAsync("ann");
        (await ann.SendAsync("/api/debates", body)).ExpectProblem(status, code);
    }

    [Theory]
    [InlineData("c328")]
    [InlineData("eda080")]
    [InlineData("f4908080")]
    [InlineData("c0af")]
    [InlineData("ff")]
    public async Task A_text_that_is_not_UTF_8_is_refused(string hexadecimal)
    {
        var debate = await ArgueAsync();
        byte[] body = [.. """{"move":"make-claim","text":"""u8, (byte)'"', .. Convert.FromHexString(hexadecimal), .. "\"}"u8];
        (await debate.Client.SendAsync($"{debate.Address}/moves", body)).ExpectProblem(400, "not-utf8");
        Assert.Equal(3, await debate.VersionAsync());
    }

    [Fact]
    public async Task JSON_in_UTF_16_is_refused()
    {
        var debate = await ArgueAsync();
        var body = Encoding.Unicode.GetBytes("""{"move":"make-claim","text":"late"}""");
        (await debate.Client.SendAsync($"{debate.Address}/moves", body, contentType: "application/json; charset=utf-16")).ExpectProblem();
        Assert.Equal(3, await debate.VersionAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Another_content_type_is_refused(string? contentType)
    {
        var debate = await ArgueAsync();
        var refused = await debate.Client.SendAsync($"{debate.Address}/moves", """{"move":"make-claim","text":"late"}""", contentType: contentType);
        refused.ExpectProblem(415, "not-json");
        (await debate.Client.SendAsync("/api/debates", """{"motion":"Is the bus late?"}""", contentType: contentType)).ExpectProblem(415, "not-json");
        Assert.Equal(3, await debate.VersionAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_10_MB_is_refused(bool isChunked)
    {
        var debate = await ArgueAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{debate.Address}/moves");
        request.Content = new StringContent("{\"move\":\"make-claim\",\"text\":\"" + new string('x', 10 << 20) + "\"}", Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = isChunked;
        using var response = await debate.Client.SendAsync(request);
        (await Answer.ReadAsync(response)).ExpectProblem(413, "too-large");
        Assert.Equal(3, await debate.VersionAsync());
    }

    [Theory]
    [InlineData("Idempotency-Key", "a, b", 201)]
    [InlineData("Idempotency-Key", "{\"'%00\\ud800;--", 201)]
    [InlineData("If-Match", "\"v3\"; drop table", 400)]
    [InlineData("If-Match", "'", 400)]
    [InlineData("Accept", "\"", 201)]
    [InlineData("Accept", "text/html;q=x, */*;q=99", 201)]
    [InlineData("Accept-Language", "xx-%%%", 201)]
    [InlineData("Authorization", "Bearer \"'", 401)]
    [InlineData("Authorization", "Basic !!!", 401)]
    [InlineData("Cookie", "ledger=%00; ledger=\"", 201)]
    [InlineData("Content-Encoding", "gzip", 201)]
    [InlineData("Expect", "the worst", 417)]
    public async Task Headers_with_odd_values_do_no_harm(string name, string value, int status)
    {
        var debate = await ArgueAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{debate.Address}/moves");
        request.Content = new StringContent("""{"move":"make-claim","text":"late"}""", Encoding.UTF8, "application/json");
        if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content.Headers.TryAddWithoutValidation(name, value);

        using var response = await debate.Client.SendAsync(request);

        var answer = await Answer.ReadAsync(response);
        if (status != 417) Assert.Equal(status, answer.Status);
        Assert.True(answer.Status < 500, answer.Text);
        if (answer.Status != 201) Assert.Equal(3, await debate.VersionAsync());
    }

    [Theory]
    [InlineData("/api/debates/7/moves", 404)]
    [InlineData("/api/debates/not-an-id/moves", 404)]
    [InlineData("/api/debates/00000000-0000-0000-0000-000000000000/moves", 404)]
    [InlineData("/api/debates/%00/moves", 400)]
    [InlineData("/api/debates/%2e%2e/moves", 404)]
    [InlineData("/api/nothing", 404)]
    [InlineData("/api/debates/%F0%9F%9A%8C/moves", 404)]
    [InlineData("/api/positions", 405)]
    public async Task A_wrong_address_is_refused(string address, int status)
    {
        var answer = await (await site.SignedInAsync("ann")).SendAsync(address, """{"move":"make-claim","text":"late"}""");
        Assert.Equal(status, answer.Status);
        // What is no request at all is refused by the server before the site hears of it.
        if (status != 400) answer.ExpectProblem();
    }

    [Theory]
    [InlineData("/api/debates?q=%ff%fe")]
    [InlineData("/api/debates?q=%ed%a0%80")]
    [InlineData("/api/debates?q=';drop table ledger.mt_events;--")]
    [InlineData("/api/debates?q=?&by=?")]
    [InlineData("/api/debates?by=%F0%9F%9A%8C")]
    [InlineData("/api/debates?=&&&")]
    [InlineData("/api/debates?%00=1")]
    [InlineData("/api/debates?q[]=1")]
    [InlineData("/api/debates?limit=99999999999999999999")]
    [InlineData("/api/positions?q=^")]
    [InlineData("/api/positions?q=\\")]
    [InlineData("/api/positions?by=%00")]
    [InlineData("/api/positions?holder=@x&speaker=&q=")]
    [InlineData("/api/positions?debate={00000000-0000-0000-0000-000000000000}")]
    [InlineData("/api/positions?debate=(0x00000000,0x0000,0x0000,{0x00,0x00,0x00,0x00,0x00,0x00,0x00,0x00})")]
    [InlineData("/api/positions?debate=00000000-0000-0000-0000-000000000000&holder=p99999999999999999999")]
    public async Task Hostile_queries_do_no_harm(string address)
    {
        var answer = await site.Anonymous.ReadAsync(address);
        if (answer.Status != 200) answer.ExpectProblem();
    }

    [Fact]
    public async Task A_query_of_thousands_of_characters_does_no_harm()
    {
        foreach (var name in (string[])["q", "by", "after", new string('n', 3_000)])
        {
            var answer = await site.Anonymous.ReadAsync($"/api/debates?{name}={new string('x', 3_000)}");
            if (answer.Status != 200) answer.ExpectProblem();
        }
    }

    async Task<TestedDebate> ArgueAsync()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is the bus late?");
        var bo = debate.For(await site.SignedInAsync("bo"));
        await debate.MakeAsync("""{"move":"make-claim","text":"The bus is late."}""");
        await bo.MakeAsync("""{"move":"rebut-claim","target":"c1","text":"It came at 8:03."}""");
        return debate;
    }
}
