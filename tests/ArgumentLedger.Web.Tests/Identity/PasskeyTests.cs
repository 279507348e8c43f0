using System.Net;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Identity;

[Collection(SharedSite.Name)]
public sealed class PasskeyTests(SiteFixture site)
{
    // An address of numbers has no passkeys.
    Uri Named => new($"http://localhost:{site.Address.Port}");

    [Fact]
    public async Task A_passkey_is_added_named_used_to_sign_in_and_removed()
    {
        await site.SignedInAsync("petra");
        await using var profile = await Chromium.NewProfileAsync(Named);
        var page = await WithAuthenticatorAsync(profile);
        await SignInAsync(page);
        await page.GetByLabel("What to call it").FillAsync("Phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await SeenAsync(page.GetByText("The passkey is added"));

        await page.GetByText("Name it").ClickAsync();
        await page.GetByLabel("New name").FillAsync("Old phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the name" }).ClickAsync();
        await SeenAsync(page.GetByText("The passkey has its new name"));
        await SeenAsync(page.Locator("b", new() { HasText = "Old phone" }));

        await SignOutAsync(page);
        await SignInByPasskeyAsync(page);
        await SeenAsync(page.GetByRole(AriaRole.Heading, new() { Name = "Passkeys", Level = 1 }));
        await page.GotoAsync("/account/sessions");
        await SeenAsync(page.GetByText("this device"));

        await page.GotoAsync("/account/passkeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await SeenAsync(page.GetByText("signs nobody in here any more"));
        await SignOutAsync(page);
        await SignInByPasskeyAsync(page);
        await SeenAsync(page.GetByText("This passkey signs nobody in here"));
    }

    [Fact]
    public async Task Without_a_script_the_sign_in_form_offers_no_passkey()
    {
        await using var profile = await Chromium.NewProfileAsync(Named, javaScript: false);
        var page = await profile.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("not JSON")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"AAAA","authenticatorData":"AAAA","signature":"AAAA"}}""")]
    public async Task An_answer_that_is_no_passkeys_signs_nobody_in(string credential)
    {
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Named };

        using var unasked = await visitor.SubmitAsync("/account/sign-in?handler=Passkey", ("Credential", credential));
        Assert.Equal(HttpStatusCode.OK, unasked.StatusCode);
        using var asked = await visitor.SubmitAsync("/account/sign-in?handler=PasskeyOptions");
        Assert.Equal("application/json", asked.Content.Headers.ContentType?.MediaType);
        using var answered = await visitor.SubmitAsync("/account/sign-in?handler=Passkey", ("Credential", credential));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Contains("signs nobody in here", await answered.Content.ReadAsStringAsync());
    }

    static async Task<IPage> WithAuthenticatorAsync(IBrowserContext profile)
    {
        var page = await profile.NewPageAsync();
        var devices = await profile.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
            },
        });
        return page;
    }

    static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/account/sign-in?returnUrl=/account/passkeys");
        await page.GetByLabel("Handle").FillAsync("petra");
        await page.GetByLabel("Password").FillAsync(SiteFixture.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    static async Task SignInByPasskeyAsync(IPage page)
    {
        await page.GotoAsync("/account/sign-in?returnUrl=/account/passkeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
    }

    // Several pages and the device's answer lie between a press and what it shows.
    static Task SeenAsync(ILocator what) => Expect(what).ToBeVisibleAsync(new() { Timeout = 20_000 });

    static async Task SignOutAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await SeenAsync(page.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true }).First);
    }
}
