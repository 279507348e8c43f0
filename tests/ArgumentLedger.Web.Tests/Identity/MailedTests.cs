using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ArgumentLedger.Web.Tests.Identity;

/// <summary>E-mail addresses and passwords set by mailed links, with a real mail server on this machine.</summary>
public sealed partial class MailedTests : IAsyncLifetime
{
    private readonly LetterBox _box = LetterBox.Open();
    private IdentitySite _site = null!;

    public async Task InitializeAsync() => _site = await IdentitySite.StartedAsync(null, _box.Settings);

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _box.DisposeAsync();
    }

    [Fact]
    public async Task An_address_counts_once_its_link_was_followed_by_the_account_it_was_mailed_for()
    {
        using var ann = await EnteredAsync("ann");
        using var bo = await EnteredAsync("bo");
        (await ann.SubmitAsync("/account/email?handler=Want", ("Address", " ann@example.org "))).Dispose();
        Assert.Contains("is not confirmed yet", await ann.GetStringAsync("/account/email"));
        var letter = await _box.NextAsync();
        Assert.Equal("ann@example.org", letter.To.Mailboxes.Single().Address);
        Assert.Equal("ledger@example.org", letter.From.Mailboxes.Single().Address);
        var link = LinkIn(letter);
        Assert.StartsWith("https://ledger.example.org/account/email?code=", link.ToString(), StringComparison.Ordinal);

        using (var other = await ConfirmAsync(bo, link))
            Assert.Contains("mailed for another account", await other.Content.ReadAsStringAsync());
        Assert.Contains("Is ann@example.org yours?", await ann.GetStringAsync(link.PathAndQuery));
        using (var confirmed = await ConfirmAsync(ann, link))
            Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        using (var twice = await ConfirmAsync(ann, link))
            Assert.Contains("was used or has expired", await twice.Content.ReadAsStringAsync());
        Assert.Equal("ann@example.org", await ExportedAsync(ann, "email"));
        Assert.Null(await ExportedAsync(ann, "emailToConfirm"));

        (await ann.SubmitAsync("/account/email?handler=Drop")).Dispose();
        Assert.Null(await ExportedAsync(ann, "email"));
        Assert.Equal("Your address was changed", (await _box.NextAsync()).Subject);
    }

    [Fact]
    public async Task A_link_to_an_address_expires_and_nothing_of_an_erased_account_is_kept()
    {
        using var ann = await EnteredAsync("ann");
        (await ann.SubmitAsync("/account/email?handler=Want", ("Address", "ann@example.org"))).Dispose();
        var link = LinkIn(await _box.NextAsync());
        _site.Clock.Forward(EmailAddresses.Life);
        using (var late = await ConfirmAsync(ann, link))
            Assert.Contains("has expired", await late.Content.ReadAsStringAsync());

        (await ann.SubmitAsync("/account/data?handler=Erase", ("Password", IdentitySite.Password))).Dispose();
        await using var db = await _site.Services.GetRequiredService<IDbContextFactory<AccountsContext>>().CreateDbContextAsync();
        Assert.False(await db.Users.AnyAsync(person => person.UserName == "ann" || person.WantedEmail != null));
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("ann@example.org, bo@example.org")]
    [InlineData("Ann <ann@example.org>")]
    [InlineData("ann@example.org\r\nBcc: all@example.org")]
    [InlineData("ann@@example.org")]
    public async Task What_is_not_one_address_is_refused(string typed)
    {
        using var ann = await EnteredAsync("ann");
        using var refused = await ann.SubmitAsync("/account/email?handler=Want", ("Address", typed));
        Assert.Contains("Give one address", await refused.Content.ReadAsStringAsync());
        Assert.Null(await ExportedAsync(ann, "emailToConfirm"));
    }

    [Theory]
    [InlineData("Ann")]
    [InlineData(" ANN@example.org")]
    public async Task A_mailed_link_sets_a_new_password_once_and_ends_every_session(string typed)
    {
        using var ann = await ReachableAsync("ann");
        using var stranger = _site.Visitor();
        stranger.DefaultRequestHeaders.Host = "evil.example.org";
        (await AskAsync(stranger, typed)).Dispose();
        var letter = await _box.NextAsync();
        Assert.Equal("ann@example.org", letter.To.Mailboxes.Single().Address);
        var link = LinkIn(letter);
        Assert.StartsWith("https://ledger.example.org/account/reset?who=", link.ToString(), StringComparison.Ordinal);

        using var here = _site.Visitor();
        using (var weak = await here.SubmitAsync(link.PathAndQuery, [.. FieldsOf(link), ("NewPassword", "short")]))
            Assert.Contains("Use at least 10 characters", await weak.Content.ReadAsStringAsync());
        using (var set = await here.SubmitAsync(link.PathAndQuery, [.. FieldsOf(link), ("NewPassword", "four other quiet words")]))
            Assert.Equal("/account", set.Headers.Location?.OriginalString);
        Assert.Equal("Your password was changed", (await _box.NextAsync()).Subject);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ann.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _site.Visitor().SignInAsync("ann", IdentitySite.Password)).StatusCode);
        using var twice = await _site.Visitor().SubmitAsync(link.PathAndQuery, [.. FieldsOf(link), ("NewPassword", "five more quiet words")]);
        Assert.Contains("was used or has expired", await twice.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_mailed_link_stands_for_an_hour_and_another_is_sent_after_five_minutes()
    {
        using var ann = await ReachableAsync("ann");
        using var bo = await ReachableAsync("bo");
        (await AskAsync(_site.Visitor(), "ann")).Dispose();
        var first = LinkIn(await _box.NextAsync());
        (await AskAsync(_site.Visitor(), "ann")).Dispose();
        (await AskAsync(_site.Visitor(), "ann@example.org")).Dispose();
        (await AskAsync(_site.Visitor(), "bo")).Dispose();
        Assert.Equal("bo@example.org", (await _box.NextAsync()).To.Mailboxes.Single().Address);

        _site.Clock.Forward(PasswordResets.Life);
        using var late = await _site.Visitor().SubmitAsync(first.PathAndQuery, [.. FieldsOf(first), ("NewPassword", "four other quiet words")]);
        Assert.Contains("has expired", await late.Content.ReadAsStringAsync());
        (await AskAsync(_site.Visitor(), "ann")).Dispose();
        Assert.NotEqual(first, LinkIn(await _box.NextAsync()));
    }

    [Fact]
    public async Task The_answer_is_the_same_whoever_it_is_for_and_only_a_confirmed_address_of_somebody_let_in_gets_a_letter()
    {
        await _site.RegisterAsync("without");
        using var wanting = await EnteredAsync("wanting");
        (await wanting.SubmitAsync("/account/email?handler=Want", ("Address", "wanting@example.org"))).Dispose();
        Assert.Equal("Is this your address?", (await _box.NextAsync()).Subject);
        using var blocked = await ReachableAsync("blocked");
        await using (var scope = _site.Services.CreateAsyncScope())
            Assert.Null(await scope.ServiceProvider.GetRequiredService<Administration>().BlockAsync((await PersonAsync("blocked")).Id, Guid.NewGuid(), default));
        using var ann = await ReachableAsync("ann");

        var answers = new HashSet<string>();
        foreach (var typed in (string[])["nobody-here", "nobody@example.org", "without", "wanting", "wanting@example.org", "blocked", "blocked@example.org", "'--@x", "ann"])
            answers.Add(Token().Replace(await (await AskAsync(_site.Visitor(), typed)).Content.ReadAsStringAsync(), ""));

        Assert.Contains("is on its way there", Assert.Single(answers));
        Assert.Equal("ann@example.org", (await _box.NextAsync()).To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task A_mail_server_that_is_away_fails_no_request_and_a_site_without_one_says_to_ask_an_administrator()
    {
        var away = await IdentitySite.StartedAsync(_site.ConnectionString, LetterBox.SettingsOf(LetterBox.FreePort()));
        using var ann = await ReachableAsync("ann");
        using (var asked = await AskAsync(away.Visitor(), "ann"))
            Assert.Contains("is on its way there", await asked.Content.ReadAsStringAsync());
        await away.DisposeAsync();

        var without = await IdentitySite.StartedAsync();
        Assert.Contains("ask an administrator", await without.Visitor().GetStringAsync("/account/forgot"));
        await without.RegisterAsync("ann");
        using var visitor = without.Visitor();
        (await visitor.SignInAsync("ann", IdentitySite.Password)).Dispose();
        Assert.Contains("takes no addresses", await visitor.GetStringAsync("/account/email"));
        await without.DisposeAsync();
    }

    [Fact]
    public async Task Who_signed_in_a_while_ago_signs_in_again_before_they_change_by_what_they_sign_in()
    {
        using var ann = await EnteredAsync("ann");
        Assert.Contains("data-passkey", await ann.GetStringAsync("/account/passkeys"));
        _site.Clock.Forward(SignIns.Freshness);

        foreach (var (address, field) in ((string, (string, string))[])
            [("/account/passkeys?handler=Options", ("a", "b")), ("/account/passkeys?handler=Add", ("Credential", "{}")),
             ("/account/data?handler=Recovery", ("a", "b")), ("/account/email?handler=Want", ("Address", "ann@example.org"))])
        {
            using var refused = await ann.SubmitAsync(address, field);
            Assert.Contains("Sign in again", await refused.Content.ReadAsStringAsync());
        }
        var person = await PersonAsync("ann");
        Assert.True(person is { RecoveryHash: null, WantedEmail: null });

        (await ann.SignInAsync("ann", IdentitySite.Password)).Dispose();
        Assert.NotEmpty(await (await ann.SubmitAsync("/account/data?handler=Recovery")).SecretAsync());
        Assert.Equal(1, Regex.Count(await ann.GetStringAsync("/account/sessions"), "last used"));
    }

    private async Task<HttpClient> EnteredAsync(string handle)
    {
        await _site.RegisterAsync(handle);
        var visitor = _site.Visitor();
        (await visitor.SignInAsync(handle, IdentitySite.Password)).Dispose();
        return visitor;
    }

    // Signed in, with an address of that name confirmed.
    private async Task<HttpClient> ReachableAsync(string handle)
    {
        var visitor = await EnteredAsync(handle);
        (await visitor.SubmitAsync("/account/email?handler=Want", ("Address", $"{handle}@example.org"))).Dispose();
        var letter = await _box.NextAsync();
        Assert.Equal($"{handle}@example.org", letter.To.Mailboxes.Single().Address);
        (await ConfirmAsync(visitor, LinkIn(letter))).Dispose();
        return visitor;
    }

    private async Task<Contributor> PersonAsync(string handle)
    {
        await using var db = await _site.Services.GetRequiredService<IDbContextFactory<AccountsContext>>().CreateDbContextAsync();
        return await db.Users.AsNoTracking().SingleAsync(person => person.UserName == handle);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient visitor, string typed) => visitor.SubmitAsync("/account/forgot", ("Typed", typed));

    private static Task<HttpResponseMessage> ConfirmAsync(HttpClient visitor, Uri link) =>
        visitor.SubmitAsync("/account/email?handler=Confirm", FieldsOf(link));

    private static (string, string)[] FieldsOf(Uri link) =>
        [.. link.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]))];

    private static async Task<string?> ExportedAsync(HttpClient visitor, string name)
    {
        using var answer = await visitor.SubmitAsync("/account/data?handler=Export");
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("account").GetProperty(name).GetString();
    }

    private static Uri LinkIn(MimeMessage letter) => new(Link().Match(letter.TextBody ?? "").Value);

    [GeneratedRegex(@"https://\S+\?\S+")]
    private static partial Regex Link();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"[^\"]+\"")]
    private static partial Regex Token();
}
