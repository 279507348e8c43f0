using System.Net;
using System.Text.Json;
using ArgumentLedger.Web.Tests.Ledger;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Webhooks;

/// <summary>Webhooks that fail for long, and sites that are killed.</summary>
public sealed class WebhookGivenUpTests
{
    [Fact]
    public async Task One_that_has_failed_for_long_is_disabled_and_says_why_and_keeps_nothing_more()
    {
        var site = new SiteFixture { Settings = new Dictionary<string, string?>(WebhookSite.Usual) { ["Webhooks:GiveUpAfter"] = "00:00:01" } };
        await site.InitializeAsync();
        await using var receiver = await Receiver.StartedAsync();
        receiver.Answer = (_, http) => Receiver.StatusAsync(http, HttpStatusCode.InternalServerError);
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is it given up?");
        var hook = await debate.HookAsync(receiver.Address);
        await debate.MakeAsync("""{"move":"make-claim","text":"One."}""");

        var stopped = await hook.UntilAsync("disabled");

        Assert.Equal("Every delivery has failed for 1 second. The last time: It answered 500.", stopped.GetProperty("why").GetString());
        Assert.Equal(JsonValueKind.Null, stopped.GetProperty("nextAt").ValueKind);
        Assert.True((await hook.DeliveriesAsync()).Single().GetProperty("attempts").GetInt32() >= 2);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_site_that_is_killed_while_it_tells_goes_on_where_it_was_and_leaves_nothing_out()
    {
        const int moves = 60;
        await using var receiver = await Receiver.StartedAsync();
        receiver.Answer = (_, _) => Task.Delay(20);
        await using var site = new KilledSite { Settings = WebhookSite.Usual };
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        await KillTests.SignInAsync(client);
        var debate = await client.OpenAsync("Is it told?");
        var hook = await debate.HookAsync(receiver.Address);
        await debate.MakeAsync($"[{string.Join(',', Enumerable.Repeat("""{"move":"make-claim","text":"One."}""", moves / 2))}]");
        await receiver.UntilAsync(10);
        await debate.MakeAsync($"[{string.Join(',', Enumerable.Repeat("""{"move":"make-claim","text":"Two."}""", moves / 2))}]");
        await site.KillAsync();
        var told = receiver.Calls.Count;
        await site.StartAsync();
        await hook.UntilAsync(one => one.GetProperty("waiting").GetInt64() == 0);
        await receiver.UntilAsync(calls => calls.Any(call => call.Id == $"{moves + 1}"));

        Assert.InRange(told, 10, moves - 1);
        var versions = receiver.Calls.Select(call => long.Parse(call.Id, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(Enumerable.Range(2, moves).Select(n => (long)n), versions.Distinct());
        Assert.Equal(versions.Order(), versions);
        // What was being told when it was killed, or was told too slowly, is told again; not all of it.
        Assert.InRange(versions.Count, moves, moves + 5);
    }
}
