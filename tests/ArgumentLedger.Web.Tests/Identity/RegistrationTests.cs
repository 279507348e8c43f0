using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace ArgumentLedger.Web.Tests.Identity;

public sealed class RegistrationTests(IdentitySite site) : IClassFixture<IdentitySite>
{
    private readonly HttpClient _program = site.Program();

    [Fact]
    public async Task An_account_is_opened_with_a_handle_and_a_password()
    {
        using var answer = await PostAsync(new { handle = " Ann-Lee ", displayName = "Ann Lee", password = IdentitySite.Password });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var account = await answer.JsonAsync();
        Assert.Equal("ann-lee", account.GetProperty("handle").GetString());
        Assert.Equal("Ann Lee", account.GetProperty("displayName").GetString());
        Assert.Equal(7, account.GetProperty("id").GetGuid().Version);
    }

    [Fact]
    public async Task Without_a_name_the_handle_is_shown()
    {
        using var answer = await PostAsync(new { handle = "bob", displayName = "  ", password = IdentitySite.Password });
        Assert.Equal("bob", (await answer.JsonAsync()).GetProperty("displayName").GetString());
    }

    [Theory]
    [InlineData("p2")]
    [InlineData("C7")]
    [InlineData("me")]
    [InlineData("new")]
    [InlineData("demo")]
    [InlineData("a")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("ann smith")]
    [InlineData("änne")]
    [InlineData("ann\0")]
    [InlineData("abcdefghijklmnopqrstuvwxyz-012345")]
    public async Task A_handle_that_is_a_label_a_word_of_the_site_or_not_a_handle_is_refused(string? handle)
    {
        using var answer = await PostAsync(new { handle, password = IdentitySite.Password });

        Assert.Equal("account-refused", await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity));
        Assert.NotEmpty((await answer.JsonAsync()).GetProperty("errors").GetProperty("handle")[0].GetString()!);
    }

    [Theory]
    [InlineData("p2x")]
    [InlineData("42")]
    [InlineData("-_")]
    [InlineData("abcdefghijklmnopqrstuvwxyz-01234")]
    public async Task A_handle_that_only_looks_odd_is_taken(string handle)
    {
        using var answer = await PostAsync(new { handle, password = IdentitySite.Password });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task A_handle_is_taken_however_it_is_capitalised()
    {
        await site.RegisterAsync("carol");
        using var answer = await PostAsync(new { handle = "CAROL", password = IdentitySite.Password });

        Assert.Equal("account-refused", await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity));
        Assert.Contains("taken", (await answer.JsonAsync()).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Of_many_who_ask_for_one_handle_at_once_one_has_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PostAsync(new { handle = "wanted", password = IdentitySite.Password })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(11, answers.Count(a => a.StatusCode == HttpStatusCode.UnprocessableEntity));
    }

    [Theory]
    [InlineData("nine char")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Long-Handle")]
    public async Task A_password_that_is_short_or_the_handle_is_refused(string? password)
    {
        using var answer = await PostAsync(new { handle = "long-handle", password });

        await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity);
        Assert.True((await answer.JsonAsync()).GetProperty("errors").TryGetProperty("password", out _));
    }

    [Theory]
    [InlineData("with a\0nul")]
    [InlineData("with a\nline")]
    [InlineData("turned \u202E round")]
    [InlineData("a name of more than eighty characters, which nobody has and no page could ever set well")]
    public async Task A_name_that_would_break_a_page_is_refused(string displayName)
    {
        using var answer = await PostAsync(new { handle = "breaker", displayName, password = IdentitySite.Password });

        await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity);
        Assert.True((await answer.JsonAsync()).GetProperty("errors").TryGetProperty("displayName", out _));
    }

    [Theory]
    [InlineData("""{"handle":"dora","password":"three quiet words","admin":true}""")]
    [InlineData("""{"handle":"dora","handle":"dave","password":"three quiet words"}""")]
    [InlineData("""{"Handle":"dora","password":"three quiet words"}""")]
    [InlineData("""{"handle":7,"password":"three quiet words"}""")]
    [InlineData("""{"handle":"\ud800","password":"three quiet words"}""")]
    [InlineData("""{"handle":"dora","password":"three quiet words"} and more""")]
    [InlineData("""{"handle":"dora",""")]
    [InlineData("""[{"handle":"dora"}]""")]
    [InlineData("\"dora\"")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_body_that_is_not_the_object_asked_for_is_malformed(string body)
    {
        using var answer = await _program.PostAsync("/api/accounts", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal("malformed", await answer.ProblemAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Deep_nesting_and_broken_text_are_malformed()
    {
        var deep = new string('[', 5_000);
        using var nested = await _program.PostAsync("/api/accounts", new StringContent($$"""{"handle":{{deep}}""", Encoding.UTF8, "application/json"));
        Assert.Equal("malformed", await nested.ProblemAsync(HttpStatusCode.BadRequest));

        var broken = new ByteArrayContent([.. "{\"handle\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        broken.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var text = await _program.PostAsync("/api/accounts", broken);
        Assert.Equal("malformed", await text.ProblemAsync(HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=nonsense")]
    public async Task A_body_of_another_kind_is_not_read(string type)
    {
        var body = new ByteArrayContent("{}"u8.ToArray());
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await _program.PostAsync("/api/accounts", body);
        Assert.Equal("not-json", await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType));
    }

    [Fact]
    public async Task A_body_larger_than_any_account_is_too_large()
    {
        using var answer = await PostAsync(new { handle = new string('a', 100_000) });
        Assert.Equal("too-large", await answer.ProblemAsync(HttpStatusCode.RequestEntityTooLarge));
    }

    [Fact]
    public async Task Registration_can_be_closed()
    {
        var closed = await IdentitySite.StartedAsync(settings: "--Registration:Mode=Closed");
        // The operator's own account can always be opened.
        await closed.RegisterAsync("operator");
        using var answer = await closed.Program().PostAsJsonAsync("/api/accounts", new { handle = "late", password = IdentitySite.Password });
        var page = await closed.Visitor().GetStringAsync("/account/register");
        await closed.DisposeAsync();

        Assert.Equal("registration-closed", await answer.ProblemAsync(HttpStatusCode.Forbidden));
        Assert.Contains("by invitation only, or not at all", page);
    }

    private Task<HttpResponseMessage> PostAsync(object account) => _program.PostAsJsonAsync("/api/accounts", account);
}
