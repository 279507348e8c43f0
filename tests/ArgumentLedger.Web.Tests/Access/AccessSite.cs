using System.Net;
using System.Text.RegularExpressions;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Tests.Identity;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Access;

/// <summary>Tests that share one site with somebody of each kind on it.</summary>
[CollectionDefinition(AccessSite.Name)]
public sealed class SharedAccessSite : ICollectionFixture<AccessSite>;

/// <summary>A site with somebody of each kind on it, signed in as a program and as a browser.</summary>
public sealed partial class AccessSite : SiteFixture, IAsyncLifetime
{
    /// <summary>The handles of the callers who have accounts; olga opens the debates.</summary>
    public static readonly IReadOnlyDictionary<Caller, string> HandleOf = new Dictionary<Caller, string>
    {
        [Caller.Stranger] = "stan",
        [Caller.Reader] = "rhea",
        [Caller.Contributor] = "carl",
        [Caller.Moderator] = "mona",
        [Caller.Administrator] = "ada",
        [Caller.Revoked] = "revo",
        [Caller.Expired] = "expi",
        [Caller.ReadOnly] = "only",
        [Caller.Blocked] = "bloc",
    };

    /// <summary>The name of the collection of tests that share it.</summary>
    public const string Name = "access";

    private readonly Dictionary<Caller, HttpClient> _programs = [];
    private readonly Dictionary<Caller, HttpClient> _browsers = [];
    private readonly Dictionary<Caller, string> _formTokens = [];

    /// <summary>Who opens the debates.</summary>
    public HttpClient Opener { get; private set; } = new();

    protected override bool HasAdministrator => true;

    /// <summary>A caller with a token, where they have one.</summary>
    public HttpClient ProgramOf(Caller caller) => _programs[caller];

    /// <summary>A caller with cookies; one who has only a token sends that.</summary>
    public HttpClient BrowserOf(Caller caller) => _browsers[caller];

    /// <summary>What a caller's forms carry against forgery.</summary>
    public string FormTokenOf(Caller caller) => _formTokens[caller];

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        // The first account administers the site.
        await SignedInAsync("ada");
        Opener = await SignedInAsync("olga");
        foreach (var (caller, handle) in HandleOf)
        {
            _programs[caller] = await SignedInAsync(handle, caller == Caller.ReadOnly ? "read" : "moderate");
            await SignedInAsync($"guest-{(int)caller}");
        }
        _programs[Caller.Anonymous] = Anonymous;
        foreach (var caller in Enum.GetValues<Caller>())
            await OpenBrowserAsync(caller);
        await ExpireAsync(Caller.Expired);
        (await ProgramOf(Caller.Revoked).SendAsync(new(HttpMethod.Delete, $"/api/tokens/{await TokenIdAsync(Caller.Revoked)}"))).EnsureSuccessStatusCode();
        await using var scope = Services.CreateAsyncScope();
        var (ada, bloc) = (await IdOfAsync("ada"), await IdOfAsync("bloc"));
        Assert.Null(await scope.ServiceProvider.GetRequiredService<Administration>().BlockAsync(bloc, ada, default));
        // Whoever is signed out by that is somebody else to the forms.
        await RenewFormTokenAsync(Caller.Blocked);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        foreach (var browser in _browsers.Values) browser.Dispose();
        await DisposeAsync();
    }

    /// <summary>The id of somebody's account.</summary>
    public async Task<Guid> IdOfAsync(string handle) =>
        Guid.Parse((await Services.GetRequiredService<ContributorDirectory>().IdOfAsync(handle, default))!);

    /// <summary>A debate of olga's with two claims for each caller, a source, a quote and a cast member; all but the stranger, the anonymous and the administrator are admitted.</summary>
    public async Task<TestedDebate> OpenDebateAsync(string visibility, string motion = "Is the secret kept?")
    {
        var debate = await Opener.OpenAsync(motion, visibility);
        var claims = Enum.GetValues<Caller>().Select(caller => $$"""{"move":"make-claim","text":"Nothing for {{caller}} to know."}""");
        await debate.MakeAsync($$"""
            [{{string.Join(',', claims)}},
             {"move":"rebut-claim","target":"c1","aim":"conclusion","text":"There is something to know."},
             {"move":"record-source","title":"Diary","text":"The key is under the mat."},
             {"move":"cite-quote","source":"s1","exact":"under the mat","for":"c1"},
             {"move":"introduce-speaker","name":"The gardener"},
             {"move":"admit","contributor":"rhea","role":"reader"},
             {"move":"admit","contributor":"carl","role":"contributor"},
             {"move":"admit","contributor":"mona","role":"moderator"},
             {"move":"admit","contributor":"revo","role":"moderator"},
             {"move":"admit","contributor":"expi","role":"moderator"},
             {"move":"admit","contributor":"only","role":"moderator"},
             {"move":"admit","contributor":"bloc","role":"moderator"}]
            """);
        return debate;
    }

    /// <summary>Signs everybody in again whose sessions were ended.</summary>
    public async Task SignInAgainAsync()
    {
        foreach (var caller in Enum.GetValues<Caller>().Where(caller => caller != Caller.Blocked))
            await OpenBrowserAsync(caller);
    }

    private async Task OpenBrowserAsync(Caller caller)
    {
        var browser = new HttpClient(new DescribedAnswers(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })) { BaseAddress = Address };
        if (caller is Caller.Revoked or Caller.Expired or Caller.ReadOnly)
            browser.DefaultRequestHeaders.Authorization = ProgramOf(caller).DefaultRequestHeaders.Authorization;
        else if (HandleOf.TryGetValue(caller, out var handle))
            Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(handle, Password)).StatusCode);
        _browsers[caller] = browser;
        await RenewFormTokenAsync(caller);
    }

    private async Task RenewFormTokenAsync(Caller caller) =>
        _formTokens[caller] = FormToken().Match(await BrowserOf(caller).GetStringAsync("/account/sign-in")).Groups[1].Value;

    private async Task ExpireAsync(Caller caller)
    {
        var owner = await IdOfAsync(HandleOf[caller]);
        await using var db = await Services.GetRequiredService<IDbContextFactory<AccountsContext>>().CreateDbContextAsync();
        var past = DateTimeOffset.UtcNow.AddMinutes(-1);
        Assert.Equal(1, await db.Tokens.Where(token => token.ContributorId == owner)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.ExpiresAt, past)));
    }

    private async Task<string> TokenIdAsync(Caller caller) =>
        (await ProgramOf(caller).ReadAsync("/api/tokens")).Expect(200).Items[0].GetProperty("id").GetString()!;

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
