using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Tracing;

public sealed class ExportTests
{
    [Fact]
    public async Task What_the_standard_variables_have_exported_tells_of_moves_but_neither_of_people_nor_of_their_words()
    {
        await using var collector = await Collector.StartAsync();
        var site = new SiteFixture
        {
            Settings = new Dictionary<string, string?>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_SERVICE_NAME"] = "ledger-under-test",
            },
        };
        await site.InitializeAsync();
        var zoe = await site.SignedInAsync("zoe-quixote");
        zoe.DefaultRequestHeaders.UserAgent.ParseAdd("Zoebrowser/7");
        var debate = await zoe.OpenAsync("Are xylophones loud?");
        await debate.MakeAsync("""
            [{"move":"introduce-speaker","as":"s","name":"Wilhelmina"},{"move":"make-claim","speaker":"@s","text":"Zithers are louder."},
             {"move":"cite-quote","contribution":"c1","exact":"Zithers"}]
            """);
        await debate.TryAsync("""{"move":"rebut-claim","target":"c9","text":"Harpsichords too."}""");
        (await zoe.ReadAsync("/api/search?q=xylophones")).Expect(200);
        (await zoe.ReadAsync("/api/positions?by=zoe-quixote")).Expect(200);
        (await zoe.ReadAsync("/api/contributors/zoe-quixote")).Expect(200);
        await site.DisposeAsync();

        Assert.Contains("ledger.decide", collector.At("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("api/contributors/{", collector.At("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains(debate.Id.ToString(), collector.At("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("ledger.commit.duration", collector.At("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("ledger-under-test", collector.At("/v1/metrics"), StringComparison.Ordinal);
        Assert.All(
            ["zoe", "xylophone", "zither", "harpsichord", "wilhelmina", "password"],
            word => Assert.DoesNotContain(word, collector.All, StringComparison.OrdinalIgnoreCase));
    }
}
