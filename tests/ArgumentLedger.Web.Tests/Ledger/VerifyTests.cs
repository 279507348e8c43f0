using ArgumentLedger.Web.Hosting;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>The command “verify” as people call it, on files.</summary>
[Collection(SharedSite.Name)]
public sealed class VerifyTests(SiteFixture site) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ledger-verify-").FullName;

    [Fact]
    public async Task A_signed_export_is_sound_under_its_key_and_under_no_other()
    {
        var debate = await NewDebateAsync();
        var file = Keep("all.ndjson", (await debate.ReadAsync("/export")).Text);
        var key = (await site.Anonymous.ReadAsync("/api/ledger-key")).Body;
        var spelled = key.GetProperty("publicKey").GetString()!;
        var id = key.GetProperty("id").GetString()!;

        var (code, said) = await VerifyAsync(file);
        Assert.Equal((0, $"It is signed with the key {id} that it names itself: give --key to be sure whose that is."), (code, said[1]));
        Assert.StartsWith($"Sound: 7 entries of debate {debate.Id}, head ", said[0], StringComparison.Ordinal);
        Assert.Equal((0, $"It is signed with your key {id}."), Second(await VerifyAsync(file, "--key", spelled)));
        Assert.Equal((0, $"It is signed with your key {id}."), Second(await VerifyAsync(file, $"--key={Keep("key.pem", key.GetProperty("pem").GetString()!)}")));

        const string other = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        (code, said) = await VerifyAsync(file, "--key", other);
        Assert.Equal(1, code);
        Assert.Contains("It is signed with another key than ", Assert.Single(said), StringComparison.Ordinal);
        foreach (var member in new[] { "signature", "publicKey", "keyId", "root", "length" })
        {
            var altered = (await debate.ReadAsync("/export")).Text.Replace($"\"{member}\":\"", $"\"{member}\":\"A", StringComparison.Ordinal).Replace("\"length\":7", "\"length\":8", StringComparison.Ordinal);
            Assert.Equal(1, (await VerifyAsync(Keep($"{member}.ndjson", altered))).Code);
        }
        var unsigned = System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(file), ",\"root\".*?}\n", "}\n");
        Assert.Equal((0, "It is not signed."), Second(await VerifyAsync(Keep("unsigned.ndjson", unsigned))));
        Assert.Equal(1, (await VerifyAsync(Keep("unsigned.ndjson", unsigned), "--key", spelled)).Code);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_is_missed_by_whoever_kept_a_head()
    {
        var debate = await NewDebateAsync();
        var kept = Keep("kept.json", (await debate.ReadAsync("/ledger")).Text);
        var early = Keep("early.json", (await debate.ReadAsync("/ledger?at=4")).Text);
        var cut = Keep("cut.ndjson", (await debate.ReadAsync("/export?at=5")).Text);

        Assert.Equal(0, (await VerifyAsync(cut)).Code);
        Assert.Equal((0, "It has all 4 entries of early.json, unchanged."), Last(await VerifyAsync(cut, "--head", early)));
        Assert.Equal((1, "Not sound. Versions 6 to 7 are missing: kept.json has them, and the ledger ends at version 5."), Last(await VerifyAsync(cut, "--head", early, "--head", kept)));
    }

    [Fact]
    public async Task A_ledger_rewritten_whole_does_not_lead_to_the_head_that_somebody_kept()
    {
        var debate = await NewDebateAsync();
        var head = Keep("kept.json", (await debate.ReadAsync("/ledger?at=6")).Text);
        var early = Keep("early.json", (await debate.ReadAsync("/ledger?at=3")).Text);
        var export = Keep("kept.ndjson", (await debate.ReadAsync("/export?at=6")).Text);
        var other = Keep("other.ndjson", LedgerImportTests.Rewritten((await debate.ReadAsync("/export")).Text, line =>
        {
            if ((long)line["version"]! == 5)
                line["by"] = "01890000-0000-7000-8000-000000000009";
        }));

        Assert.Equal(0, (await VerifyAsync(other)).Code);
        Assert.Equal(
            (1, "Not sound. The ledger was rewritten: at version 6 it had come to another head when kept.json was kept. The first changed entry is version 6 or an earlier one."),
            Last(await VerifyAsync(other, "--head", head)));
        Assert.Equal(
            (1, "Not sound. The ledger was rewritten: at version 6 it had come to another head when kept.json was kept. The first changed entry is one of versions 4 to 6."),
            Last(await VerifyAsync(other, "--head", head, "--head", early)));
        Assert.Equal(
            (1, "Not sound. Version 5 is not the entry that kept.ndjson has: the ledger was rewritten from there."),
            Last(await VerifyAsync(other, "--head", export)));
    }

    [Fact]
    public async Task What_was_kept_of_another_debate_or_altered_proves_nothing()
    {
        var debate = await NewDebateAsync();
        var file = Keep("all.ndjson", (await debate.ReadAsync("/export")).Text);
        var foreign = Keep("foreign.json", (await (await NewDebateAsync()).ReadAsync("/ledger")).Text);
        var altered = Keep("altered.json", (await debate.ReadAsync("/ledger?at=6")).Text.Replace("\"length\":6", "\"length\":5", StringComparison.Ordinal));

        Assert.StartsWith($"Not sound. It is the ledger of debate {debate.Id}, and foreign.json is of ", Last(await VerifyAsync(file, "--head", foreign)).Item2, StringComparison.Ordinal);
        Assert.StartsWith("Not sound. altered.json is not to be trusted. The signature is not that of the key ", Last(await VerifyAsync(file, "--head", altered)).Item2, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_call_says_how_it_is_done()
    {
        var file = Keep("some.json", "{}");
        foreach (var arguments in new[] { [], new[] { file, file }, [file, "--haed", file], [file, "--head"], [file, "--key", "short"], [file, "--head", file], ["nowhere.ndjson"], [file, "--head", "nowhere.json"] })
        {
            var (code, said) = await VerifyAsync(arguments);
            Assert.Equal((2, 0), (code, said.Length));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    async Task<TestedDebate> NewDebateAsync()
    {
        var debate = await (await site.SignedInAsync("verifier")).OpenAsync("Is the bus late?");
        await debate.MakeAsync($"[{string.Join(',', Enumerable.Range(1, 6).Select(n => $$"""{"move":"make-claim","text":"Claim {{n}}."}"""))}]");
        return debate;
    }

    string Keep(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    static async Task<(int Code, string[] Said)> VerifyAsync(params string[] arguments)
    {
        await using var say = new StringWriter();
        await using var tell = new StringWriter();
        var code = await VerifyCommand.RunAsync(new CommandLine(arguments), say, tell, CancellationToken.None);
        Assert.True(code != 2 || tell.ToString().Length > 0);
        return (code, say.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    static (int, string) Second((int Code, string[] Said) found) => (found.Code, found.Said[1]);

    static (int, string) Last((int Code, string[] Said) found) => (found.Code, found.Said[^1]);
}
