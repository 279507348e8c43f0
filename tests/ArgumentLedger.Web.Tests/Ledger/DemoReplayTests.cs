using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay.Checkpoints;
using ArgumentLedger.Domain.Tests.Kit;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Ledger;

public sealed class DemoReplayTests(DemoSiteFixture site) : IClassFixture<DemoSiteFixture>
{
    [Fact]
    public async Task Every_version_of_every_demo_debate_is_the_same_live_folded_looked_back_at_restored_and_exported()
    {
        var reader = site.Services.GetRequiredService<DebateReader>();
        var list = (await site.Anonymous.GetAsync("/api/debates")).Content.ReadAsStringAsync();
        var debates = JsonNode.Parse(await list)!["items"]!.AsArray().Select(card => Guid.Parse((string)card!["id"]!)).ToList();
        Assert.True(debates.Count >= 3, $"only {debates.Count} demo debates");

        foreach (var id in debates)
        {
            var head = (await reader.HeadAsync(id, default))!;
            var entries = await reader.EntriesAsync(id, 1, (int)head.Version, default);
            var exported = await ExportedAsync(id, head);
            Assert.Equal(entries, exported);
            var then = Debate.None;
            foreach (var entry in entries)
            {
                then = then.Apply(entry);
                var wanted = Rendering.Of(then);
                Assert.Equal(wanted, Rendering.Of((await reader.AtAsync(id, entry.Version, default))!));
                Assert.Equal(wanted, Rendering.Of(head.Again(entry)));
                Assert.Equal(wanted, Rendering.Of(Checkpoint.Read(Checkpoint.Write(then)).Retold(entry)));
                if (entry.Version > 1)
                    Assert.Equal(wanted, Rendering.Of(Checkpoint.Read(Checkpoint.Write(Debate.None.ApplyAll(exported.Take((int)entry.Version - 1)))).Apply(entry)));
            }
        }
    }

    // The lines of an export as anybody would read them.
    async Task<List<Entry>> ExportedAsync(Guid id, Debate head)
    {
        var entries = new List<Entry>();
        await foreach (var line in site.Services.GetRequiredService<LedgerExport>().EntriesAsync(id, head, 1, head.Version, default))
            entries.Add(new(
                (long)line["version"]!, Time(line["at"])!.Value, (string)line["by"]!, (string?)line["speaker"], Time(line["saidAt"]),
                (DebateEvent)line["data"].Deserialize(Vocabulary.Events[(string)line["event"]!], LedgerJson.Stored)!));
        return entries;
    }

    static DateTimeOffset? Time(JsonNode? node) =>
        node is null ? null : DateTimeOffset.Parse((string)node!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
