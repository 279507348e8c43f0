using System.Text.Json;
using ArgumentLedger.Domain.Ledger;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Ledger;

[Collection(SharedSite.Name)]
public sealed class SignedHeadTests(SiteFixture site)
{
    [Fact]
    public async Task A_head_is_signed_with_the_key_that_the_site_shows()
    {
        var debate = await NewDebateAsync("signed-heads");
        var key = await KeyAsync(site);

        foreach (var at in new[] { "", "?at=1", "?at=4", "?at=7" })
        {
            var view = (await debate.ReadAsync($"/ledger{at}")).Expect(200).Body;
            Assert.True(key.Verifies(HeadOf(view), Text(view, "signature")));
            Assert.False(key.Verifies(HeadOf(view) with { Length = 99 }, Text(view, "signature")));
            Assert.Equal((key.Id, key.Spelled), (Text(view, "keyId"), Text(view, "publicKey")));
        }
        Assert.Equal((await debate.ReadAsync("/ledger")).Text, (await debate.ReadAsync("/ledger?at=7")).Text);
    }

    [Fact]
    public async Task Every_entry_is_proved_to_stand_in_the_signed_ledger_hidden_or_not()
    {
        var debate = await NewDebateAsync("provers");
        await debate.MakeAsync("""{"move":"hide","target":"c2","reason":"Manners."}""");
        for (var version = 1; version <= 8; version++)
        {
            var proof = (await debate.ReadAsync($"/ledger/proof/{version}")).Expect(200);
            Assert.DoesNotContain("Claim 2.", proof.Text, StringComparison.Ordinal);
            var entry = proof.Body.GetProperty("entry");
            Assert.Equal(Text(entry, "hash"), Rehashed(entry));
            var head = HeadOf(proof.Body.GetProperty("ledger"));
            Assert.True(MerkleProof.Includes(version, head.Length, Text(entry, "hash"), Path(proof.Body), head.Root));
        }
        (await debate.ReadAsync("/ledger/proof/3?at=2")).ExpectProblem(404, "unknown-version");
        (await debate.ReadAsync("/ledger/proof/9")).ExpectProblem(404, "unknown-version");
        (await debate.ReadAsync("/ledger/proof/0")).ExpectProblem(404, "unknown-version");
        (await debate.ReadAsync("/ledger/proof/99999999999999999999")).ExpectProblem(404, "unknown-version");
        (await debate.ReadAsync("/ledger/proof/x")).ExpectProblem(404, "unknown-version");
        (await debate.ReadAsync("/ledger/proof/1?from=2")).ExpectProblem(400, "bad-parameter");
    }

    [Fact]
    public async Task A_ledger_is_proved_to_go_on_from_a_head_that_somebody_kept()
    {
        var debate = await NewDebateAsync("keepers");
        var kept = HeadOf((await debate.ReadAsync("/ledger?at=3")).Body);
        await debate.MakeAsync("""{"move":"make-claim","text":"One more."}""");

        var proof = (await debate.ReadAsync("/ledger/consistency?from=3")).Expect(200).Body;

        var head = HeadOf(proof.GetProperty("ledger"));
        Assert.Equal(8, head.Length);
        Assert.Equal(kept.Root, Text(proof, "root"));
        Assert.True(MerkleProof.Continues(3, kept.Root, 8, head.Root, Path(proof)));
        foreach (var wrong in new[] { "", "?from=0", "?from=9", "?from=-1", "?from=x", "?at=2&from=3" })
            (await debate.ReadAsync($"/ledger/consistency{wrong}")).ExpectProblem(400, "bad-parameter");
    }

    [Fact]
    public async Task All_sites_on_one_database_sign_with_one_key_that_survives_a_restart()
    {
        var empty = await (await PostgresServer.SharedAsync()).NewDatabaseAsync();
        SiteFixture[] nodes = [new() { ConnectionString = empty }, new() { ConnectionString = empty }, new() { ConnectionString = empty }];
        await nodes[0].InitializeAsync();
        await Task.WhenAll(nodes[1..].Select(node => node.InitializeAsync()));
        var keys = await Task.WhenAll(nodes.Select(KeyAsync));
        foreach (var node in nodes)
            await node.DisposeAsync();
        Assert.Single(keys.Select(key => key.Spelled).Distinct());

        var again = new SiteFixture { ConnectionString = empty };
        await again.InitializeAsync();
        Assert.Equal(keys[0].Spelled, (await KeyAsync(again)).Spelled);
        await MakeManyAtOnceAsync(again);
        await again.DisposeAsync();
    }

    static async Task MakeManyAtOnceAsync(SiteFixture site)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var forget = new NpgsqlCommand("delete from ledger.signing_key", connection);
        Assert.Equal(1, await forget.ExecuteNonQueryAsync());
        var store = site.Services.GetRequiredService<Marten.IDocumentStore>();
        var signers = Enumerable.Range(0, 16).Select(_ => new LedgerSigner(store)).ToArray();
        var keys = await Task.WhenAll(signers.Select(signer => signer.PublicKeyAsync(CancellationToken.None)));
        Assert.Single(keys.Select(key => key.Spelled).Distinct());
        Array.ForEach(signers, signer => signer.Dispose());
    }

    [Fact]
    public async Task The_public_key_comes_in_the_form_that_other_programs_read()
    {
        var view = (await site.Anonymous.ReadAsync("/api/ledger-key")).Expect(200).Body;
        Assert.Equal("Ed25519", Text(view, "algorithm"));
        Assert.Equal(Text(view, "publicKey"), LedgerPublicKey.Read(Text(view, "pem"))!.Spelled);
        (await site.Anonymous.ReadAsync("/api/ledger-key?x=1")).ExpectProblem(400, "bad-parameter");
    }

    [Fact]
    public async Task The_private_key_leaves_the_database_in_no_answer()
    {
        var debate = await NewDebateAsync("curious");
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select private_key from ledger.signing_key", connection);
        var secret = (byte[])(await command.ExecuteScalarAsync())!;
        foreach (var address in new[] { "/ledger", "/ledger/proof/1", "/ledger/consistency?from=1", "/export", "" })
        {
            var text = (await debate.ReadAsync(address)).Text;
            Assert.DoesNotContain(System.Buffers.Text.Base64Url.EncodeToString(secret), text, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToHexStringLower(secret), text, StringComparison.OrdinalIgnoreCase);
        }
    }

    async Task<TestedDebate> NewDebateAsync(string handle)
    {
        var debate = await (await site.SignedInAsync(handle)).OpenAsync("Is the bus late?");
        await debate.MakeAsync($"[{string.Join(',', Enumerable.Range(1, 6).Select(n => $$"""{"move":"make-claim","text":"Claim {{n}}."}"""))}]");
        return debate;
    }

    static async Task<LedgerPublicKey> KeyAsync(SiteFixture site) =>
        LedgerPublicKey.Read(Text((await site.Anonymous.ReadAsync("/api/ledger-key")).Expect(200).Body, "publicKey"))!;

    static string Rehashed(JsonElement entry) => Chain.HashOf(
        Text(entry, "prev"), entry.GetProperty("version").GetInt64(), entry.GetProperty("at").GetDateTimeOffset(), Text(entry, "by"),
        null, null, Text(entry, "event"), entry.GetProperty("data"));

    static LedgerHead HeadOf(JsonElement view) =>
        new(view.GetProperty("debate").GetGuid(), view.GetProperty("length").GetInt64(), Text(view, "head"), Text(view, "root"));

    static IReadOnlyList<string> Path(JsonElement proof) => [.. proof.GetProperty("path").EnumerateArray().Select(hash => hash.GetString()!)];

    static string Text(JsonElement view, string member) => view.GetProperty(member).GetString()!;
}
