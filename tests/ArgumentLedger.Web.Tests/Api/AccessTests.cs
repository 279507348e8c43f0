using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class AccessTests(SiteFixture site)
{
    const string Claim = """{"move":"make-claim","text":"The bus is late."}""";

    [Fact]
    public async Task Without_a_token_nobody_writes()
    {
        var debate = await OpenAsync("public");
        (await debate.For(site.Anonymous).TryAsync(Claim)).ExpectProblem(401, "no-token");
        (await site.Anonymous.SendAsync("/api/debates", """{"motion":"Is the bus late?"}""")).ExpectProblem(401, "no-token");
        Assert.Equal(1, await debate.VersionAsync());
    }

    [Theory]
    [InlineData("al_nonsense")]
    [InlineData("")]
    [InlineData("%00 \"\\ {}")]
    public async Task A_token_that_does_not_stand_is_refused_for_reading_too(string token)
    {
        var debate = await OpenAsync("public");
        using var stranger = site.NewClient();
        stranger.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        (await debate.For(stranger).TryAsync(Claim)).ExpectProblem(401, "bad-token");
        (await debate.For(stranger).ReadAsync()).ExpectProblem(401, "bad-token");
    }

    [Fact]
    public async Task A_token_of_scope_read_writes_nothing()
    {
        var debate = await OpenAsync("public");
        var reading = await site.SignedInAsync("ann", "read");
        (await debate.For(reading).TryAsync(Claim)).ExpectProblem(403, "forbidden");
        (await reading.SendAsync("/api/debates", """{"motion":"Is the bus late?"}""")).ExpectProblem(403, "forbidden");
        Assert.Equal(1, await debate.VersionAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/contributions")]
    [InlineData("/contributions/c1")]
    [InlineData("/contributions/c1/history")]
    [InlineData("/sources")]
    [InlineData("/sources/s1")]
    [InlineData("/events")]
    [InlineData("/map.svg")]
    public async Task A_private_debate_and_none_at_all_are_answered_alike(string below)
    {
        var debate = await OpenAsync("private");
        await debate.MakeAsync($$"""[{{Claim}},{"move":"record-source","title":"Timetable","text":"8:00 every day"}]""");
        (await debate.ReadAsync(below)).Expect(200);

        var none = (await site.Anonymous.ReadAsync($"/api/debates/{Guid.CreateVersion7()}{below}")).ExpectProblem(404, "unknown-debate");
        foreach (var stranger in (HttpClient[])[site.Anonymous, await site.SignedInAsync("bo")])
        {
            var answer = (await debate.For(stranger).ReadAsync(below)).ExpectProblem(404, "unknown-debate");
            Assert.Equal(none.Text, answer.Text);
            Assert.Null(answer.Headers.ETag);
        }
    }

    [Fact]
    public async Task Moves_in_a_private_debate_and_in_none_at_all_are_answered_alike()
    {
        var debate = await OpenAsync("private");
        var bo = await site.SignedInAsync("bo");

        var none = (await new TestedDebate(bo, Guid.CreateVersion7()).TryAsync(Claim)).ExpectProblem(404, "unknown-debate");
        var closed = (await debate.For(bo).TryAsync(Claim)).ExpectProblem(404, "unknown-debate");

        Assert.Equal(none.Text, closed.Text);
        Assert.Equal(1, await debate.VersionAsync());
    }

    [Fact]
    public async Task Nor_does_If_Match_tell_a_private_debate_from_none()
    {
        var debate = await OpenAsync("private");
        await debate.MakeAsync(Claim);
        var bo = await site.SignedInAsync("bo");

        var none = await new TestedDebate(bo, Guid.CreateVersion7()).TryAsync(Claim, ifMatch: "\"v1\"");
        var closed = await debate.For(bo).TryAsync(Claim, ifMatch: "\"v1\"");

        Assert.Equal(none.Text, closed.ExpectProblem(404, "unknown-debate").Text);
    }

    [Fact]
    public async Task A_reader_who_was_admitted_reads_but_does_not_write()
    {
        var debate = await OpenAsync("private");
        var bo = debate.For(await site.SignedInAsync("bo"));
        await debate.MakeAsync($$"""[{{Claim}},{"move":"admit","contributor":"bo","role":"reader"}]""");

        (await bo.ReadAsync()).Expect(200);
        (await bo.TryAsync(Claim)).ExpectProblem(403, "not-a-contributor");

        await debate.MakeAsync("""{"move":"admit","contributor":"bo","role":"contributor"}""");
        await bo.MakeAsync(Claim);
        await debate.MakeAsync("""{"move":"remove","contributor":"bo"}""");
        (await bo.ReadAsync()).ExpectProblem(404, "unknown-debate");
    }

    [Fact]
    public async Task Lists_show_public_debates_and_ones_own()
    {
        var (dora, bo) = (await site.SignedInAsync("dora"), await site.SignedInAsync("bo"));
        var (open, unlisted, closed) = (await dora.OpenAsync("Dora asks all"), await dora.OpenAsync("Dora asks some", "unlisted"), await dora.OpenAsync("Dora asks few", "private"));
        foreach (var debate in (TestedDebate[])[open, unlisted, closed])
            await debate.MakeAsync("""{"move":"make-claim","text":"Said by dora."}""");
        await closed.MakeAsync("""{"move":"admit","contributor":"bo","role":"reader"}""");

        await SeesAsync(site.Anonymous, open);
        await SeesAsync(await site.SignedInAsync("ann"), open);
        await SeesAsync(bo, open, closed);
        await SeesAsync(dora, open, unlisted, closed);
        (await unlisted.For(site.Anonymous).ReadAsync()).Expect(200);
    }

    static async Task SeesAsync(HttpClient reader, params TestedDebate[] debates)
    {
        var wanted = debates.Select(debate => debate.Id.ToString()).Order();
        Assert.Equal(wanted, (await reader.ReadAsync("/api/debates?by=dora")).All("id").Order());
        Assert.Equal(wanted, (await reader.ReadAsync("/api/positions?by=dora")).All("debate").Order());
    }

    async Task<TestedDebate> OpenAsync(string visibility) => await (await site.SignedInAsync("ann")).OpenAsync("Is the bus late?", visibility);
}
