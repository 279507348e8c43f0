using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class ExportTests(SiteFixture site)
{
    [Theory]
    [InlineData("tgf", ".tgf", "c1 It is late.\nr1 No.\n#\nr1 c1\n")]
    [InlineData("apx", ".apx", "arg(c1).\narg(r1).\natt(r1,c1).\n")]
    [InlineData("af", ".af", "p af 2\n# 1 is c1\n# 2 is r1\n2 1\n")]
    public async Task A_debate_comes_as_a_framework_in(string format, string extension, string text)
    {
        var debate = await ArgueAsync();

        using var response = await debate.Client.GetAsync($"{debate.Address}/export?format={format}&at=3");

        Assert.Equal(text, await response.Content.ReadAsStringAsync());
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.EndsWith(extension, response.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        Assert.NotEqual("0", response.Headers.GetValues("Losses").Single());
    }

    [Fact]
    public async Task A_debate_comes_in_every_format_there_is()
    {
        var debate = await ArgueAsync();
        var formats = (await site.Anonymous.ReadAsync("/api/formats")).Expect(200).Body.GetProperty("items");

        Assert.Equal(14, formats.GetArrayLength());
        foreach (var format in formats.EnumerateArray().Where(format => format.GetProperty("isWritten").GetBoolean()))
        {
            using var response = await debate.Client.GetAsync($"{debate.Address}/export?format={format.GetProperty("name").GetString()}");
            Assert.True(response.IsSuccessStatusCode, format.ToString());
            Assert.StartsWith(format.GetProperty("mediaType").GetString()!, response.Content.Headers.ContentType?.ToString(), StringComparison.Ordinal);
            Assert.NotEmpty(await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Events_come_as_a_table_without_hidden_words_and_with_nothing_a_spreadsheet_would_run()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is it late?");
        await debate.MakeAsync("""[{"move":"make-claim","text":"=1+1, they say"},{"move":"make-claim","text":"Secret."},{"move":"hide","target":"c2","reason":"It names somebody."}]""");

        var table = (await debate.ReadAsync("/export?format=csv-events")).Expect(200).Text;

        var rows = table.Split("\r\n");
        Assert.Equal("version,event,label,by,speaker,at,saidAt,text,data", rows[0]);
        Assert.Equal(6, rows.Length);
        Assert.StartsWith("2,claim-made,c1,ann,ann,", rows[2], StringComparison.Ordinal);
        Assert.Contains(",\"'=1+1, they say\",\"{", rows[2], StringComparison.Ordinal);
        Assert.DoesNotContain("Secret.", table, StringComparison.Ordinal);
        Assert.Equal(4, (await debate.ReadAsync("/export?format=csv-events&at=2")).Expect(200).Text.Split("\r\n").Length);
        SameJson.Assert("[]", (await debate.ReadAsync("/export/losses?format=csv-events")).Expect(200).Body.GetProperty("losses"));
    }

    [Fact]
    public async Task The_JSON_of_a_debate_has_a_schema() =>
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (await site.Anonymous.ReadAsync("/api/formats/json/schema")).Expect(200).Body.GetProperty("$schema").GetString());

    [Fact]
    public async Task What_a_format_cannot_carry_is_told()
    {
        var debate = await ArgueAsync();

        var told = (await debate.ReadAsync("/export/losses?format=tgf")).Expect(200).Body;

        SameJson.Assert("""
            [{"what":"Who said what, when, and why is not written: a framework has only arguments and attacks.","count":1,"where":["the debate"]},
             {"what":"A support is not written; the contribution that supports is an argument of its own.","count":1,"where":["c2>"]}]
            """, told.GetProperty("losses"));
        SameJson.Assert("[]", (await debate.ReadAsync("/export/losses")).Expect(200).Body.GetProperty("losses"));
    }

    [Fact]
    public async Task The_ledger_at_an_earlier_version_ends_there()
    {
        var debate = await ArgueAsync();

        var lines = (await debate.ReadAsync("/export?at=2")).Expect(200).Text.TrimEnd().Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.Contains("\"length\":2", lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/export?format=gif")]
    [InlineData("/export?fromat=tgf")]
    [InlineData("/export/losses?format=gif")]
    [InlineData("/export?at=0")]
    public async Task A_wrong_parameter_is_refused(string below) => (await (await ArgueAsync()).ReadAsync(below)).Expect(400);

    [Fact]
    public async Task A_private_debate_is_exported_to_nobody_else()
    {
        var secret = await (await site.SignedInAsync("ann")).OpenAsync("Secret?", "private");
        (await secret.For(site.Anonymous).ReadAsync("/export?format=tgf")).Expect(404);
        (await secret.For(site.Anonymous).ReadAsync("/export/losses?format=tgf")).Expect(404);
    }

    async Task<TestedDebate> ArgueAsync()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is the bus late?");
        await debate.MakeAsync("""
            [{"move":"make-claim","text":"It is late."},{"move":"rebut-claim","target":"c1","text":"No."},{"move":"make-claim","text":"I waited.","supports":"c1"}]
            """);
        return debate;
    }
}
