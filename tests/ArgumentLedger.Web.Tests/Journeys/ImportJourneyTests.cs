using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Journeys;

[Collection(SharedSite.Name)]
public sealed class ImportJourneyTests(SiteFixture site)
{
    [Fact]
    public async Task Without_JavaScript_a_framework_is_pasted_looked_at_and_logged()
    {
        await using var ann = await Visitor.ComeAsync(site, javaScript: false);
        await ann.RegisterAsync("importer");
        await ann.Page.GotoAsync("/import");

        await ann.Page.GetByLabel("Format").SelectOptionAsync("apx");
        await ann.TypeAsync("Or its text", "arg(a).\natt(b,a).");
        await ann.PressAsync("Look at it first");
        await Expect(ann.Page.GetByText("Line 2, column 5: “b” is not declared")).ToBeVisibleAsync();
        await Expect(ann.Page.GetByLabel("Or its text")).ToHaveValueAsync("arg(a).\natt(b,a).");

        await ann.TypeAsync("The motion", "Does a hold?");
        await ann.TypeAsync("Or its text", "arg(a).\narg(b).\natt(b,a). att(b,a).");
        await ann.PressAsync("Look at it first");
        var preview = ann.Page.Locator(".import-job");
        await Expect(preview).ToContainTextAsync("2 contributions, one link, read as ASPARTIX facts.");
        await Expect(preview).ToContainTextAsync("An attack is given more than once");
        await Expect(preview.Locator(".stands > li").First).ToHaveTextAsync("out a");
        await Expect(preview.Locator(".map-frame > svg")).ToContainTextAsync("Does a hold?");
        await Expect(preview.Locator(".map-frame a")).ToHaveCountAsync(0);
        await ann.LookAsync();

        await ann.PressAsync("Log it all");
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Does a hold?", Level = 1 })).ToBeVisibleAsync();
        await ann.SeeAsync("c1", "refuted");
    }

    [Fact]
    public async Task A_file_is_read_as_its_name_ends()
    {
        await using var ann = await Visitor.ComeAsync(site);
        await ann.RegisterAsync("uploader");
        await ann.Page.GotoAsync("/import");

        await ann.TypeAsync("The motion", "Does 1 hold?");
        await ann.Page.GetByLabel("The file").SetInputFilesAsync(new FilePayload { Name = "framework.af", MimeType = "text/plain", Buffer = "p af 2\n2 1\n"u8.ToArray() });
        await ann.PressAsync("Look at it first");

        await Expect(ann.Page.Locator(".import-job")).ToContainTextAsync("2 contributions, one link");
        Assert.Empty(ann.Complaints);
    }

    const string Argdown = """
        # Should the bus wait?

        [Wait]: The bus should wait for those who run.
          + <Kindness>: It costs a minute and saves somebody an hour; whoever has once stood in the rain knows what that is worth.
            _ <Minutes>: At each stop it is a minute, and there are forty stops.
          - <Timetable>: Those at the next stop wait too.
            - [Shelter]: They have a shelter there.

        [Wait]
          >< [Punctual]: A bus that waits is late.
        """;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task An_import_is_followed_from_its_preview_to_its_debate(ColorScheme scheme, int width)
    {
        await using var ann = await Visitor.ComeAsync(site, scheme: scheme, width: width);
        await ann.RegisterAsync($"follows-{width}");
        await LookAtAsync(ann);
        await Expect(ann.Page.Locator(".map-frame > svg")).ToContainTextAsync("should wait for those who run");
        await ann.LookAsync();

        await using (await Api.ImportJobTests.HeldAsync(site))
        {
            await ann.PressAsync("Log it all");
            await Expect(ann.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Others are before it.");
            await ann.LookAsync();
        }
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Should the bus wait?", Level = 1 })).ToBeVisibleAsync();
        Assert.Empty(ann.Complaints);
    }

    [Fact]
    public async Task Without_JavaScript_an_import_that_waits_is_cancelled()
    {
        await using var ann = await Visitor.ComeAsync(site, javaScript: false);
        await ann.RegisterAsync("canceller");
        await LookAtAsync(ann);

        await using (await Api.ImportJobTests.HeldAsync(site))
        {
            await ann.PressAsync("Log it all");
            await ann.PressAsync("Cancel the import");
            await Expect(ann.Page.GetByText("The import was cancelled. Nothing was logged.")).ToBeVisibleAsync();
            await ann.LookAsync();
        }
    }

    static async Task LookAtAsync(Visitor ann)
    {
        await ann.Page.GotoAsync("/import");
        await ann.Page.GetByLabel("Format").SelectOptionAsync("argdown");
        await ann.TypeAsync("Or its text", Argdown);
        await ann.PressAsync("Look at it first");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task The_page_passes_axe_and_fits(ColorScheme scheme, int width)
    {
        await using var ann = await Visitor.ComeAsync(site, scheme: scheme, width: width);
        await ann.RegisterAsync($"imports-{width}");
        await ann.LookAsync("/import");
        await ann.PressAsync("Look at it first");
        await ann.LookAsync();
        Assert.Empty(ann.Complaints);
    }
}
