using System.Net;
using System.Net.Http.Json;

namespace ArgumentLedger.Web.Tests.Identity;

public sealed class AdministrationTests : IAsyncLifetime
{
    private const string NewPassword = "four other quiet words";

    private IdentitySite _site = null!;

    public async Task InitializeAsync() => _site = await IdentitySite.StartedAsync(settings: "--Registration:FirstAdministers=true");

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_first_account_administers_the_site_and_the_second_does_not()
    {
        using var olga = await EnteredAsync("olga");
        using var ann = await EnteredAsync("ann");

        Assert.Equal(HttpStatusCode.OK, (await olga.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ann.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await _site.Visitor().GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_kept_out_is_out_on_every_way_at_once_and_may_be_let_in_again()
    {
        using var olga = await EnteredAsync("olga");
        using var ann = await EnteredAsync("ann");
        var token = await _site.TokenAsync("ann", "write");
        Assert.Equal(HttpStatusCode.OK, (await _site.Program(token).GetAsync("/api/probe/read")).StatusCode);
        var id = await IdOfAsync("ann");

        (await olga.SubmitAsync($"/admin?handler=Block&id={id}")).Dispose();

        Assert.Equal(HttpStatusCode.Unauthorized, (await _site.Program(token).GetAsync("/api/probe/read")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ann.GetAsync("/account")).StatusCode);
        using var refused = await _site.Visitor().SignInAsync("ann", IdentitySite.Password);
        Assert.Contains("Handle or password is wrong", await refused.Content.ReadAsStringAsync());
        using var noToken = await _site.Program().PostAsJsonAsync("/api/tokens", new { handle = "ann", password = IdentitySite.Password, name = "x", scope = "read" });
        Assert.Equal("wrong-password", await noToken.ProblemAsync(HttpStatusCode.Unauthorized));

        (await olga.SubmitAsync($"/admin?handler=Unblock&id={id}")).Dispose();
        using var again = await _site.Visitor().SignInAsync("ann", IdentitySite.Password);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task An_administrator_can_take_neither_the_office_nor_the_way_in_from_themselves()
    {
        using var olga = await EnteredAsync("olga");
        var id = await IdOfAsync("olga");

        (await olga.SubmitAsync($"/admin?handler=Relieve&id={id}")).Dispose();
        Assert.Contains("ask another administrator", await olga.GetStringAsync("/admin"));
        (await olga.SubmitAsync($"/admin?handler=Block&id={id}")).Dispose();
        Assert.Contains("You cannot block yourself", await olga.GetStringAsync("/admin"));
    }

    [Fact]
    public async Task A_second_administrator_is_made_and_relieved()
    {
        using var olga = await EnteredAsync("olga");
        using var ann = await EnteredAsync("ann");
        var id = await IdOfAsync("ann");

        (await olga.SubmitAsync($"/admin?handler=Entrust&id={id}")).Dispose();
        // A session that began before takes the change up by signing in anew.
        using var again = _site.Visitor();
        (await again.SignInAsync("ann", IdentitySite.Password)).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/admin")).StatusCode);

        (await olga.SubmitAsync($"/admin?handler=Relieve&id={id}")).Dispose();
        _site.Clock.Forward(TimeSpan.FromMinutes(2));
        Assert.NotEqual(HttpStatusCode.OK, (await again.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task An_administrators_code_sets_a_new_password_once_and_for_two_days()
    {
        using var olga = await EnteredAsync("olga");
        using var ann = await EnteredAsync("ann");
        var id = await IdOfAsync("ann");
        var late = await (await olga.SubmitAsync($"/admin?handler=Help&id={id}")).SecretAsync();
        _site.Clock.Forward(TimeSpan.FromHours(49));
        using (var refused = await RecoverAsync("ann", late))
            Assert.Contains("do not belong together, or the code was used or has expired", await refused.Content.ReadAsStringAsync());

        using var back = _site.Visitor();
        (await back.SignInAsync("olga", IdentitySite.Password)).Dispose();
        var code = await (await back.SubmitAsync($"/admin?handler=Help&id={id}")).SecretAsync();
        using var recovered = await RecoverAsync("ann", code);
        using var twice = await RecoverAsync("ann", code);

        Assert.Equal(HttpStatusCode.Redirect, recovered.StatusCode);
        Assert.Equal(HttpStatusCode.OK, twice.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ann.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await _site.Visitor().SignInAsync("ann", NewPassword)).StatusCode);
    }

    [Fact]
    public async Task People_are_found_by_a_part_of_their_handle_or_name_whatever_signs_it_has()
    {
        using var olga = await EnteredAsync("olga");
        await _site.RegisterAsync("ann");
        await _site.RegisterAsync("bo_b");

        Assert.Contains("@bo_b", await olga.GetStringAsync("/admin?q=O_"));
        Assert.DoesNotContain("@olga", await olga.GetStringAsync("/admin?q=O_"));
        Assert.Contains("Nobody is called that", await olga.GetStringAsync("/admin?q=%25%27%3B--"));
        Assert.Contains("Nobody is called that", await olga.GetStringAsync("/admin?q=%5C%00x"));
    }

    private async Task<HttpClient> EnteredAsync(string handle)
    {
        await _site.RegisterAsync(handle);
        var visitor = _site.Visitor();
        (await visitor.SignInAsync(handle, IdentitySite.Password)).Dispose();
        return visitor;
    }

    private Task<HttpResponseMessage> RecoverAsync(string handle, string code) =>
        _site.Visitor().SubmitAsync("/account/recover", ("Input.Handle", handle), ("Input.Code", code), ("Input.NewPassword", NewPassword));

    private async Task<Guid> IdOfAsync(string handle)
    {
        var directory = (ArgumentLedger.Web.Identity.ContributorDirectory)_site.Services.GetService(typeof(ArgumentLedger.Web.Identity.ContributorDirectory))!;
        return Guid.Parse((await directory.IdOfAsync(handle, CancellationToken.None))!);
    }
}
