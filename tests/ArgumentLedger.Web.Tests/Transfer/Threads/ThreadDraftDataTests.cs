using ArgumentLedger.Web.Pages.Import;
using ArgumentLedger.Web.Tests.Identity;
using ArgumentLedger.Web.Tests.Support;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Transfer.Threads;

[Collection(SharedSite.Name)]
public sealed class ThreadDraftDataTests(SiteFixture site)
{
    [Fact]
    public async Task What_somebody_pasted_is_handed_out_with_their_data_and_erased_with_it()
    {
        await site.SignedInAsync("paster");
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        (await visitor.SignInAsync("paster", SiteFixture.Password)).Dispose();
        using (var pasted = await visitor.SubmitAsync("/import/thread", ("Form.Text", "ann 2 hours ago\nTea keeps its promise.\n\nbob 1 hour ago\nNot after four."), ("Form.Motion", "Tea?")))
            Assert.StartsWith("/import/thread/", pasted.Headers.Location?.OriginalString, StringComparison.Ordinal);

        using (var answer = await visitor.SubmitAsync("/account/data?handler=Export"))
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Contains("\"threadDrafts\"", text, StringComparison.Ordinal);
            Assert.Contains("Tea keeps its promise.", text, StringComparison.Ordinal);
        }

        (await visitor.SubmitAsync("/account/data?handler=Erase", ("Password", SiteFixture.Password))).Dispose();
        await using var session = site.Services.GetRequiredService<IDocumentStore>().QuerySession();
        Assert.False(await session.Query<ThreadDraft>().AnyAsync(draft => draft.Motion == "Tea?"));
    }
}
