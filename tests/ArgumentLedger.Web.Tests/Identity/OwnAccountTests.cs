using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Tests.Identity;

public sealed partial class OwnAccountTests(IdentitySite site) : IClassFixture<IdentitySite>
{
    [Fact]
    public async Task Every_device_is_listed_and_one_that_is_signed_out_from_elsewhere_is_out()
    {
        using var here = await EnteredAsync("devices");
        using var there = site.Visitor();
        there.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        (await there.SignInAsync("devices", IdentitySite.Password)).Dispose();
        var page = await here.GetStringAsync("/account/sessions");
        Assert.Contains("Firefox on Linux", page);
        Assert.Contains("A browser</b>, this device", page);

        using var ended = await here.SubmitAsync($"/account/sessions?handler=End&id={Other().Match(page).Value}");
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task All_other_devices_are_signed_out_at_once()
    {
        using var here = await EnteredAsync("everywhere");
        using var there = site.Visitor();
        (await there.SignInAsync("everywhere", IdentitySite.Password)).Dispose();

        (await here.SubmitAsync("/account/sessions?handler=Others")).Dispose();
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_cookie_that_was_copied_before_signing_out_no_longer_counts()
    {
        var cookies = new CookieContainer();
        await site.RegisterAsync("copied");
        using var visitor = site.Visitor(cookies);
        (await visitor.SignInAsync("copied", IdentitySite.Password)).Dispose();
        var kept = new CookieContainer();
        kept.Add(cookies.GetAllCookies());

        (await visitor.SubmitAsync("/account/sign-out")).Dispose();
        Assert.Equal(HttpStatusCode.Redirect, (await site.Visitor(kept).GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_new_handle_is_signed_in_with_and_the_old_one_is_free()
    {
        using var visitor = await EnteredAsync("before");
        await site.RegisterAsync("other");
        using (var taken = await visitor.SubmitAsync("/account?handler=Handle", ("Handle.Wanted", "other")))
            Assert.Contains("This handle is taken", await taken.Content.ReadAsStringAsync());

        (await visitor.SubmitAsync("/account?handler=Handle", ("Handle.Wanted", " After "))).Dispose();
        Assert.Contains("You are @after now", await visitor.GetStringAsync("/account"));
        Assert.Equal(HttpStatusCode.Redirect, (await site.Visitor().SignInAsync("after", IdentitySite.Password)).StatusCode);
        await site.RegisterAsync("before");
    }

    [Fact]
    public async Task A_recovery_code_of_ones_own_is_shown_once_and_sets_a_new_password_once()
    {
        using var visitor = await EnteredAsync("forgetful");
        var code = await (await visitor.SubmitAsync("/account/data?handler=Recovery")).SecretAsync();
        Assert.DoesNotContain(code, await visitor.GetStringAsync("/account/data"));

        site.Clock.Forward(TimeSpan.FromDays(400));
        using var recovered = await RecoverAsync("forgetful", code);
        Assert.Equal(HttpStatusCode.Redirect, recovered.StatusCode);
        using var twice = await RecoverAsync("forgetful", code);
        Assert.Contains("the code was used", await twice.Content.ReadAsStringAsync());
        using var guessed = await RecoverAsync("forgetful", new string('A', 43));
        Assert.Contains("do not belong together", await guessed.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task All_that_is_kept_of_somebody_is_handed_out_without_any_secret()
    {
        using var visitor = await EnteredAsync("keeper");
        var token = await site.TokenAsync("keeper", "write");
        using var answer = await visitor.SubmitAsync("/account/data?handler=Export");
        var text = await answer.Content.ReadAsStringAsync();
        var account = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("account");

        Assert.Equal("keeper", account.GetProperty("handle").GetString());
        Assert.Equal("a test", account.GetProperty("tokens")[0].GetProperty("name").GetString());
        Assert.Equal(1, account.GetProperty("sessions").GetArrayLength());
        Assert.DoesNotContain(token, text);
        Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_erased_account_is_gone_with_its_sessions_and_tokens_once_its_password_is_given()
    {
        using var visitor = await EnteredAsync("leaving");
        var token = await site.TokenAsync("leaving", "read");
        using (var refused = await visitor.SubmitAsync("/account/data?handler=Erase", ("Password", "not the words")))
            Assert.Contains("This is not your password", await refused.Content.ReadAsStringAsync());

        using var erased = await visitor.SubmitAsync("/account/data?handler=Erase", ("Password", IdentitySite.Password));
        Assert.Equal("/account/erased", erased.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Program(token).GetAsync("/api/probe/read")).StatusCode);
        await site.RegisterAsync("leaving");
    }

    private async Task<HttpClient> EnteredAsync(string handle)
    {
        await site.RegisterAsync(handle);
        var visitor = site.Visitor();
        (await visitor.SignInAsync(handle, IdentitySite.Password)).Dispose();
        return visitor;
    }

    private Task<HttpResponseMessage> RecoverAsync(string handle, string code) =>
        site.Visitor().SubmitAsync("/account/recover", ("Input.Handle", handle), ("Input.Code", code), ("Input.NewPassword", "four other quiet words"));

    [GeneratedRegex("(?<=[?;]id=)[0-9a-f-]{36}")]
    private static partial Regex Other();
}
