using Microsoft.Playwright;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>The one browser of a test run: the machine's own Chromium, or the one CHROMIUM_PATH names.</summary>
public static class Chromium
{
    private static readonly string[] UsualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    /// <summary>A fresh profile with its own cookies, at the site's address.</summary>
    public static async Task<IBrowserContext> NewProfileAsync(Uri site, bool javaScript = true, ColorScheme scheme = ColorScheme.Light, int width = 1280) =>
        await (await Shared.Value).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.ToString(),
            JavaScriptEnabled = javaScript,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });

    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            // Chromium's sandbox does not start as root; everything it opens here is our own.
            ChromiumSandbox = false,
        });
        TestRun.AtEnd(async () =>
        {
            await browser.CloseAsync();
            playwright.Dispose();
        });
        return browser;
    }

    private static string Find() =>
        Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } given ? given
        : UsualPlaces.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("No Chromium: install the package chromium, or name one in CHROMIUM_PATH.");
}
