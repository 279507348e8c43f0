using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Identity;

public sealed class ContributorDirectoryTests(IdentitySite site) : IClassFixture<IdentitySite>
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private ContributorDirectory Directory => site.Services.GetRequiredService<ContributorDirectory>();

    [Fact]
    public async Task Ids_and_handles_lead_to_each_other()
    {
        var id = (await site.RegisterAsync("ann")).ToString("D");

        Assert.Equal(new ContributorName(id, "ann", "ann"), await Directory.OfAsync(id, Ct));
        Assert.Equal(id, await Directory.IdOfAsync("Ann", Ct));
        Assert.Null(await Directory.IdOfAsync("nobody-here", Ct));
        Assert.Null(await Directory.IdOfAsync("nul\0", Ct));
    }

    [Fact]
    public async Task Whoever_is_unknown_is_a_former_contributor()
    {
        var id = (await site.RegisterAsync("present")).ToString("D");
        const string Gone = "0197f000-0000-7000-8000-000000000000";

        var names = await Directory.OfAsync([id, Gone, "not an id", id], Ct);

        Assert.Equal(3, names.Count);
        Assert.Equal("present", names[id].DisplayName);
        Assert.Equal(new ContributorName(Gone, null, "a former contributor"), names[Gone]);
        Assert.Equal("a former contributor", names["not an id"].DisplayName);
    }

    [Fact]
    public async Task A_new_name_is_seen_at_once()
    {
        var id = (await site.RegisterAsync("renamed")).ToString("D");
        await Directory.OfAsync(id, Ct);

        await using var scope = site.Services.CreateAsyncScope();
        var me = await scope.ServiceProvider.GetRequiredService<UserManager<Contributor>>().FindByIdAsync(id);
        var faults = await scope.ServiceProvider.GetRequiredService<Accounts>().RenameAsync(me!, "Another Name");

        Assert.True(faults.None);
        Assert.Equal("Another Name", (await Directory.OfAsync(id, Ct)).DisplayName);
    }

    [Fact]
    public async Task A_demo_account_is_made_once_however_many_ask()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Directory.EnsureDemoAsync("demo", "Demo", Ct)));

        Assert.Single(ids.Distinct());
        Assert.Equal(new ContributorName(ids[0], "demo", "Demo"), await Directory.OfAsync(ids[0], Ct));
    }

    [Fact]
    public async Task Demo_data_does_not_speak_for_a_person()
    {
        await site.RegisterAsync("person");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Directory.EnsureDemoAsync("person", "Person", Ct));
    }
}
