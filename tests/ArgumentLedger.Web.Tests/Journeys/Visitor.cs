using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Journeys;

/// <summary>Somebody at the site with a browser: what they click and type, and what they complain of.</summary>
sealed class Visitor(IBrowserContext profile, IPage page, bool javaScript) : IAsyncDisposable
{
    const string Password = "a password for journeys";

    // A busy machine needs more patience: LEDGER_TEST_PATIENCE=8 waits eight times as long before it gives up.
    static readonly float Patience = float.Parse(Environment.GetEnvironmentVariable("LEDGER_TEST_PATIENCE") ?? "1", System.Globalization.CultureInfo.InvariantCulture);

    internal IPage Page { get; } = page;

    /// <summary>Errors of scripts and breaches of the content policy.</summary>
    internal List<string> Complaints { get; } = [];

    internal static async Task<Visitor> ComeAsync(SiteFixture site, bool javaScript = true, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var profile = await Chromium.NewProfileAsync(site.Address, javaScript, scheme, width);
        profile.SetDefaultTimeout(20_000 * Patience);
        SetDefaultExpectTimeout(15_000 * Patience);
        var visitor = new Visitor(profile, await profile.NewPageAsync(), javaScript);
        visitor.Page.Console += (_, said) =>
        {
            if (said.Type == "error" && !said.Text.Contains("status of", StringComparison.Ordinal))
                visitor.Complaints.Add($"{visitor.Page.Url}: {said.Text}");
        };
        visitor.Page.PageError += (_, error) => visitor.Complaints.Add($"{visitor.Page.Url}: {error}");
        visitor.Page.Dialog += (_, dialog) =>
        {
            visitor.Complaints.Add($"{visitor.Page.Url}: a dialog said {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        return visitor;
    }

    internal async Task RegisterAsync(string handle)
    {
        await Page.GotoAsync("/account/register?returnUrl=%2F");
        await Page.GetByLabel("Handle").FillAsync(handle);
        await Page.GetByLabel("Password").FillAsync(Password);
        await PressAsync("Open the account");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    /// <summary>Opens a debate by its form and returns its address.</summary>
    internal async Task<string> OpenDebateAsync(string motion)
    {
        await Page.GotoAsync("/debates/new");
        await Page.GetByLabel("The motion").FillAsync(motion);
        await PressAsync("Open the debate");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = motion, Level = 1 })).ToBeVisibleAsync();
        return new Uri(Page.Url).AbsolutePath;
    }

    internal ILocator Contribution(string label) => Page.Locator($"article#{label}");

    /// <summary>Follows the link of an action below a contribution.</summary>
    internal Task ActAsync(string label, string action) =>
        Contribution(label).GetByRole(AriaRole.Link, new() { Name = action }).First.ClickAsync();

    internal Task FollowAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    internal Task TypeAsync(string field, string text) => Page.GetByLabel(field).FillAsync(text);

    internal Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    internal async Task SeeAsync(string label, string words) => await Expect(Contribution(label)).ToContainTextAsync(words);

    /// <summary>Looks at the page as axe and a ruler do, and keeps a picture where one is wanted.</summary>
    internal async Task LookAsync(string? path = null)
    {
        if (path is not null)
            await Page.GotoAsync(path);
        if (Environment.GetEnvironmentVariable("LEDGER_TEST_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{Guid.NewGuid():N}-{Page.ViewportSize!.Width}.png") });
        // Without scripts a page has no timers either, and axe would wait for them for ever.
        if (javaScript)
            await Axe.PassAsync(Page);
        var width = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(width <= Page.ViewportSize!.Width, $"{Page.Url} is {width} wide in a window of {Page.ViewportSize.Width}.");
    }

    public async ValueTask DisposeAsync() => await profile.DisposeAsync();
}
