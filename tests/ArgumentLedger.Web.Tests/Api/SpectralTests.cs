using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

/// <summary>A test by Spectral, an npm package; skipped where that cannot be had.</summary>
sealed class SpectralFactAttribute : FactAttribute
{
    internal const string Package = "@stoplight/spectral-cli@6.15.0";

    static readonly bool CanBeHad = NpmPackages.CanBeHad(Package);

    public SpectralFactAttribute() => Skip = CanBeHad ? null : $"npm, which would fetch {Package}, is not installed here or does not reach it";
}

[Collection(SharedSite.Name)]
public sealed class SpectralTests(SiteFixture site)
{
    [SpectralFact]
    public async Task Spectral_finds_nothing_to_say_of_the_OpenAPI_document()
    {
        using var spectral = new NpmPackages(SpectralFactAttribute.Package);
        Assert.Null(spectral.Missing);
        await File.WriteAllTextAsync(Path.Combine(spectral.Home, "openapi.json"), (await site.Anonymous.ReadAsync("/api/openapi.json")).Expect(200).Text);
        await File.WriteAllTextAsync(Path.Combine(spectral.Home, ".spectral.yaml"), "extends: [\"spectral:oas\"]\n");

        var (code, said) = spectral.Run("npx", ["spectral", "lint", "openapi.json", "--fail-severity=warn"], TimeSpan.FromMinutes(3));

        Assert.True(code == 0, said);
    }
}
