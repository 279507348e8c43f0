using System.Net;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>Moves that cannot be committed at once wait, only so many of them, and never in vain.</summary>
public sealed class BusyLedgerTests
{
    [Fact]
    public async Task When_too_many_moves_wait_on_a_debate_more_are_told_to_come_again_and_other_debates_go_on()
    {
        var site = new SiteFixture { Settings = new Dictionary<string, string?> { ["Waiting:MostMovesOnOneDebate"] = "3" } };
        await site.InitializeAsync();
        var ann = await site.SignedInAsync("ann");
        var (held, free) = (await ann.OpenAsync("Held"), await ann.OpenAsync("Free"));

        var sent = new List<Task<HttpResponseMessage>>();
        await using (await HeldRows.OfAsync(site.Database, held.Id))
        {
            sent.AddRange(Enumerable.Range(1, 12).Select(n => SendAsync(held, n)));
            var refused = await await Task.WhenAny(sent);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter!.Delta);
            await free.MakeAsync("""{"move":"make-claim","text":"Not held."}""");
        }

        var answers = await Task.WhenAll(sent);
        var made = answers.Count(answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.InRange(made, 3, 11);
        Assert.Equal(12 - made, answers.Count(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable));
        Assert.Equal(1 + made, await held.VersionAsync());
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_site_that_stops_answers_what_waits_and_takes_no_more()
    {
        var site = new SiteFixture();
        await site.InitializeAsync();
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Stopped");
        var writers = site.Services.GetRequiredService<DebateWriters>();

        Task<MoveAnswer> waiting;
        Task stopped;
        await using (var held = await HeldRows.OfAsync(site.Database, debate.Id))
        {
            waiting = writers.SubmitAsync(Claim(debate.Id), default);
            await held.AwaitedByAsync(1);
            stopped = writers.StopAsync(CancellationToken.None);
            await Assert.ThrowsAsync<LedgerBusyException>(() => writers.SubmitAsync(Claim(debate.Id), default));
            Assert.False(stopped.IsCompleted);
        }

        await stopped;
        Assert.Equal(2, Assert.IsType<MovesMade>(await waiting).State.Version);
        await site.DisposeAsync();
    }

    static MakeMove Claim(Guid debate) =>
        new(debate, [new(new MakeClaim("Said."), new Utterance("01890000-0000-7000-8000-000000000001", DateTimeOffset.UnixEpoch, new byte[32]))]);

    static Task<HttpResponseMessage> SendAsync(TestedDebate debate, int n) =>
        debate.Client.PostAsync(new Uri(debate.Address + "/moves", UriKind.Relative), new StringContent(
            $$"""{"move":"make-claim","text":"Claim {{n}}."}""", System.Text.Encoding.UTF8, "application/json"));
}
