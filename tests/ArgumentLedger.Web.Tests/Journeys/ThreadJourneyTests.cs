using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Journeys;

/// <summary>From a pasted thread to a debate, as a person does it.</summary>
[Collection(SharedSite.Name)]
public sealed class ThreadJourneyTests(SiteFixture site)
{
    // Two pastes of one thread; somebody quotes a comment in the second only.
    const string Thread = """
        Short films tell more in less time than long ones, and they are cheaper to make for everybody involved.
        "In fact the most admired films of all are those that came about by leaving out whatever could be left out."
        Is this true? The most admired films are three hours long, and nobody wants a minute of them to go.
        A third of every festival is short films already, which is more than enough for a single week.
        Short films tell more in less time than long ones, and they are cheaper to make for everybody involved.
        "In fact the most admired films of all are those that came about by leaving out whatever could be left out."
        Is this true? The most admired films are three hours long, and nobody wants a minute of them to go.
        > Is this true? The most admired films are three hours long, and nobody wants a minute of them to go.
        Some long films are of course admired, but most of them are only endured. <script>alert(1)</script>
        A third of every festival is short films already, which is more than enough for a single week.
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thread_is_pasted_corrected_confirmed_and_read(bool javaScript)
    {
        await using var ann = await Visitor.ComeAsync(site, javaScript);
        await ann.RegisterAsync($"thread-{javaScript}".ToLowerInvariant());
        await ann.Page.GotoAsync("/import/thread");
        await ann.TypeAsync("The thread", Thread);
        await ann.TypeAsync("The motion of the debate", "Are short films better?");
        await ann.PressAsync("Make a draft");

        await Expect(ann.Page.GetByText("with 2 differences: they are folded into it")).ToBeVisibleAsync();
        var messages = ann.Page.Locator("section.message");
        await Expect(messages).ToHaveCountAsync(4);
        await Expect(messages.Nth(1)).ToContainTextAsync("of something not on record");
        await Expect(messages.Nth(2)).ToContainTextAsync("verbatim of message 2");
        await Expect(messages.Nth(2)).ToContainTextAsync("“of course …, but …”");
        await messages.Nth(0).GetByLabel("Said by").FillAsync("Cleo");
        await messages.Nth(1).GetByLabel("Said by").FillAsync("Bo");
        await messages.Nth(1).GetByLabel("Words of").FillAsync("Dora");
        await messages.Nth(2).GetByLabel("Said by").FillAsync("Cleo");
        await messages.Nth(3).GetByLabel("or by").SelectOptionAsync(new SelectOptionValue { Label = "somebody else" });
        await messages.Nth(0).Locator(".piece").First.GetByLabel("On the motion").SelectOptionAsync("for it");
        await messages.Nth(3).Locator("summary").First.ClickAsync();
        await messages.Nth(3).GetByLabel("Second part begins with").FillAsync("which is more");
        await messages.Nth(3).GetByRole(AriaRole.Button, new() { Name = "Split 4.1 there" }).ClickAsync();

        // Leaving and coming back changes nothing.
        var draft = new Uri(ann.Page.Url).AbsolutePath;
        await ann.Page.GotoAsync("/import/thread");
        await ann.FollowAsync("Are short films better?");
        await Expect(messages.Nth(2).GetByLabel("Said by")).ToHaveValueAsync("Cleo");
        var second = messages.Nth(3).Locator(".piece").Nth(1);
        await second.GetByLabel("This is").SelectOptionAsync("a support");
        await second.GetByLabel("Of or about piece").FillAsync("9.9");
        await ann.PressAsync("Keep and preview");
        await Expect(second).ToContainTextAsync("No piece has the number “9.9”");
        await second.GetByLabel("Of or about piece").FillAsync("");
        await ann.PressAsync("Keep and preview");
        await Expect(ann.Page.GetByText("Say which piece this is about")).ToBeVisibleAsync();
        await ann.FollowAsync("Piece 4.2");
        await Expect(second).ToContainTextAsync("Say which piece this is about");
        await second.GetByLabel("Of or about piece").FillAsync("4.1");
        await ann.PressAsync("Keep and preview");
        await Expect(ann.Page.Locator("ol.outline")).ToContainTextAsync("Cleo concedes it in part");
        await ann.LookAsync();
        await ann.PressAsync("Log it all");

        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Are short films better?", Level = 1 })).ToBeVisibleAsync();
        await ann.SeeAsync("c1", "Cleo");
        await ann.SeeAsync("c2", "Dora");
        await ann.SeeAsync("r1", "Is this true?");
        await ann.SeeAsync("r1", "Some long films are of course admired,");
        await ann.SeeAsync("r2", "<script>alert(1)</script>");
        await ann.SeeAsync("c4", "which is more than enough");
        await Expect(ann.Page.GetByText("verbatim").First).ToBeVisibleAsync();
        await Expect(ann.Page.Locator("main")).Not.ToContainTextAsync("no such");
        await ann.Page.GotoAsync(new Uri(ann.Page.Url).AbsolutePath + "/sources");
        await Expect(ann.Page.Locator("main")).ToContainTextAsync("Message 3, by Cleo");
        Assert.Equal(404, (await ann.Page.GotoAsync(draft))!.Status);
        Assert.Empty(ann.Complaints);
    }

    [Fact]
    public async Task A_draft_is_its_owner_s_alone_and_can_be_deleted()
    {
        await using var ann = await Visitor.ComeAsync(site, javaScript: false);
        await ann.RegisterAsync("thread-owner");
        await ann.Page.GotoAsync("/import/thread");
        await ann.PressAsync("Make a draft");
        await Expect(ann.Page.GetByText("Paste the thread")).ToBeVisibleAsync();
        await ann.TypeAsync("The thread", "Ann: Tea it is.\nBo: No, coffee.");
        await ann.PressAsync("Make a draft");
        await Expect(ann.Page.GetByText("2 messages by 2 people")).ToBeVisibleAsync();
        var draft = new Uri(ann.Page.Url).AbsolutePath;
        await using var bo = await Visitor.ComeAsync(site, javaScript: false);
        await bo.RegisterAsync("thread-other");

        Assert.Equal(404, (await bo.Page.GotoAsync(draft))!.Status);
        Assert.Equal(404, (await bo.Page.GotoAsync($"{draft}/preview"))!.Status);
        await ann.PressAsync("Delete the draft");
        await Expect(ann.Page.GetByLabel("The thread")).ToBeVisibleAsync();
        Assert.Equal(404, (await ann.Page.GotoAsync(draft))!.Status);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    [InlineData(ColorScheme.Light, 320)]
    public async Task The_pages_pass_axe_and_fit(ColorScheme scheme, int width)
    {
        await using var ann = await Visitor.ComeAsync(site, scheme: scheme, width: width);
        await ann.RegisterAsync($"thread-look-{width}");
        await ann.LookAsync("/import/thread");
        await ann.TypeAsync("The thread", Thread);
        await ann.PressAsync("Make a draft");
        await Expect(ann.Page.GetByText("messages by")).ToBeVisibleAsync();
        await ann.LookAsync();
        await ann.PressAsync("Keep and preview");
        await Expect(ann.Page.GetByText("Back to the draft")).ToBeVisibleAsync();
        await ann.LookAsync();
        Assert.Empty(ann.Complaints);
    }
}
