using System.Net.Http.Json;
using ArgumentLedger.Web.Tests.Ledger;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Tracing;

public sealed class ExportTests
{
    [Fact]
    public async Task What_the_standard_variables_have_exported_tells_of_moves_but_neither_of_people_nor_of_their_words()
    {
        await using var collector = await Collector.StartAsync();
        // In a process of its own: spans are heard across a whole process, and are dropped when others make too many.
        await using var site = new KilledSite
        {
            Database = await (await PostgresServer.SharedAsync()).NewDatabaseAsync(),
            Settings = new Dictionary<string, string?>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_SERVICE_NAME"] = "ledger-under-test",
            },
        };
        await site.StartAsync();
        var debate = await TalkAsync(site.Address);
        await site.StopAsync();

        Assert.Contains("ledger.decide", collector.At("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("api/contributors/{", collector.At("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains(debate, collector.At("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("ledger.commit.duration", collector.At("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("ledger-under-test", collector.At("/v1/metrics"), StringComparison.Ordinal);
        Assert.All(
            ["zoe", "xylophone", "zither", "harpsichord", "wilhelmina", "password"],
            word => Assert.DoesNotContain(word, collector.All, StringComparison.OrdinalIgnoreCase));
    }

    static async Task<string> TalkAsync(Uri address)
    {
        using var zoe = new HttpClient { BaseAddress = address };
        zoe.DefaultRequestHeaders.UserAgent.ParseAdd("Zoebrowser/7");
        await zoe.SignUpAsync("zoe-quixote");
        var debate = (await zoe.PostAsync("/api/debates", new { motion = "Are xylophones loud?" })).GetProperty("id").GetString()!;
        await zoe.PostAsync($"/api/debates/{debate}/moves", new object[]
        {
            new { move = "introduce-speaker", @as = "s", name = "Wilhelmina" },
            new { move = "make-claim", speaker = "@s", text = "Zithers are louder." },
            new { move = "cite-quote", contribution = "c1", exact = "Zithers" },
        });
        using var refused = await zoe.PostAsJsonAsync($"/api/debates/{debate}/moves", new { move = "rebut-claim", target = "c9", text = "Harpsichords too." });
        Assert.False(refused.IsSuccessStatusCode);
        foreach (var path in (string[])["/api/search?q=xylophones", "/api/positions?by=zoe-quixote", "/api/contributors/zoe-quixote"])
            await zoe.GetStringAsync(path);
        return debate;
    }
}
