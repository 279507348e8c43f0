using System.Net;
using System.Net.Http.Json;

namespace ArgumentLedger.Web.Tests.Identity;

public sealed class InvitedRegistrationTests : IAsyncLifetime
{
    private IdentitySite _site = null!;

    public async Task InitializeAsync() =>
        _site = await IdentitySite.StartedAsync(null, "--Registration:Mode=Invited", "--Registration:FirstAdministers=true");

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_invitation_opens_one_account_and_is_not_spent_on_a_refused_form()
    {
        var code = await InvitedAsync();
        using (var refused = await RegisterAsync(code, "p2"))
            Assert.Equal("account-refused", await refused.ProblemAsync(HttpStatusCode.UnprocessableEntity));

        using var opened = await RegisterAsync(code, "guest");
        using var again = await RegisterAsync(code, "second");
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        Assert.Equal("registration-closed", await again.ProblemAsync(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Ten_who_use_one_invitation_at_once_are_one_account()
    {
        var code = await InvitedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => RegisterAsync(code, $"guest-{n}")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.All(answers, answer => Assert.True((int)answer.StatusCode is 201 or 403 or 422));
    }

    [Fact]
    public async Task Without_an_invitation_with_an_expired_one_or_one_taken_back_nobody_registers()
    {
        var code = await InvitedAsync();
        using var none = await RegisterAsync(null, "guest");
        Assert.Equal("registration-closed", await none.ProblemAsync(HttpStatusCode.Forbidden));

        _site.Clock.Forward(TimeSpan.FromDays(15));
        using var late = await RegisterAsync(code, "guest");
        Assert.Equal("registration-closed", await late.ProblemAsync(HttpStatusCode.Forbidden));
        Assert.Contains("by invitation only", await _site.Visitor().GetStringAsync($"/account/register?invitation={code}"));
    }

    private async Task<string> InvitedAsync()
    {
        await _site.RegisterAsync("operator");
        using var visitor = _site.Visitor();
        (await visitor.SignInAsync("operator", IdentitySite.Password)).Dispose();
        return (await (await visitor.SubmitAsync("/admin?handler=Invite")).SecretAsync()).Split("invitation=")[1];
    }

    private Task<HttpResponseMessage> RegisterAsync(string? invitation, string handle) =>
        _site.Program().PostAsJsonAsync("/api/accounts", new { handle, password = IdentitySite.Password, invitation });
}
