using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class SuppositionTests(SiteFixture site)
{
    [Fact]
    public async Task Without_a_rebuttal_the_difference_is_named_with_its_reason_and_nothing_is_recorded()
    {
        var debate = await ArgueAsync();
        var version = await debate.VersionAsync();

        var supposed = (await debate.ReadAsync("/what-if?without=r1")).Expect(200).Body;

        SameJson.Assert("""["r1"]""", supposed.GetProperty("gone"));
        SameJson.Assert("""
            [{"label":"c1","from":"out","to":"in","statusFrom":"refuted","statusTo":"unchallenged","strengthFrom":0.4,"strengthTo":0.5,"reason":"Nobody has challenged it."}]
            """, supposed.GetProperty("changes"));
        Assert.Equal("c1 c2", string.Join(' ', supposed.GetProperty("standing").EnumerateArray().Select(it => it.GetProperty("contribution").GetString())));
        Assert.Equal(version, await debate.VersionAsync());
    }

    [Theory]
    [InlineData("r1,c2", "c2 r1")]
    [InlineData("by:bo", "r1")]
    [InlineData("by:BO", "r1")]
    [InlineData("by:p1", "c2")]
    [InlineData("by:ann,by:bo", "c1 r1")]
    [InlineData("", "")]
    public async Task What_goes_is_told(string without, string gone)
    {
        var supposed = (await (await ArgueAsync()).ReadAsync($"/what-if?without={without}")).Expect(200).Body;
        Assert.Equal(gone, string.Join(' ', supposed.GetProperty("gone").EnumerateArray().Select(label => label.GetString())));
    }

    [Fact]
    public async Task An_earlier_moment_is_supposed_as_it_stood()
    {
        var debate = await ArgueAsync();

        var then = (await debate.ReadAsync("/what-if?without=c1&at=3")).Expect(200).Body;

        Assert.Equal(3, then.GetProperty("version").GetInt64());
        Assert.Empty(then.GetProperty("standing").EnumerateArray());
        (await debate.ReadAsync("/what-if?without=r1&at=3")).ExpectProblem(400, "bad-parameter");
    }

    [Theory]
    [InlineData("without=r9")]
    [InlineData("without=by:nobody-here")]
    [InlineData("without=by:p9")]
    [InlineData("without=by:")]
    [InlineData("witout=r1")]
    [InlineData("without=r1&without=c2")]
    public async Task What_is_not_there_is_refused(string query) => (await (await ArgueAsync()).ReadAsync($"/what-if?{query}")).ExpectProblem(400, "bad-parameter");

    [Fact]
    public async Task A_private_debate_is_supposed_for_nobody_else()
    {
        var secret = await (await site.SignedInAsync("ann")).OpenAsync("Secret?", "private");
        (await secret.For(site.Anonymous).ReadAsync("/what-if?without=c1")).ExpectProblem(404, "unknown-debate");
        (await secret.For(site.Anonymous).ReadAsync("/commitments")).ExpectProblem(404, "unknown-debate");
        (await secret.For(site.Anonymous).ReadAsync("/commitments/ann")).ExpectProblem(404, "unknown-debate");
    }

    async Task<TestedDebate> ArgueAsync()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is the bus late?");
        await debate.MakeAsync("""[{"move":"introduce-speaker","name":"The driver"},{"move":"make-claim","text":"It is late."}]""");
        await debate.For(await site.SignedInAsync("bo")).MakeAsync("""
            [{"move":"rebut-claim","target":"c1","text":"It is not."},{"move":"make-claim","text":"Traffic.","speaker":"p1"}]
            """);
        return debate;
    }
}
