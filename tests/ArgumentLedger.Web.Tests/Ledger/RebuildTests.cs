using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Ledger;

public sealed class RebuildTests(DemoSiteFixture site) : IClassFixture<DemoSiteFixture>
{
    [Fact]
    public async Task Rows_rebuilt_from_the_events_equal_those_kept_live()
    {
        var ann = await site.SignedInAsync("anna");
        var debate = await ann.OpenAsync("Is the bus late?");
        await debate.MakeAsync("""
            [{"move":"introduce-speaker","as":"d","name":"The driver"},{"move":"make-claim","as":"c","text":"The bus is late."},
             {"move":"rebut-claim","as":"r","speaker":"@d","target":"@c","text":"It came at 8:03."},
             {"move":"cite-quote","contribution":"@r","exact":"8:03"},{"move":"record-source","as":"s","speaker":"@d","title":"Log","text":"Left at 7:50."},
             {"move":"cite-quote","source":"@s","exact":"7:50"},{"move":"concede-claim","what":"@r","extent":"full","yields":"@c"}]
            """);
        await debate.MakeAsync("""{"move":"identify-speaker","speaker":"p1","contributor":"anna"}""");
        await debate.MakeAsync("""
            [{"move":"make-claim","text":"Trams are quick."},{"move":"cite-quote","contribution":"c2","exact":"trams were quick"},{"move":"cite-quote","contribution":"c1","exact":"late"},
             {"move":"cite-quote","contribution":"q2","exact":"no such words at all"},{"move":"amend","target":"c2","text":"They are quick.","reason":"Shorter."}]
            """);
        await debate.MakeAsync("""[{"move":"hide","target":"c1","reason":"Rude."},{"move":"close-debate"}]""");
        var live = await LedgerRows.ReadAsync(site.Database);
        Assert.True(live.Count > 80, $"only {live.Count} rows");

        await LedgerRows.RebuildAsync(site.Services);

        Assert.Equal(live, await LedgerRows.ReadAsync(site.Database));
    }
}
