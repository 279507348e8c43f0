using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

/// <summary>A site whose first account, “operator”, administers it.</summary>
public sealed class AdministeredSite : SiteFixture
{
    /// <inheritdoc />
    protected override bool HasAdministrator => true;

    /// <summary>The administrator with a token of a scope.</summary>
    public Task<HttpClient> OperatorAsync(string scope) => SignedInAsync("operator", scope);
}

public sealed class ModeratingTests(AdministeredSite site) : IClassFixture<AdministeredSite>
{
    const string Hide = """{"move":"hide","target":"c1","reason":"It names a child."}""";

    [Fact]
    public async Task A_token_of_scope_write_does_not_moderate_even_for_who_opened_the_debate()
    {
        var debate = await OpenedByAnnAsync("public");
        (await debate.For(await site.SignedInAsync("ann", "write")).TryAsync(Hide)).ExpectProblem(403, "forbidden");
        (await debate.For(await site.SignedInAsync("ann", "moderate")).TryAsync(Hide)).Expect(201);
    }

    [Fact]
    public async Task An_administrator_moderates_a_debate_of_others_with_a_token_of_scope_moderate_only()
    {
        var debate = await OpenedByAnnAsync("public");
        (await debate.For(await site.OperatorAsync("write")).TryAsync(Hide)).ExpectProblem(403, "forbidden");
        (await debate.For(await site.SignedInAsync("bo", "moderate")).TryAsync(Hide)).ExpectProblem(403, "not-moderator");
        (await debate.For(await site.OperatorAsync("moderate")).TryAsync(Hide)).Expect(201);
    }

    [Fact]
    public async Task An_administrator_reads_a_private_debate_at_its_address_but_finds_it_in_no_list()
    {
        var debate = await OpenedByAnnAsync("private");
        var administrator = await site.OperatorAsync("moderate");
        (await debate.For(administrator).ReadAsync()).Expect(200);
        (await debate.For(await site.OperatorAsync("read")).ReadAsync()).ExpectProblem(404, "unknown-debate");
        Assert.DoesNotContain(debate.Id.ToString(), (await administrator.ReadAsync("/api/debates?limit=200")).Expect(200).Text);
    }

    async Task<TestedDebate> OpenedByAnnAsync(string visibility)
    {
        // The first account is the operator's.
        await site.OperatorAsync("read");
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is the bus late?", visibility);
        await debate.MakeAsync("""{"move":"make-claim","text":"The bus is late."}""");
        return debate;
    }
}
