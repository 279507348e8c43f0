using System.Globalization;
using ArgumentLedger.Web.Tests.Ledger;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

/// <summary>Ledgers exported from one site and restored on another over REST, by an administrator only.</summary>
public sealed class LedgerRestoringTests(SiteFixture here, AdministeredSite there) : IClassFixture<SiteFixture>, IClassFixture<AdministeredSite>
{
    const string Address = "/api/imports?format=ledger";

    [Fact]
    public async Task An_administrator_restores_a_debate_with_its_id_entries_and_head()
    {
        var (id, export, head) = await ExportAsync("restored");

        var made = (await SendAsync(await there.OperatorAsync("moderate"), export)).Expect(201);

        Assert.Equal((id, 4, head), (made.Body.GetProperty("debate").GetString(), made.Body.GetProperty("length").GetInt32(), made.Body.GetProperty("head").GetString()));
        Assert.Equal($"/api/debates/{id}", made.Headers.Location?.ToString());
        Assert.Equal(head, (await there.Anonymous.ReadAsync($"/api/debates/{id}/ledger")).Expect(200).Body.GetProperty("head").GetString()!);
        Assert.Equal(Entries(export), Entries((await there.Anonymous.ReadAsync($"/api/debates/{id}/export?format=ledger")).Expect(200).Text));
    }

    [Fact]
    public async Task Nobody_else_restores_one()
    {
        var (id, export, _) = await ExportAsync("others");
        await there.OperatorAsync("moderate");

        Assert.Equal(401, (await SendAsync(there.Anonymous, export)).Status);
        (await SendAsync(await there.SignedInAsync("someone"), export)).ExpectProblem(403, "not-administrator");
        // A token that may only write does not administer, whoever has it.
        (await SendAsync(await there.OperatorAsync("write"), export)).ExpectProblem(403, "not-administrator");
        Assert.Equal(404, (await there.Anonymous.ReadAsync($"/api/debates/{id}")).Status);
    }

    [Fact]
    public async Task A_debate_that_is_there_is_not_touched()
    {
        var (id, export, _) = await ExportAsync("exists");
        var administrator = await there.OperatorAsync("moderate");
        (await SendAsync(administrator, await ReadExportAsync(id, "&at=3"))).Expect(201);

        foreach (var (file, why) in new[]
        {
            (await ReadExportAsync(id, "&at=3"), $"Debate {id} is here already, with exactly these 3 entries."),
            (export, $"Debate {id} is here already, up to version 3 of the 4 in the file: an import never adds to a debate that is here."),
            (LedgerImportTests.Rewritten(export, line => line["by"] = "01890000-0000-7000-8000-000000000009"),
                $"Debate {id} is here already with another history: version 1 is another entry here."),
        })
            Assert.Equal(why, (await SendAsync(administrator, file)).ExpectProblem(409, "debate-exists").Detail);
        Assert.Equal(3, (await there.Anonymous.ReadAsync($"/api/debates/{id}")).Version);
    }

    [Fact]
    public async Task An_altered_ledger_is_refused_with_the_first_version_that_is_wrong_and_why()
    {
        var (id, export, _) = await ExportAsync("altered");
        var administrator = await there.OperatorAsync("moderate");

        foreach (var (file, why) in new[]
        {
            (export.Replace("Claim 2.", "Claim 7.", StringComparison.Ordinal), "Version 3: the words “text” are not those that were logged."),
            (LedgerImportTests.Rewritten(export, line => { if ((long)line["version"]! == 3) line["data"]!["label"] = "c9"; }), "Version 3: “c9” is not the label that comes next."),
            (string.Join('\n', export.Split('\n').Where((_, n) => n != 3)), "Version 3: version 4 stands in its place."),
            (export[..^20], "Version 4: it is not JSON, or has a member twice."),
            ("", "The first line is not the header of a ledger."),
        })
            Assert.Equal(why, (await SendAsync(administrator, file)).ExpectProblem(422, "ledger-refused").Detail);
        Assert.Equal(404, (await there.Anonymous.ReadAsync($"/api/debates/{id}")).Status);
    }

    [Theory]
    [InlineData("dryRun=true")]
    [InlineData("motion=Another")]
    [InlineData("format=argdown")]
    public async Task No_other_parameter_is_taken(string parameter)
    {
        var (_, export, _) = await ExportAsync("parameters");
        var answer = await (await there.OperatorAsync("moderate")).SendAsync($"{Address}&{parameter}", export, contentType: "application/x-ndjson");
        answer.ExpectProblem(400, "bad-parameter");
    }

    static Task<Answer> SendAsync(HttpClient client, string export) => client.SendAsync(Address, export, contentType: "application/x-ndjson");

    async Task<(string Id, string Export, string Head)> ExportAsync(string handle)
    {
        var debate = await (await here.SignedInAsync(handle)).OpenAsync("Is the bus late?");
        await debate.MakeAsync("""[{"move":"make-claim","text":"Claim 1."},{"move":"make-claim","text":"Claim 2.","supports":"c1"},{"move":"state-credence","target":"c1","probability":0.1}]""");
        var id = debate.Id.ToString("D", CultureInfo.InvariantCulture);
        return (id, await ReadExportAsync(id), (await debate.ReadAsync("/ledger")).Expect(200).Body.GetProperty("head").GetString()!);
    }

    async Task<string> ReadExportAsync(string id, string query = "") =>
        (await here.Anonymous.ReadAsync($"/api/debates/{id}/export?format=ledger{query}")).Expect(200).Text;

    static string[] Entries(string export) => export.TrimEnd('\n').Split('\n')[1..];
}
