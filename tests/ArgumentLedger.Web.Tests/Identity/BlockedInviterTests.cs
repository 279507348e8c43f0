using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Identity;

public sealed class BlockedInviterTests(IdentitySite site) : IClassFixture<IdentitySite>
{
    [Fact]
    public async Task An_invitation_stands_no_longer_than_its_maker()
    {
        var (ines, otto) = (await site.RegisterAsync("ines"), await site.RegisterAsync("otto"));
        var invitations = site.Services.GetRequiredService<Invitations>();
        var code = await invitations.ToDebateAsync(ines, Guid.CreateVersion7(), Role.Reader, 7, default);
        Assert.NotNull(await invitations.FindAsync(code, default));

        await using var scope = site.Services.CreateAsyncScope();
        var administration = scope.ServiceProvider.GetRequiredService<Administration>();
        Assert.Null(await administration.BlockAsync(ines, otto, default));
        Assert.Null(await invitations.FindAsync(code, default));
        Assert.Null(await administration.UnblockAsync(ines));
        Assert.NotNull(await invitations.FindAsync(code, default));
    }

    [Fact]
    public async Task Nobody_but_an_administrator_invites_to_the_site()
    {
        var olivia = await site.RegisterAsync("olivia");
        var invitations = site.Services.GetRequiredService<Invitations>();

        Assert.Null(await invitations.FindAsync(await invitations.ToSiteAsync(olivia, 7, default), default));
    }
}
