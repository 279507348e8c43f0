using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Identity;

public sealed class AccountInTheBrowserTests(IdentitySite site) : IClassFixture<IdentitySite>
{
    [Fact]
    public async Task Without_JavaScript_a_person_registers_makes_a_token_takes_a_name_and_signs_out()
    {
        await using var profile = await Chromium.NewProfileAsync(site.Address, javaScript: false);
        var page = await profile.NewPageAsync();
        await page.GotoAsync("/account/register?returnUrl=%2Faccount");
        await page.GetByLabel("Handle").FillAsync("noscript");
        await page.GetByLabel("Password").FillAsync(IdentitySite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the account" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "noscript", Level = 1 })).ToBeVisibleAsync();

        await page.GetByLabel("What it is for").FillAsync("my notes");
        await page.GetByLabel("It may").SelectOptionAsync("write");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        await Expect(page.Locator("code.secret")).ToContainTextAsync("al_");

        await page.GetByLabel("Shown beside your words").FillAsync("No Script");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the name" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No Script", Level = 1 })).ToBeVisibleAsync();
        await Expect(page.Locator("code.secret")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke my notes" }).ClickAsync();
        await Expect(page.GetByText("The token is revoked.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_refused_field_has_the_focus()
    {
        await using var profile = await Chromium.NewProfileAsync(site.Address);
        var page = await profile.NewPageAsync();
        await page.GotoAsync("/account/register");
        await page.GetByLabel("Handle").FillAsync("p2");
        await page.GetByLabel("Password").FillAsync(IdentitySite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the account" }).ClickAsync();

        await Expect(page.GetByLabel("Handle")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Handle")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("A letter followed by digits"));
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task Every_page_passes_axe_breaks_no_policy_and_fits(ColorScheme scheme, int width)
    {
        var handle = $"{scheme}-{width}-with-a-long-handle".ToLowerInvariant();
        await using var profile = await Chromium.NewProfileAsync(site.Address, scheme: scheme, width: width);
        var page = await profile.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, said) => { if (said.Type == "error" && !said.Text.Contains("status of", StringComparison.Ordinal)) complaints.Add($"{page.Url}: {said.Text}"); };

        await LookAsync(page, "/account/sign-in");
        await LookAsync(page, "/nowhere");
        await LookAsync(page, "/probe/away");
        await page.GotoAsync("/account/register?returnUrl=%2Faccount");
        await page.GetByLabel("Handle").FillAsync("p2");
        await page.GetByLabel("Password").FillAsync(IdentitySite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the account" }).ClickAsync();
        await Expect(page.Locator(".wrong")).ToBeVisibleAsync();
        await LookAsync(page, null);

        await page.GetByLabel("Handle").FillAsync(handle);
        await page.GetByLabel("Password").FillAsync(IdentitySite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the account" }).ClickAsync();
        await page.GetByLabel("What it is for").FillAsync("a program that reads");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        await Expect(page.Locator("code.secret")).ToBeVisibleAsync();
        await LookAsync(page, null);
        await LookAsync(page, "/account/passkeys");
        await LookAsync(page, "/account/email");
        await LookAsync(page, "/account/forgot");
        await LookAsync(page, "/account/reset");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_reference_is_drawn_from_this_server_alone()
    {
        await using var profile = await Chromium.NewProfileAsync(site.Address);
        var page = await profile.NewPageAsync();
        var elsewhere = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) => { if (new Uri(request.Url) is { Scheme: "http" or "https" } to && to.Authority != site.Address.Authority) elsewhere.Add(request.Url); };
        page.Console += (_, said) => { if (said.Text.Contains("Content Security Policy", StringComparison.Ordinal)) complaints.Add(said.Text); };

        await page.GotoAsync("/api");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Argument Ledger", Level = 1 })).ToBeVisibleAsync();
        Assert.Empty(elsewhere);
        Assert.Empty(complaints);
    }

    internal static async Task LookAsync(IPage page, string? path)
    {
        if (path is not null) await page.GotoAsync(path);
        if (Environment.GetEnvironmentVariable("LEDGER_TEST_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{new Uri(page.Url).AbsolutePath.Trim('/').Replace('/', '-')}-{page.ViewportSize!.Width}-{await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches")}.png") });
        await Axe.PassAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{page.Url} is wider than the window.");
    }
}
