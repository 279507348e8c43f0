namespace ArgumentLedger.Web.Tests.Support;

[Collection(SharedSite.Name)]
public sealed class AxeTests(SiteFixture site)
{
    [Theory]
    [InlineData("<html lang=en><title>A page</title><main><h1>Words</h1><img src=x>", "image-alt")]
    [InlineData("<html lang=en><title>A page</title><main><h1>Words</h1><p style='color: #bbb; background: #fff'>Faint", "color-contrast")]
    public async Task A_page_that_somebody_cannot_read_fails_and_is_told_why(string page, string rule)
    {
        await using var profile = await Chromium.NewProfileAsync(site.Address);
        var blank = await profile.NewPageAsync();
        await blank.SetContentAsync(page);

        var failure = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Axe.PassAsync(blank));

        Assert.Contains(rule, failure.Message, StringComparison.Ordinal);
    }
}
