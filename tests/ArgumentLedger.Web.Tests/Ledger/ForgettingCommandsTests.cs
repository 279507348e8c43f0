using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Finding;
using ArgumentLedger.Web.Tests.Support;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ArgumentLedger.Web.Tests.Ledger;

[Collection(SharedSite.Name)]
public sealed class ForgettingCommandsTests(SiteFixture site)
{
    [Fact]
    public async Task A_key_is_kept_for_a_week_and_forgotten_after_eight_days()
    {
        var store = site.Services.GetRequiredService<IDocumentStore>();
        var now = DateTimeOffset.UtcNow;
        await using var session = store.LightweightSession();
        session.Insert(Sent("of 7 days ago", now.AddDays(-7)), Sent("of 9 days ago", now.AddDays(-9)));
        await session.SaveChangesAsync();

        await new ForgettingCommands(store, site.Services.GetRequiredService<PositionIndex>(), TimeProvider.System, NullLogger<ForgettingCommands>.Instance).ForgetAsync(CancellationToken.None);

        Assert.NotNull(await session.LoadAsync<SentCommand>("of 7 days ago"));
        Assert.Null(await session.LoadAsync<SentCommand>("of 9 days ago"));
    }

    static SentCommand Sent(string id, DateTimeOffset at) =>
        new() { Id = id, BodyHash = "", Debate = Guid.Empty, Before = 1, After = 1, Labels = new Dictionary<string, string>(), At = at };
}
