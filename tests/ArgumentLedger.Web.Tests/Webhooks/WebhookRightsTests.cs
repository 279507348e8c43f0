using System.Net;
using System.Text.Json;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Webhooks;

/// <summary>What a webhook is not told, and when it is no longer called.</summary>
public sealed class WebhookRightsTests(WebhookSite site) : IClassFixture<WebhookSite>
{
    [Fact]
    public async Task Whoever_is_removed_from_a_private_debate_is_told_nothing_more_of_it_not_even_what_waited()
    {
        await using var receiver = await Receiver.StartedAsync();
        receiver.Answer = (_, http) => Receiver.StatusAsync(http, HttpStatusCode.ServiceUnavailable);
        var debate = await (await site.SignedInAsync("olga")).OpenAsync("Who may know?", "private");
        var paul = debate.For(await site.SignedInAsync("paul"));
        (await paul.Client.TryHookAsync(receiver.Address, $"\"debate\":\"{debate.Id}\"")).ExpectProblem(422, "webhook-refused");
        await debate.MakeAsync("""{"move":"admit","contributor":"paul","role":"reader"}""");
        var hook = await paul.HookAsync(receiver.Address);
        await paul.Client.HookAsync(receiver.Address, "\"query\":\"by=olga&kind=claim\"");
        await debate.MakeAsync("""{"move":"make-claim","text":"Until here."}""");
        await receiver.UntilAsync(2);
        await debate.MakeAsync("""[{"move":"remove","contributor":"paul"},{"move":"make-claim","text":"The xylophone."}]""");

        var stopped = await hook.UntilAsync("disabled");
        receiver.Answer = (_, http) => Receiver.StatusAsync(http, HttpStatusCode.OK);
        var query = (await paul.Client.ReadAsync(TestedWebhook.All)).Expect(200).Items.Single(one => one.GetProperty("about").GetString() == "query");
        var asking = new TestedWebhook(paul.Client, query.GetProperty("id").GetGuid(), "");
        await asking.UntilAsync(one => one.GetProperty("waiting").GetInt64() == 0);

        Assert.Equal("You may no longer read the debate.", stopped.GetProperty("why").GetString());
        Assert.All(receiver.Calls, call => Assert.DoesNotContain("xylophone", call.Body, StringComparison.Ordinal));
        Assert.Equal(["withheld"], (await asking.DeliveriesAsync()).Select(one => one.GetProperty("state").GetString()));
        (await hook.ChangeAsync("""{"paused":false}""")).ExpectProblem(422, "webhook-refused");
        var again = (await paul.Client.SendAsync($"{hook.Address}/deliveries/1/redeliver", "")).Expect(200).Body;
        Assert.False(again.GetProperty("isDelivered").GetBoolean());
    }

    [Fact]
    public async Task Words_hidden_after_an_event_are_in_no_later_attempt_to_tell_of_it()
    {
        await using var receiver = await Receiver.StartedAsync();
        receiver.Answer = (_, http) => Receiver.StatusAsync(http, HttpStatusCode.InternalServerError);
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is it hidden?");
        var hook = await debate.HookAsync(receiver.Address);
        await debate.MakeAsync("""{"move":"make-claim","text":"The xylophone."}""");
        await receiver.UntilAsync(1);
        await debate.MakeAsync("""{"move":"hide","target":"c1","reason":"Not here."}""");
        var tried = receiver.Calls.Count + 1;
        receiver.Answer = (before, http) => Receiver.StatusAsync(http, before < tried ? HttpStatusCode.InternalServerError : HttpStatusCode.OK);

        await hook.UntilAsync(one => one.GetProperty("waiting").GetInt64() == 0);

        Assert.Contains("xylophone", receiver.Calls[0].Body, StringComparison.Ordinal);
        var taken = receiver.Calls.Last(call => call.Id == "2");
        Assert.Equal(JsonValueKind.Null, taken.Data.GetProperty("data").GetProperty("text").ValueKind);
    }

    [Fact]
    public async Task One_that_says_it_is_gone_is_disabled_and_comes_back_when_its_owner_says_so()
    {
        await using var receiver = await Receiver.StartedAsync();
        receiver.Answer = (before, http) => Receiver.StatusAsync(http, before == 0 ? HttpStatusCode.Gone : HttpStatusCode.OK);
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is it gone?");
        var hook = await debate.HookAsync(receiver.Address);
        await debate.MakeAsync("""{"move":"make-claim","text":"One."}""");
        Assert.Equal("It answered 410, that it is gone.", (await hook.UntilAsync("disabled")).GetProperty("why").GetString());

        Assert.Equal("active", (await hook.ChangeAsync("""{"paused":false}""")).Expect(200).Body.GetProperty("state").GetString());
        await receiver.UntilAsync(2);
        Assert.Equal(["2", "2"], receiver.Calls.Select(call => call.Id));
    }

    [Fact]
    public async Task Nothing_is_told_to_whom_an_administrator_keeps_out_and_all_that_waited_once_they_are_let_in_again()
    {
        await using var receiver = await Receiver.StartedAsync();
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Who is out?");
        await (await site.SignedInAsync("outcast")).HookAsync(receiver.Address, $"\"debate\":\"{debate.Id}\"");
        await using var scope = site.Services.CreateAsyncScope();
        var administration = scope.ServiceProvider.GetRequiredService<Administration>();
        var outcast = Guid.Parse((await site.Services.GetRequiredService<ContributorDirectory>().IdOfAsync("outcast", default))!);
        Assert.Null(await administration.BlockAsync(outcast, Guid.NewGuid(), default));
        await using var witness = await Receiver.StartedAsync();
        await debate.HookAsync(witness.Address);
        await debate.MakeAsync("""{"move":"make-claim","text":"One."}""");
        await witness.UntilAsync(1);
        await debate.MakeAsync("""{"move":"make-claim","text":"Two."}""");
        await witness.UntilAsync(2);
        Assert.Empty(receiver.Calls);

        Assert.Null(await administration.UnblockAsync(outcast));
        Assert.Equal(["2", "3"], (await receiver.UntilAsync(2)).Select(call => call.Id));
    }

    [Fact]
    public async Task Who_erases_their_account_erases_their_webhooks_and_until_then_they_are_in_the_export()
    {
        await using var receiver = await Receiver.StartedAsync();
        await using var witness = await Receiver.StartedAsync();
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Who leaves?");
        await (await site.SignedInAsync("leaver")).HookAsync(receiver.Address, $"\"debate\":\"{debate.Id}\"");
        await debate.HookAsync(witness.Address);
        var leaver = Guid.Parse((await site.Services.GetRequiredService<ContributorDirectory>().IdOfAsync("leaver", default))!);
        await using var scope = site.Services.CreateAsyncScope();
        var kept = scope.ServiceProvider.GetRequiredService<PersonalData>();
        var exported = (await kept.ExportAsync(leaver, default))["webhooks"]!.ToJsonString();
        Assert.Contains(receiver.Address, exported, StringComparison.Ordinal);
        Assert.DoesNotContain("ecret", exported, StringComparison.Ordinal);

        await kept.EraseAsync(leaver, default);
        await debate.MakeAsync("""{"move":"make-claim","text":"One."}""");
        await witness.UntilAsync(1);
        Assert.Empty(receiver.Calls);
    }

    [Fact]
    public async Task Nobody_sees_changes_or_calls_the_webhooks_of_others_or_has_more_than_twenty()
    {
        var many = await site.SignedInAsync("many");
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("How many?");
        TestedWebhook hook = await many.HookAsync("http://127.0.0.1:9/", $"\"debate\":\"{debate.Id}\"");
        for (var n = 1; n < 20; n++)
            await many.HookAsync("http://127.0.0.1:9/", $"\"debate\":\"{debate.Id}\"");
        (await many.TryHookAsync("http://127.0.0.1:9/", $"\"debate\":\"{debate.Id}\"")).ExpectProblem(422, "too-many-webhooks");

        var other = hook with { Client = await site.SignedInAsync("ben") };
        (await other.Client.ReadAsync(other.Address)).ExpectProblem(404, "unknown-webhook");
        (await other.Client.ReadAsync($"{other.Address}/deliveries")).ExpectProblem(404, "unknown-webhook");
        (await other.ChangeAsync("""{"paused":true}""")).ExpectProblem(404, "unknown-webhook");
        (await other.Client.SendAsync($"{other.Address}/secret", "")).ExpectProblem(404, "unknown-webhook");
        (await other.Client.RemoveAsync(other.Address)).ExpectProblem(404, "unknown-webhook");
        Assert.Empty((await other.Client.ReadAsync(TestedWebhook.All)).Expect(200).Items);
        Assert.Equal(204, (await many.RemoveAsync(hook.Address)).Status);
        (await many.ReadAsync(hook.Address)).ExpectProblem(404, "unknown-webhook");
    }
}
