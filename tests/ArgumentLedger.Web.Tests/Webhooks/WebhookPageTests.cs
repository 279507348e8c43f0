using System.Net;
using ArgumentLedger.Web.Tests.Journeys;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Webhooks;

/// <summary>Webhooks on pages.</summary>
public sealed class WebhookPageTests(WebhookSite site) : IClassFixture<WebhookSite>
{
    [Theory]
    [InlineData(true, ColorScheme.Light, 1280)]
    [InlineData(true, ColorScheme.Dark, 360)]
    [InlineData(false, ColorScheme.Light, 360)]
    public async Task Somebody_makes_a_webhook_from_a_debates_page_tests_it_sees_what_was_sent_and_deletes_it(bool javaScript, ColorScheme scheme, int width)
    {
        await using var receiver = await Receiver.StartedAsync();
        await using var visitor = await Visitor.ComeAsync(site, javaScript, scheme, width);
        await visitor.RegisterAsync($"hooker-{javaScript}-{width}".ToLowerInvariant());
        await visitor.OpenDebateAsync("Is it told by a page?");
        var debate = new Uri(visitor.Page.Url).AbsolutePath;
        await visitor.Page.GotoAsync($"{debate}/ledger");
        await visitor.FollowAsync("make a webhook");
        await Expect(visitor.Page.GetByLabel("What it is told of")).ToHaveValueAsync(debate);
        await visitor.TypeAsync("Address that is called", "ftp://example.org");
        await visitor.PressAsync("Make the webhook");
        await Expect(visitor.Page.Locator(".wrong").First).ToContainTextAsync("Give an https or http address.");
        await visitor.LookAsync();
        await visitor.TypeAsync("Address that is called", receiver.Address);
        await visitor.PressAsync("Make the webhook");
        await Expect(visitor.Page.Locator("code.secret")).ToContainTextAsync("whsec_");
        await visitor.LookAsync();

        await visitor.FollowAsync("Is it told by a page?");
        await visitor.PressAsync("Send a test");
        await Expect(visitor.Page.GetByText("The test was delivered. It answered 204.")).ToBeVisibleAsync();
        await new TestedDebate(await site.SignedInAsync("ann"), Guid.Parse(debate.Split('/')[^1])).MakeAsync("""{"move":"make-claim","text":"One."}""");
        await receiver.UntilAsync(2);
        await visitor.Page.GotoAsync("/account/webhooks");
        await visitor.FollowAsync("Is it told by a page?");
        await Expect(visitor.Page.GetByText("Version 2")).ToBeVisibleAsync();
        await visitor.LookAsync();
        await visitor.PressAsync("Pause it");
        await Expect(visitor.Page.GetByText("Paused. Nothing waits.")).ToBeVisibleAsync();
        await visitor.PressAsync("Make a new secret");
        await Expect(visitor.Page.Locator("code.secret")).ToContainTextAsync("whsec_");
        await visitor.PressAsync("Delete it");
        await Expect(visitor.Page.GetByText("You have none.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_has_a_webhook_that_was_disabled_is_told_among_their_notifications()
    {
        await using var receiver = await Receiver.StartedAsync();
        receiver.Answer = (_, http) => Receiver.StatusAsync(http, HttpStatusCode.Gone);
        var debate = await (await site.SignedInAsync("told-of-it")).OpenAsync("Is it over?");
        var hook = await debate.HookAsync(receiver.Address);
        await debate.MakeAsync("""{"move":"make-claim","text":"One."}""");
        await hook.UntilAsync("disabled");
        await using var visitor = await Visitor.ComeAsync(site, width: 360);
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.TypeAsync("Handle", "told-of-it");
        await visitor.TypeAsync("Password", SiteFixture.Password);
        await visitor.PressAsync("Sign in");

        await visitor.FollowAsync("Notifications (1)");
        await Expect(visitor.Page.Locator(".wrong")).ToContainTextAsync("was disabled. It answered 410, that it is gone.");
        await visitor.LookAsync();
        await visitor.FollowAsync($"webhook to {receiver.Address}");
        await visitor.PressAsync("Make it active");
        await Expect(visitor.Page.GetByText("It is active, and called at once when something waits.")).ToBeVisibleAsync();
    }
}
