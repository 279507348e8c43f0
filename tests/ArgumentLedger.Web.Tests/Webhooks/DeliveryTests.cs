using System.Net;
using System.Text.Json;
using ArgumentLedger.Web.Tests.Live;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace ArgumentLedger.Web.Tests.Webhooks;

/// <summary>What comes to a receiver, and in which order.</summary>
public sealed class DeliveryTests(WebhookSite site) : IClassFixture<WebhookSite>
{
    [Fact]
    public async Task Every_event_of_a_debate_is_told_once_and_in_order_as_a_CloudEvent_that_can_be_told_from_others()
    {
        await using var receiver = await Receiver.StartedAsync();
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("What is told?");
        var hook = await debate.HookAsync(receiver.Address);
        await debate.MakeAsync("""{"move":"make-claim","text":"One."}""");
        await debate.MakeAsync("""[{"move":"introduce-speaker","as":"s","name":"Sam"},{"move":"rebut-claim","speaker":"@s","target":"c1","aim":"conclusion","text":"No."}]""");

        var calls = await receiver.UntilAsync(3);
        await hook.UntilAsync(one => one.GetProperty("waiting").GetInt64() == 0);

        Assert.Equal(["2 claim-made c1", "3 speaker-introduced p1", "4 rebuttal-made r1"],
            calls.Select(call => $"{call.Id} {call.Type["argument-ledger.".Length..]} {call.Event.GetProperty("subject")}"));
        Assert.All(calls, call => Assert.Equal(debate.Id, call.Debate));
        Assert.All(calls, call => Assert.Equal("1.0", call.Event.GetProperty("specversion").GetString()));
        Assert.All(calls, call => Assert.Equal("application/cloudevents+json; charset=utf-8", call.Headers["Content-Type"]));
        Assert.Equal(["1", "2", "3"], calls.Select(call => call.Headers["Ledger-Delivery"]));
        var events = (await debate.ReadAsync("/events?after=1")).Expect(200).Items;
        Assert.Equal(events.Select(one => SameJson.Canonical(one)), calls.Select(call => SameJson.Canonical(call.Data)));
        Assert.All(await hook.DeliveriesAsync(), one => Assert.Equal(("delivered", 1, 204), (one.GetProperty("state").GetString(), one.GetProperty("attempts").GetInt32(), one.GetProperty("answered").GetInt32())));
    }

    [Fact]
    public async Task A_receiver_that_fails_hangs_redirects_answers_slowly_and_is_killed_gets_every_event_in_order()
    {
        const int moves = 40;
        await using var elsewhere = await Receiver.StartedAsync();
        await using var receiver = await Receiver.StartedAsync();
        receiver.Answer = (before, http) => (before % 8) switch
        {
            1 => Receiver.StatusAsync(http, HttpStatusCode.InternalServerError),
            2 => RedirectAsync(http, elsewhere.Address),
            3 => Task.Delay(200),
            4 when before < 8 => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default),
            5 => AbortAsync(http),
            6 => ChatterAsync(http),
            _ => Receiver.StatusAsync(http, HttpStatusCode.OK),
        };
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Does it come?");
        var hook = await debate.HookAsync(receiver.Address);
        for (var n = 0; n < moves / 2; n++)
            await debate.MakeAsync("""{"move":"make-claim","text":"One."}""");
        await receiver.UntilAsync(10);
        await receiver.StopAsync();
        for (var n = 0; n < moves / 2; n++)
            await debate.MakeAsync("""{"move":"make-claim","text":"Two."}""");
        await hook.UntilAsync(one => one.GetProperty("failingSince").ValueKind != JsonValueKind.Null);
        await receiver.StartAsync();
        await hook.UntilAsync(one => one.GetProperty("waiting").GetInt64() == 0);

        var versions = receiver.Calls.Select(call => long.Parse(call.Id, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(Enumerable.Range(2, moves).Select(n => (long)n), versions.Distinct());
        Assert.Equal(versions.Order(), versions);
        Assert.Empty(elsewhere.Calls);
        Assert.All(await hook.DeliveriesAsync(), one => Assert.Equal("delivered", one.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_position_is_told_of_what_is_in_its_history_and_nothing_else()
    {
        await using var receiver = await Receiver.StartedAsync();
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Whose history?");
        await debate.MakeAsync("""[{"move":"make-claim","text":"One."},{"move":"make-claim","text":"Two."}]""");
        var hook = await debate.HookAsync(receiver.Address, "c1");
        await debate.MakeAsync("""{"move":"ask-question","about":"c2","text":"Why?"}""");
        await debate.MakeAsync("""{"move":"rebut-claim","target":"c1","aim":"conclusion","text":"No."}""");
        await debate.MakeAsync("""{"move":"amend","target":"c2","text":"Two and a half.","reason":"Closer."}""");
        await debate.MakeAsync("""{"move":"rebut-claim","target":"r1","aim":"conclusion","text":"Yes, it changes how c1 stands."}""");

        await receiver.UntilAsync(2);
        await hook.UntilAsync(one => one.GetProperty("waiting").GetInt64() == 0);

        var history = (await debate.ReadAsync("/contributions/c1/history?after=3")).Expect(200).Items.Select(item => item.GetProperty("version").ToString());
        Assert.Equal(history, receiver.Calls.Select(call => call.Id));
        Assert.Equal(["5", "7"], receiver.Calls.Select(call => call.Id));
    }

    [Fact]
    public async Task A_query_is_told_when_a_position_comes_to_fit_and_when_it_no_longer_does_in_any_debate_one_finds()
    {
        await using var receiver = await Receiver.StartedAsync();
        var quinn = await site.SignedInAsync("quinn");
        await quinn.HookAsync(receiver.Address, "\"query\":\"status=refuted&holder=quinn\"");
        var first = await quinn.OpenAsync("First?");
        var second = await (await site.SignedInAsync("ann")).OpenAsync("Second?");
        var hidden = await (await site.SignedInAsync("ann")).OpenAsync("Not quinn's?", "private");
        foreach (var debate in (TestedDebate[])[first, second.For(quinn), hidden])
            await debate.MakeAsync("""{"move":"make-claim","text":"One."}""");
        await second.MakeAsync("""{"move":"make-claim","text":"Ann's."}""");
        await second.MakeAsync("""{"move":"rebut-claim","target":"c2","aim":"conclusion","text":"Ann's is refuted."}""");
        await first.MakeAsync("""{"move":"rebut-claim","target":"c1","aim":"conclusion","text":"Quinn's is refuted."}""");
        await first.MakeAsync("""{"move":"rebut-claim","target":"r1","aim":"conclusion","text":"And is no longer."}""");
        await second.MakeAsync("""{"move":"rebut-claim","target":"c1","aim":"conclusion","text":"Quinn's is refuted here too."}""");

        await receiver.UntilAsync(3);

        Assert.Equal(["3", "4"], receiver.Calls.Where(call => call.Debate == first.Id).Select(call => call.Id));
        Assert.Equal(["5"], receiver.Calls.Where(call => call.Debate != first.Id).Select(call => call.Id));
        Assert.All(receiver.Calls, call => Assert.Contains(call.Debate, (Guid[])[first.Id, second.Id]));
    }

    [Fact]
    public async Task A_query_with_words_is_told_when_a_position_comes_to_have_them_and_when_they_are_hidden()
    {
        await using var receiver = await Receiver.StartedAsync();
        var wanda = await site.SignedInAsync("wanda");
        await wanda.HookAsync(receiver.Address, "\"query\":\"q=crisp tas&by=wanda\"");
        var debate = await wanda.OpenAsync("Which tasks?");
        await debate.MakeAsync("""{"move":"make-claim","text":"Fuzzy tasks need judgement."}""");
        await debate.MakeAsync("""{"move":"make-claim","text":"Crisp tasks do not."}""");
        await debate.MakeAsync("""{"move":"amend","target":"c1","text":"Fuzzy tasks, unlike crisp ones, need judgement.","reason":"Clearer."}""");
        await debate.MakeAsync("""{"move":"hide","target":"c2","reason":"Not so."}""");
        await debate.MakeAsync("""{"move":"make-claim","text":"Last, on crisp task lists."}""");

        await receiver.UntilAsync(4);

        Assert.Equal(["3", "4", "5", "6"], receiver.Calls.Select(call => call.Id));
    }

    [Fact]
    public async Task Two_machines_on_one_database_tell_every_event_in_order()
    {
        await using var receiver = await Receiver.StartedAsync();
        await using var other = await OtherSite.OnAsync(site);
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Who tells?");
        var there = debate.For(await other.Site.SignedInAsync("two-ben"));
        await debate.HookAsync(receiver.Address);
        for (var n = 0; n < 15; n++)
            await Task.WhenAll(debate.MakeAsync("""{"move":"make-claim","text":"Here."}"""), there.MakeAsync("""{"move":"make-claim","text":"There."}"""));

        await receiver.UntilAsync(30);

        Assert.Equal(Enumerable.Range(2, 30).Select(n => $"{n}"), receiver.Calls.Select(call => call.Id));
    }

    [Fact]
    public async Task What_waits_while_it_is_paused_is_told_afterwards_and_what_was_delivered_is_sent_again_when_asked_for()
    {
        await using var receiver = await Receiver.StartedAsync();
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Will it wait?");
        var hook = await debate.HookAsync(receiver.Address);
        (await hook.ChangeAsync("""{"paused":true}""")).Expect(200);
        await debate.MakeAsync("""{"move":"make-claim","text":"One."}""");
        await hook.UntilAsync(one => one.GetProperty("waiting").GetInt64() == 1);
        Assert.Empty(receiver.Calls);
        (await hook.ChangeAsync("""{"paused":false}""")).Expect(200);
        await receiver.UntilAsync(1);
        await hook.UntilAsync(one => one.GetProperty("waiting").GetInt64() == 0);

        var again = (await hook.Client.SendAsync($"{hook.Address}/deliveries/1/redeliver", "")).Expect(200).Body;

        Assert.True(again.GetProperty("isDelivered").GetBoolean());
        Assert.Equal(receiver.Calls[0].Body, receiver.Calls[1].Body);
        Assert.Equal(2, (await hook.DeliveriesAsync()).Single().GetProperty("attempts").GetInt32());
        (await hook.Client.SendAsync($"{hook.Address}/test", "")).ExpectProblem(429, "too-many-tests");
        (await hook.Client.SendAsync($"{hook.Address}/deliveries/2/redeliver", "")).ExpectProblem(404, "unknown-delivery");
    }

    static Task RedirectAsync(HttpContext http, string to)
    {
        http.Response.Redirect(to, permanent: false, preserveMethod: true);
        return Task.CompletedTask;
    }

    static Task AbortAsync(HttpContext http)
    {
        http.Abort();
        return Task.CompletedTask;
    }

    // An answer without end is not read: its status is enough.
    static async Task ChatterAsync(HttpContext http)
    {
        while (!http.RequestAborted.IsCancellationRequested)
            await http.Response.WriteAsync(new string('x', 100_000));
    }
}
