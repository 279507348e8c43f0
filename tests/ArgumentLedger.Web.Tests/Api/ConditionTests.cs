using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class ConditionTests(SiteFixture site)
{
    const string Claim = """{"move":"make-claim","text":"The bus is late."}""";

    [Fact]
    public async Task A_move_for_the_version_that_stands_is_made()
    {
        var debate = await OpenAsync();
        Assert.Equal(2, (await debate.TryAsync(Claim, ifMatch: "\"v1\"")).Expect(201).Version);
    }

    [Fact]
    public async Task A_move_for_an_earlier_version_is_stale()
    {
        var debate = await OpenAsync();
        await debate.MakeAsync(Claim);

        var refused = (await debate.TryAsync(Claim, ifMatch: "\"v1\"")).ExpectProblem(412, "stale");

        Assert.Contains("\"v2\"", refused.Detail, StringComparison.Ordinal);
        Assert.Equal(2, await debate.VersionAsync());
    }

    [Fact]
    public async Task A_move_for_a_version_yet_to_come_is_stale()
    {
        var debate = await OpenAsync();
        (await debate.TryAsync(Claim, ifMatch: "\"v2\"")).ExpectProblem(412, "stale");
    }

    [Fact]
    public async Task Of_sixteen_moves_for_the_same_version_one_is_made()
    {
        var debate = await OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => debate.TryAsync(Claim, ifMatch: "\"v1\"")));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(15, answers.Count(answer => answer.Status == 412));
        Assert.Equal(2, await debate.VersionAsync());
    }

    [Fact]
    public async Task Sent_again_with_its_key_a_move_is_answered_though_its_version_is_past()
    {
        var debate = await OpenAsync();
        var first = (await debate.TryAsync(Claim, "sent twice", "\"v1\"")).Expect(201);
        Assert.Equal(first.Text, (await debate.TryAsync(Claim, "sent twice", "\"v1\"")).Expect(201).Text);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("\"1\"")]
    [InlineData("W/\"v1\"")]
    [InlineData("\"v-1\"")]
    [InlineData("\"v1\", \"v2\"")]
    [InlineData("\"v99999999999999999999\"")]
    public async Task If_Match_names_one_version(string given)
    {
        var debate = await OpenAsync();
        (await debate.TryAsync(Claim, ifMatch: given)).ExpectProblem(400, "bad-if-match");
        Assert.Equal(1, await debate.VersionAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/contributions")]
    [InlineData("/contributions/c1")]
    [InlineData("/sources")]
    [InlineData("/sources/s1")]
    public async Task What_has_not_changed_since_is_not_sent_again(string below)
    {
        var debate = await OpenAsync();
        await debate.MakeAsync($$"""[{{Claim}},{"move":"record-source","title":"Timetable","text":"8:00 every day"}]""");
        Assert.Equal("\"v3\"", (await debate.ReadAsync(below)).Expect(200).Headers.ETag!.Tag);

        foreach (var known in (string[])["\"v3\"", "W/\"v3\"", "\"v2\", \"v3\"", "*"])
            Assert.Equal("", (await debate.ReadAsync(below, known)).Expect(304).Text);
        (await debate.ReadAsync(below, "\"v2\"")).Expect(200);
        (await debate.ReadAsync(below, "nonsense")).Expect(200);

        await debate.MakeAsync(Claim);
        Assert.Equal("\"v4\"", (await debate.ReadAsync(below, "\"v3\"")).Expect(200).Headers.ETag!.Tag);
    }

    async Task<TestedDebate> OpenAsync() => await (await site.SignedInAsync("ann")).OpenAsync("Is the bus late?");
}
