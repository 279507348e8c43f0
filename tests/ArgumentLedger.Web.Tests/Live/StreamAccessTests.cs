using System.Text.Json;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Tests.Access;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Live;

/// <summary>Whoever may not read any more hears no more, whatever it was that changed.</summary>
[Collection(AccessSite.Name)]
public sealed class StreamAccessTests(AccessSite site)
{
    const string Secret = """{"move":"make-claim","text":"Nobody else is to hear of the xylophone."}""";

    [Fact]
    public async Task Somebody_who_is_removed_from_a_private_debate_hears_neither_of_that_nor_of_what_follows()
    {
        var debate = await site.OpenDebateAsync("private");
        await debate.MakeAsync("""{"move":"admit","contributor":"guest-1","role":"reader"}""");
        await using var listener = await ListenAsync(await site.SignedInAsync("guest-1"), debate);
        await debate.MakeAsync("""{"move":"make-claim","text":"This one is heard."}""");
        Assert.Equal("claim-made", NameOf((await listener.TakeAsync(1))[0]));

        await debate.MakeAsync($$"""[{"move":"remove","contributor":"guest-1"},{{Secret}}]""");

        Assert.Empty(await listener.ToEndAsync());
        Assert.Equal(404, (await debate.For(await site.SignedInAsync("guest-1")).ReadAsync("/events/stream")).Status);
    }

    [Fact]
    public async Task A_token_that_is_revoked_hears_no_more()
    {
        var debate = await site.OpenDebateAsync("private");
        await debate.MakeAsync("""{"move":"admit","contributor":"guest-2","role":"reader"}""");
        var guest = await site.SignedInAsync("guest-2", "read");
        await using var listener = await ListenAsync(guest, debate);
        foreach (var token in (await guest.ReadAsync("/api/tokens")).Expect(200).Items.Where(token => token.GetProperty("scope").GetString() == "read"))
            (await guest.SendAsync(new(HttpMethod.Delete, $"/api/tokens/{token.GetProperty("id").GetString()}"))).EnsureSuccessStatusCode();

        await debate.MakeAsync(Secret);

        Assert.Empty(await listener.ToEndAsync());
    }

    [Fact]
    public async Task A_session_that_is_ended_hears_no_more_and_others_go_on()
    {
        var debate = await site.OpenDebateAsync("private");
        await using var ended = await ListenAsync(site.BrowserOf(Caller.Reader), debate);
        await using var going = await ListenAsync(site.BrowserOf(Caller.Contributor), debate);
        await site.Services.GetRequiredService<LoginSessions>().EndOthersAsync(await site.IdOfAsync("rhea"), but: null, default);

        await debate.MakeAsync(Secret);

        Assert.Empty(await ended.ToEndAsync());
        Assert.Equal("claim-made", NameOf((await going.TakeAsync(1))[0]));
        await site.SignInAgainAsync();
    }

    [Fact]
    public async Task An_account_that_is_blocked_hears_no_more_of_the_site_either()
    {
        var guest = await site.SignedInAsync("guest-3");
        await using var listener = await EventReader.OpenAsync(guest, "/api/debates/stream");
        await using (var scope = site.Services.CreateAsyncScope())
            Assert.Null(await scope.ServiceProvider.GetRequiredService<Administration>().BlockAsync(await site.IdOfAsync("guest-3"), await site.IdOfAsync("ada"), default));

        await site.OpenDebateAsync("public");

        Assert.Empty(await listener.ToEndAsync());
    }

    [Fact]
    public async Task Words_that_were_hidden_are_told_to_nobody_who_listens_again()
    {
        var debate = await site.OpenDebateAsync("public");
        await using var first = await ListenAsync(site.Anonymous, debate);
        var made = await debate.MakeAsync("""[{"move":"make-claim","as":"a","text":"The word is xylophone."},{"move":"make-claim","text":"Another."}]""");
        var label = made.Body.GetProperty("labels").GetProperty("a").GetString();
        Assert.Contains("xylophone", (await first.TakeAsync(2))[0].ToString(), StringComparison.Ordinal);
        await debate.MakeAsync($$"""[{"move":"hide","target":"{{label}}","reason":"Not for here."},{"move":"make-claim","text":"The last."}]""");
        await first.TakeAsync(2);

        foreach (var caller in (Caller[])[Caller.Anonymous, Caller.Moderator, Caller.Administrator])
        {
            await using var again = await EventReader.OpenAsync(site.ProgramOf(caller), $"{debate.Address}/events/stream?after={made.Version - 2}");
            var heard = await again.TakeAsync(4);
            Assert.DoesNotContain(heard, one => one.ToString().Contains("xylophone", StringComparison.Ordinal));
            Assert.Equal(JsonValueKind.Null, heard[0].GetProperty("data").GetProperty("text").ValueKind);
        }
    }

    static Task<EventReader> ListenAsync(HttpClient client, TestedDebate debate) => EventReader.OpenAsync(client, $"{debate.Address}/events/stream");

    static string? NameOf(JsonElement told) => told.GetProperty("event").GetString();
}
