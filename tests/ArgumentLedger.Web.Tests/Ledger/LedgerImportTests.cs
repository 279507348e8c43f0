using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain.Ledger;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>A debate exported here and imported there is the same there; what cannot be one is refused whole.</summary>
public sealed class LedgerImportTests(DemoSiteFixture here, SiteFixture there) : IClassFixture<DemoSiteFixture>, IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Every_demo_debate_restored_from_its_export_is_the_same_in_every_answer()
    {
        foreach (var opener in new[] { "ann", "chidi", "demo" })
        {
            var id = (await here.Anonymous.ReadAsync($"/api/debates?by={opener}")).All("id").Single()!;
            var export = await ExportAsync(here, id);

            var outcome = await ImportAsync(export);

            Assert.IsType<Imported>(outcome);
            var restored = await ExportAsync(there, id);
            Assert.Equal(Lines(export)[1..], Lines(restored)[1..]);
            Assert.Equal(Unsigned(Lines(export)[0]), Unsigned(Lines(restored)[0]));
            foreach (var read in new[] { "/contributions?limit=200", "/sources", "/contributions/c1", "?at=20" })
                Assert.Equal(
                    WithoutNames((await here.Anonymous.ReadAsync($"/api/debates/{id}{read}")).Expect(200).Body),
                    WithoutNames((await there.Anonymous.ReadAsync($"/api/debates/{id}{read}")).Expect(200).Body));
        }
        var rows = await LedgerRows.ReadAsync(there.Database);
        await LedgerRows.RebuildAsync(there.Services);
        Assert.Equal(rows, await LedgerRows.ReadAsync(there.Database));
    }

    [Fact]
    public async Task A_restored_debate_goes_on_and_stays_sound()
    {
        var (id, export) = await NewExportAsync("goes-on");
        Assert.IsType<Imported>(await ImportAsync(export));

        var debate = new TestedDebate(await there.SignedInAsync("newcomer"), Guid.Parse(id));
        var made = await debate.MakeAsync("""{"move":"rebut-claim","target":"c2","text":"Not so."}""");

        Assert.Equal("r1", made.Events[0].GetProperty("data").GetProperty("label").GetString());
        Assert.True((await VerifyCommand.CheckAsync(new StringReader(await ExportAsync(there, id)))).IsSound);
    }

    [Fact]
    public async Task Hidden_words_come_in_as_they_are_and_stay_away()
    {
        var debate = await (await here.SignedInAsync("hider")).OpenAsync("Is the bus late?");
        await debate.MakeAsync("""
            [{"move":"make-claim","text":"A rude remark."},{"move":"record-source","title":"Rude","text":"Rude words."},
             {"move":"cite-quote","source":"s1","exact":"words"},{"move":"hide","target":"c1","reason":"Manners."},{"move":"hide","target":"s1","reason":"Manners."}]
            """);
        var export = await ExportAsync(here, debate.Id.ToString());
        Assert.DoesNotContain("remark", export, StringComparison.Ordinal);

        Assert.IsType<Imported>(await ImportAsync(export));
        Assert.Equal(Lines(export)[1..], Lines(await ExportAsync(there, debate.Id.ToString()))[1..]);

        // Nothing breaks over what was not brought along.
        foreach (var page in new[] { "", "/c1", "/q1", "/sources", "/sources/s1", "/people" })
            Assert.Equal(200, (await there.Anonymous.ReadAsync($"/debates/{debate.Id}{page}")).Status);
        foreach (var read in new[] { "", "/contributions/c1", "/sources/s1", "/contributions/c1/history", "/events" })
            (await there.Anonymous.ReadAsync($"/api/debates/{debate.Id}{read}")).Expect(200);
    }

    [Fact]
    public async Task A_debate_that_is_here_is_never_touched_by_an_import()
    {
        var (id, export) = await NewExportAsync("twice");
        Assert.Equal($"Debate {id} is here already, with exactly these 5 entries.", (await ImportAsync(export, here)).Sentence);
        Assert.IsType<Imported>(await ImportAsync(await ExportAsync(here, id, "&at=3")));

        Assert.Equal(
            $"Debate {id} is here already, up to version 3 of the 5 in the file: an import never adds to a debate that is here.",
            Assert.IsType<ImportRefused>(await ImportAsync(export)).Sentence);
        Assert.Equal(
            $"All 2 entries are here already; debate {id} has gone on to version 3 since.",
            Assert.IsType<NothingToImport>(await ImportAsync(await ExportAsync(here, id, "&at=2"))).Sentence);

        var other = Rewritten(export, line => { if ((long)line["version"]! == 2) line["by"] = "01890000-0000-7000-8000-000000000009"; });
        Assert.Equal(
            $"Debate {id} is here already with another history: version 2 is another entry here.",
            Assert.IsType<ImportRefused>(await ImportAsync(other)).Sentence);
    }

    public static TheoryData<string, string, string> Hostile { get; } = new()
    {
        { "label", "data.label = \"c9\"", "Version 3: “c9” is not the label that comes next." },
        { "a label given twice", "data.label = \"c1\"", "Version 3: “c1” is not the label that comes next." },
        { "missing", "data.supports = \"c7\"", "Version 3: There is no contribution “c7” in this debate." },
        { "giant number", "data.supportsRevision = 99999999999", "Version 3: its data are not those of an event that this site knows." },
        { "a number too precise", "data.supportsRevision = 1.0", "Version 3: its data are not those of an event that this site knows." },
        { "enum", "data.stance = \"sideways\"", "Version 3: its data are not those of an event that this site knows." },
        { "enum as number", "data.stance = 1", "Version 3: its data are not those of an event that this site knows." },
        { "member", "data.note = \"Read this!\"", "Version 3: its data are not those of an event that this site knows." },
        { "member that is needed", "data.label = null", "Version 3: its data are not those of an event that this site knows." },
        { "kind", "event = \"claim-unmade\"", "Version 3: its data are not those of an event that this site knows." },
        { "speaker", "speaker = \"p9\"", "Version 3: Nobody called “p9” is in the debate's cast." },
        { "contributor", "by = \"p1\"", "Version 3: “p1” is not a contributor's id." },
        { "future", "at = \"2999-01-01T00:00:00.000000Z\"", "Version 3: it was logged in the future." },
        { "said", "saidAt = \"2999-01-01T00:00:00.000000Z\"", "Version 3: It was logged before it was said." },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_ledger_whose_hashes_are_right_but_whose_events_cannot_be_is_refused_whole(string what, string change, string sentence)
    {
        var (id, export) = await NewExportAsync("hostile");
        var parts = change.Split(" = ", 2);
        var hostile = Rewritten(export, line =>
        {
            // Later entries cannot have been logged before it.
            if ((long)line["version"]! < 3 || ((long)line["version"]! > 3 && parts[0] != "at"))
                return;
            var path = parts[0].Split('.');
            var parent = path.Length == 2 ? line[path[0]]!.AsObject() : line;
            parent[path[^1]] = JsonNode.Parse(parts[1]);
        });
        Assert.True((await VerifyCommand.CheckAsync(new StringReader(hostile))).IsSound, what);

        Assert.Equal(sentence, Assert.IsType<ImportRefused>(await ImportAsync(hostile)).Sentence);
        (await there.Anonymous.ReadAsync($"/api/debates/{id}")).ExpectProblem(404, "unknown-debate");
    }

    [Fact]
    public async Task A_file_that_is_not_sound_is_refused_whole()
    {
        var (id, export) = await NewExportAsync("unsound");
        var lines = Lines(export);
        foreach (var (file, sentence) in new[]
        {
            ("", "The first line is not the header of a ledger."),
            ("{}\n" + export, "The first line is not the header of a ledger."),
            (string.Join('\n', [.. lines[..3], .. lines[4..]]), "Version 3: version 4 stands in its place."),
            (string.Join('\n', lines[..3]) + "\nnonsense", "Version 3: it is not JSON, or has a member twice."),
            (string.Join('\n', lines[..3]) + "\n{\"version\":3,\"version\":3}", "Version 3: it is not JSON, or has a member twice."),
            (export.Replace("Claim 1.", "Claim 7.", StringComparison.Ordinal), "Version 2: the words “text” are not those that were logged."),
            (export.Replace("\"length\":5", "\"length\":6", StringComparison.Ordinal), "The signature is not that of the key"),
            (string.Join('\n', lines[..5]), "The header names 5 entries and the head"),
            (Unsigned(lines[0]).Replace("\"length\":5", "\"length\":5000000000", StringComparison.Ordinal) + "\n" + string.Join('\n', lines[1..]), "The header names 5000000000 entries"),
            (lines[0] + "\n" + new string(' ', 10) + new string('x', LedgerLines.MostBytes + 1), "Version 1: it is longer than any entry can be."),
        })
        {
            Assert.StartsWith(sentence, Assert.IsType<ImportRefused>(await ImportAsync(file)).Sentence, StringComparison.Ordinal);
            (await there.Anonymous.ReadAsync($"/api/debates/{id}")).ExpectProblem(404, "unknown-debate");
        }
        Assert.IsType<Imported>(await ImportAsync(export));
    }

    [Fact]
    public async Task A_file_is_refused_for_its_first_wrong_line_however_much_is_still_to_come()
    {
        var (_, export) = await NewExportAsync("endless");
        var endless = new Pipe();
        await endless.Writer.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', Lines(export)[..3]) + "\nnonsense\n"));

        var outcome = await ImportAsync(endless.Reader.AsStream()).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("Version 3: it is not JSON, or has a member twice.", Assert.IsType<ImportRefused>(outcome).Sentence);
    }

    [Fact]
    public async Task An_import_that_is_broken_off_while_more_is_to_come_leaves_nothing()
    {
        var (id, export) = await NewExportAsync("broken-off");
        var endless = new Pipe();
        await endless.Writer.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', Lines(export)[..3]) + "\n"));
        using var stop = new CancellationTokenSource();
        var import = ImportAsync(endless.Reader.AsStream(), ct: stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import.WaitAsync(TimeSpan.FromMinutes(1)));
        (await there.Anonymous.ReadAsync($"/api/debates/{id}")).ExpectProblem(404, "unknown-debate");
        Assert.IsType<Imported>(await ImportAsync(export));
    }

    [Fact]
    public async Task One_of_many_imports_at_once_counts()
    {
        var (id, export) = await NewExportAsync("at-once");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ImportAsync(export)));
        Assert.Single(outcomes.OfType<Imported>());
        Assert.Equal(Lines(export)[1..], Lines(await ExportAsync(there, id))[1..]);
    }

    async Task<(string Id, string Export)> NewExportAsync(string handle)
    {
        var debate = await (await here.SignedInAsync(handle)).OpenAsync("Is the bus late?");
        await debate.MakeAsync("""[{"move":"make-claim","text":"Claim 1."},{"move":"make-claim","text":"Claim 2.","supports":"c1"},{"move":"state-credence","target":"c1","probability":0.1},{"move":"ask-question","text":"Which bus?"}]""");
        return (debate.Id.ToString(), await ExportAsync(here, debate.Id.ToString()));
    }

    static async Task<string> ExportAsync(SiteFixture site, string id, string query = "") =>
        (await site.Anonymous.ReadAsync($"/api/debates/{id}/export?format=ledger{query}")).Expect(200).Text;

    async Task<ImportOutcome> ImportAsync(string export, SiteFixture? site = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(export));
        return await ImportAsync(file, site);
    }

    Task<ImportOutcome> ImportAsync(Stream file, SiteFixture? site = null, CancellationToken ct = default) =>
        new LedgerImport((site ?? there).Services.GetRequiredService<IDocumentStore>(), TimeProvider.System).RunAsync(file, ct);

    static string[] Lines(string export) => export.TrimEnd('\n').Split('\n');

    // Each site signs with its own key.
    static string Unsigned(string header)
    {
        var members = JsonNode.Parse(header)!.AsObject();
        foreach (var member in new[] { "keyId", "publicKey", "signature" })
            members.Remove(member);
        return members.ToJsonString();
    }

    // Changes entries and chains them anew, as somebody could who knows the format.
    internal static string Rewritten(string export, Action<JsonObject> change)
    {
        var lines = Lines(export);
        var header = JsonNode.Parse(Unsigned(lines[0]))!.AsObject();
        var previous = Chain.Genesis((Guid)header["debate"]!);
        var written = new List<string>();
        foreach (var text in lines[1..])
        {
            var line = JsonNode.Parse(text)!.AsObject();
            change(line);
            line["prev"] = previous;
            var read = JsonElement.Parse(line.ToJsonString());
            previous = Chain.HashOf(
                previous, read.GetProperty("version").GetInt64(), Chain.ReadInstant((string)line["at"]!), (string)line["by"]!, (string?)line["speaker"],
                (string?)line["saidAt"] is { } said ? Chain.ReadInstant(said) : null, (string)line["event"]!, read.GetProperty("data"));
            line["hash"] = previous;
            written.Add(line.ToJsonString());
        }
        header["head"] = previous;
        header.Remove("root");
        return header.ToJsonString() + "\n" + string.Join('\n', written) + "\n";
    }

    // Accounts are the site's, not the debate's: those who have none there are shown as former contributors.
    static string WithoutNames(JsonElement answer)
    {
        var node = JsonNode.Parse(answer.GetRawText())!;
        Strip(node);
        return node.ToJsonString();
    }

    static void Strip(JsonNode? node)
    {
        if (node is JsonObject members)
            foreach (var (name, member) in members.ToList())
                if (name is "by" or "opener" or "speaker" or "holders" or "concededBy" or "contributor" or "owner" or "participants" or "credences")
                    members.Remove(name);
                else
                    Strip(member);
        else if (node is JsonArray items)
            foreach (var item in items)
                Strip(item);
    }
}
