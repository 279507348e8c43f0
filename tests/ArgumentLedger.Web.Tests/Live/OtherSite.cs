using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Live;

/// <summary>A second site on the database of another, as a second machine would be.</summary>
sealed class OtherSite : IAsyncDisposable
{
    OtherSite(SiteFixture site) => Site = site;

    internal SiteFixture Site { get; }

    internal static async Task<OtherSite> OnAsync(SiteFixture first)
    {
        var site = new SiteFixture { ConnectionString = first.Database, Settings = first.Settings };
        await site.InitializeAsync();
        return new(site);
    }

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();
}
