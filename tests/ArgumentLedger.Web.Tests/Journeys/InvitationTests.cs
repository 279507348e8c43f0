using System.Text.RegularExpressions;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Tests.Identity;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Journeys;

[Collection(SharedSite.Name)]
public sealed partial class InvitationTests(SiteFixture site)
{
    [Fact]
    public async Task A_link_lets_one_person_into_a_private_debate_with_the_role_it_names()
    {
        using var olga = await EnteredAsync("olga-invites");
        var debate = await OpenAsync("olga-invites");
        var link = await InvitedAsync(olga, debate.Id, "Contributor");
        using var guest = await EnteredAsync("guest-invited");
        using var late = await EnteredAsync("guest-late");

        Assert.Contains("olga-invites invites you to take part in the debate", await guest.GetStringAsync(link));
        using var accepted = await guest.SubmitAsync(link);
        using var twice = await late.GetAsync(link);

        Assert.Equal($"/debates/{debate.Id}", accepted.Headers.Location?.OriginalString);
        Assert.Equal(404, (int)twice.StatusCode);
        Assert.Contains("Who pays?", await guest.GetStringAsync($"/debates/{debate.Id}"));
        Assert.Equal(404, (int)(await late.GetAsync($"/debates/{debate.Id}")).StatusCode);
        var program = await site.SignedInAsync("guest-invited-2");
        (await debate.For(program).TryAsync("""{"move":"make-claim","text":"We do."}""")).ExpectProblem(404, "unknown-debate");
    }

    [Fact]
    public async Task An_invitation_that_was_taken_back_or_never_made_is_not_there()
    {
        using var olga = await EnteredAsync("olga-revokes");
        var debate = await OpenAsync("olga-revokes");
        var link = await InvitedAsync(olga, debate.Id, "Reader");
        var page = await olga.GetStringAsync($"/debates/{debate.Id}/invite");
        (await olga.SubmitAsync($"/debates/{debate.Id}/invite?handler=Revoke&invitation={Standing().Match(page).Groups[1].Value}")).Dispose();

        using var guest = await EnteredAsync("guest-revoked");
        Assert.Equal(404, (int)(await guest.GetAsync(link)).StatusCode);
        Assert.Equal(404, (int)(await guest.GetAsync("/invitation/nonsense")).StatusCode);
    }

    [Fact]
    public async Task Who_administers_the_site_invites_into_a_debate_they_are_not_of_for_as_long_as_they_do()
    {
        using var root = await EnteredAsync("root-invites");
        using var guest = await EnteredAsync("guest-of-root");
        await AdministersAsync("root-invites", true);
        using var entered = await EnteredAsync("root-invites");
        var debate = await OpenAsync("olga-is-asked");
        var (first, second) = (await InvitedAsync(entered, debate.Id, "Reader"), await InvitedAsync(entered, debate.Id, "Moderator"));

        using var accepted = await guest.SubmitAsync(first);
        Assert.Equal($"/debates/{debate.Id}", accepted.Headers.Location?.OriginalString);
        Assert.Contains("Who pays?", await guest.GetStringAsync($"/debates/{debate.Id}"));
        await AdministersAsync("root-invites", false);
        Assert.Equal(404, (int)(await guest.GetAsync(second)).StatusCode);
    }

    [Fact]
    public async Task Only_moderators_invite()
    {
        var debate = await OpenAsync("olga-alone", "public");
        using var ann = await EnteredAsync("ann-invites");
        Assert.Equal(403, (int)(await ann.GetAsync($"/debates/{debate.Id}/invite")).StatusCode);
    }

    private async Task<TestedDebate> OpenAsync(string by, string visibility = "private") =>
        await (await site.SignedInAsync(by)).OpenAsync("Who pays?", visibility);

    private async Task AdministersAsync(string handle, bool does)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsContext>>().CreateDbContextAsync();
        Assert.Equal(1, await db.Users.Where(person => person.UserName == handle).ExecuteUpdateAsync(set => set.SetProperty(person => person.IsAdministrator, does)));
    }

    private async Task<HttpClient> EnteredAsync(string handle)
    {
        // Opens the account with the password that the fixture's clients use.
        await site.SignedInAsync(handle);
        var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        (await visitor.SignInAsync(handle, SiteFixture.Password)).Dispose();
        return visitor;
    }

    private static async Task<string> InvitedAsync(HttpClient moderator, Guid debate, string role)
    {
        using var made = await moderator.SubmitAsync($"/debates/{debate}/invite", ("Role", role), ("Days", "14"));
        return new Uri(await made.SecretAsync()).AbsolutePath;
    }

    [GeneratedRegex("invitation=([0-9a-f-]{36})")]
    private static partial Regex Standing();
}
