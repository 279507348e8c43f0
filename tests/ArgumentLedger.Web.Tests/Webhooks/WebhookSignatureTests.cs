using System.Security.Cryptography;
using System.Text;
using ArgumentLedger.Web.Tests.Support;
using ArgumentLedger.Web.Tests.Transfer.Judges;

namespace ArgumentLedger.Web.Tests.Webhooks;

/// <summary>Signatures as receivers check them.</summary>
public sealed class WebhookSignatureTests(WebhookSite site) : IClassFixture<WebhookSite>
{
    [NeedsProgramFact("openssl", "version")]
    public async Task OpenSSL_finds_the_signature_of_the_time_and_the_body()
    {
        var (hook, call) = await CalledAsync("signed");
        var (time, signatures) = Read(call.Headers["Ledger-Signature"]);

        var (code, said, _) = GraphToolTests.Run("openssl", ["dgst", "-sha256", "-hmac", hook.Secret], $"{time}.{call.Body}");

        Assert.Equal(0, code);
        Assert.Equal(said.Trim().Split(' ')[^1], Assert.Single(signatures));
        Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - time, -60, 600);
    }

    [NeedsProgramFact("python3", "--version")]
    public async Task Python_finds_it_as_the_README_shows()
    {
        const string check = """
            import sys, hmac, hashlib
            secret, header, body = sys.argv[1], sys.argv[2], sys.stdin.buffer.read()
            parts = [part.split("=", 1) for part in header.split(",")]
            made = hmac.new(secret.encode(), parts[0][1].encode() + b"." + body, hashlib.sha256).hexdigest()
            print(any(name == "v1" and hmac.compare_digest(value, made) for name, value in parts))
            """;
        var (hook, call) = await CalledAsync("python");

        Assert.Equal((0, "True\n", ""), GraphToolTests.Run("python3", ["-c", check, hook.Secret, call.Headers["Ledger-Signature"]], call.Body));
        Assert.Equal((0, "False\n", ""), GraphToolTests.Run("python3", ["-c", check, hook.Secret, call.Headers["Ledger-Signature"]], call.Body + " "));
    }

    [Fact]
    public async Task A_new_secret_signs_beside_the_former_one_and_neither_is_kept_as_it_is_shown()
    {
        var (hook, _) = await CalledAsync("rotated");
        await using var receiver = await Receiver.StartedAsync();
        var rotated = (await hook.Client.SendAsync($"{hook.Address}/secret", "")).Expect(200).Body.GetProperty("secret").GetString()!;
        (await hook.ChangeAsync($$"""{"url":"{{receiver.Address}}"}""")).Expect(200);

        (await hook.Client.SendAsync($"{hook.Address}/test", "")).Expect(200);

        var call = receiver.Calls.Single();
        var (time, signatures) = Read(call.Headers["Ledger-Signature"]);
        Assert.Equal("argument-ledger.test", call.Type);
        Assert.Equal([Signed(rotated, time, call.Body), Signed(hook.Secret, time, call.Body)], signatures);
        await using var connection = new Npgsql.NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var rows = new Npgsql.NpgsqlCommand("select string_agg(w::text, ' ') from ledger.webhooks w", connection);
        var kept = (string)(await rows.ExecuteScalarAsync())!;
        Assert.DoesNotContain("whsec_", kept, StringComparison.Ordinal);
    }

    async Task<(TestedWebhook Hook, Call Call)> CalledAsync(string handle)
    {
        await using var receiver = await Receiver.StartedAsync();
        var debate = await (await site.SignedInAsync(handle)).OpenAsync("Is it signed?");
        var hook = await debate.HookAsync(receiver.Address);
        await debate.MakeAsync("""{"move":"make-claim","text":"Überall “so”."}""");
        return (hook, (await receiver.UntilAsync(1))[0]);
    }

    static (long Time, IReadOnlyList<string> Signatures) Read(string header)
    {
        var parts = header.Split(',').Select(part => part.Split('=', 2)).ToList();
        Assert.Equal("t", parts[0][0]);
        Assert.All(parts.Skip(1), part => Assert.Equal("v1", part[0]));
        return (long.Parse(parts[0][1], System.Globalization.CultureInfo.InvariantCulture), [.. parts.Skip(1).Select(part => part[1])]);
    }

    static string Signed(string secret, long time, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")));
}
