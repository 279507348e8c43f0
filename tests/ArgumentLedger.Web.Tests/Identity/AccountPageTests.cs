using System.Net;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Tests.Identity;

public sealed partial class AccountPageTests(IdentitySite site) : IClassFixture<IdentitySite>
{
    [Fact]
    public async Task Whoever_registers_is_signed_in_and_goes_on_to_where_they_came_from()
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.SubmitAsync("/account/register?returnUrl=%2Fdebates%2Fnew",
            ("Input.Handle", "ann"), ("Input.DisplayName", "Ann Lee"), ("Input.Password", IdentitySite.Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/debates/new", answer.Headers.Location?.OriginalString);
        Assert.Contains("Ann Lee", await visitor.GetStringAsync("/account"));
    }

    [Theory]
    [InlineData("ann-far", "https://elsewhere.example/")]
    [InlineData("bob-far", "//elsewhere.example/")]
    [InlineData("cem-far", "/\\elsewhere.example")]
    [InlineData("dot-far", "javascript:alert(1)")]
    public async Task Nobody_is_sent_on_to_another_site(string handle, string returnUrl)
    {
        await site.RegisterAsync(handle);
        using var visitor = site.Visitor();
        using var answer = await visitor.SignInAsync(handle, IdentitySite.Password, returnUrl);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_but_the_password_and_says_why_beside_the_field()
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.SubmitAsync("/account/register",
            ("Input.Handle", "p2"), ("Input.DisplayName", "Bob & <Co>"), ("Input.Password", "a long enough one"));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("value=\"p2\"", page);
        Assert.Contains("value=\"Bob &amp; &lt;Co&gt;\"", page);
        Assert.DoesNotContain("a long enough one", page);
        Assert.Matches("aria-describedby=\"Input_Handle-hint Input_Handle-wrong\"", page);
        Assert.Contains("<p class=\"wrong\" id=\"Input_Handle-wrong\">A letter followed by digits", page);
    }

    [Fact]
    public async Task A_form_that_another_site_made_a_browser_send_is_refused()
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.PostAsync("/account/register", new FormUrlEncodedContent(
            [new("Input.Handle", "forged"), new("Input.Password", IdentitySite.Password)]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("That could not be read", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_handle_look_the_same()
    {
        await site.RegisterAsync("here");
        string[] said = [await RefusalAsync("here"), await RefusalAsync("gone")];
        Assert.Single(said.Distinct());

        async Task<string> RefusalAsync(string handle)
        {
            using var visitor = site.Visitor();
            using var answer = await visitor.SignInAsync(handle, "not the words");
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains($"value=\"{handle}\"", page);
            return Wrong().Match(page).Value;
        }
    }

    [Fact]
    public async Task Signing_in_ends_by_a_form_and_not_by_a_link()
    {
        await site.RegisterAsync("leaver");
        using var visitor = site.Visitor();
        (await visitor.SignInAsync("leaver", IdentitySite.Password)).Dispose();

        await visitor.GetStringAsync("/account/sign-out");
        Assert.Contains("leaver", await visitor.GetStringAsync("/account"));
        (await visitor.SubmitAsync("/account/sign-out")).Dispose();
        using var after = await visitor.GetAsync("/account");
        Assert.Equal("/account/sign-in?returnUrl=%2Faccount", after.Headers.Location?.PathAndQuery);
    }

    [Fact]
    public async Task A_session_reads_at_the_api_but_does_not_write()
    {
        await site.RegisterAsync("browser");
        using var visitor = site.Visitor();
        (await visitor.SignInAsync("browser", IdentitySite.Password)).Dispose();

        using var read = await visitor.GetAsync("/api/probe/read");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using var write = await visitor.PostAsync("/api/probe/write", null);
        Assert.Equal("no-token", await write.ProblemAsync(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_session_stands_on_another_machine_of_the_same_ledger()
    {
        await site.RegisterAsync("roamer");
        var cookies = new CookieContainer();
        using var visitor = site.Visitor(cookies);
        (await visitor.SignInAsync("roamer", IdentitySite.Password)).Dispose();

        var other = await IdentitySite.StartedAsync(site.ConnectionString);
        var page = await other.Visitor(cookies).GetStringAsync("/account");
        await other.DisposeAsync();
        Assert.Contains("roamer", page);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_on_other_devices()
    {
        var own = await IdentitySite.StartedAsync();
        await own.RegisterAsync("changer");
        using var here = own.Visitor();
        using var there = own.Visitor();
        (await here.SignInAsync("changer", IdentitySite.Password)).Dispose();
        (await there.SignInAsync("changer", IdentitySite.Password)).Dispose();

        using var refused = await here.SubmitAsync("/account?handler=Password", ("Password.CurrentPassword", "not the words"), ("Password.NewPassword", "four other quiet words"));
        Assert.Contains("Password_CurrentPassword-wrong", await refused.Content.ReadAsStringAsync());
        using var changed = await here.SubmitAsync("/account?handler=Password", ("Password.CurrentPassword", IdentitySite.Password), ("Password.NewPassword", "four other quiet words"));
        own.Clock.Forward(TimeSpan.FromMinutes(2));
        using var stillHere = await here.GetAsync("/account");
        using var noLongerThere = await there.GetAsync("/account");
        using var again = await own.Visitor().SignInAsync("changer", "four other quiet words");
        await own.DisposeAsync();

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, stillHere.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, noLongerThere.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task A_token_is_made_shown_once_used_and_revoked_on_the_account_page()
    {
        await site.RegisterAsync("maker");
        using var visitor = site.Visitor();
        (await visitor.SignInAsync("maker", IdentitySite.Password)).Dispose();

        using var made = await visitor.SubmitAsync("/account?handler=Token", ("Token.Name", "my <script>"), ("Token.Scope", "write"), ("Token.ExpiresInDays", "30"));
        var page = await made.Content.ReadAsStringAsync();
        var secret = Secret().Match(page).Value;
        Assert.StartsWith("al_", secret);
        Assert.Contains("my &lt;script&gt;", page);
        Assert.Equal(HttpStatusCode.OK, (await site.Program(secret).GetAsync("/api/probe/read")).StatusCode);

        var after = await visitor.GetStringAsync("/account");
        Assert.DoesNotContain(secret, after);
        var id = Revoke().Match(after).Groups[1].Value;
        using var revoked = await visitor.SubmitAsync($"/account?handler=Revoke&id={id}");
        Assert.Equal(HttpStatusCode.Redirect, revoked.StatusCode);
        Assert.Contains("The token is revoked.", await visitor.GetStringAsync("/account"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Program(secret).GetAsync("/api/probe/read")).StatusCode);
    }

    [Fact]
    public async Task A_token_without_a_purpose_is_refused_beside_the_field()
    {
        await site.RegisterAsync("hasty");
        using var visitor = site.Visitor();
        (await visitor.SignInAsync("hasty", IdentitySite.Password)).Dispose();

        using var answer = await visitor.SubmitAsync("/account?handler=Token", ("Token.Name", ""), ("Token.Scope", "write"), ("Token.ExpiresInDays", "soon"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Token_Name-wrong", page);
        Assert.DoesNotContain("al_", page);
    }

    [GeneratedRegex("<p class=\"wrong\"[^>]*>[^<]*</p>")]
    private static partial Regex Wrong();

    [GeneratedRegex("al_[A-Za-z0-9_-]{43}")]
    private static partial Regex Secret();

    [GeneratedRegex("id=([0-9a-f-]{36})[^>]*handler=Revoke|handler=Revoke[^>]*id=([0-9a-f-]{36})")]
    private static partial Regex Revoke();
}
