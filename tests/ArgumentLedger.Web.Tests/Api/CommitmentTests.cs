using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class CommitmentTests(SiteFixture site)
{
    [Fact]
    public async Task Who_stands_by_what_is_told_with_clashes()
    {
        var debate = await ArgueAsync();

        var told = (await debate.ReadAsync("/commitments")).Expect(200).Body;

        SameJson.Assert("""
            [{"speaker":"ann","commitments":[{"contribution":"c1","ground":"said","revision":1,"isStale":false},{"contribution":"r1","ground":"conceded","revision":1,"isStale":false}]},
             {"speaker":"bo","commitments":[{"contribution":"r1","ground":"said","revision":1,"isStale":false}]}]
            """, told.GetProperty("stores"));
        SameJson.Assert("""
            [{"attack":"r1>","from":"r1","to":"c1","for":["bo","ann"],"against":["ann"],"atOdds":["ann"]}]
            """, told.GetProperty("clashes"));
    }

    [Fact]
    public async Task One_speakers_store_is_told_with_how_it_moved()
    {
        var debate = await ArgueAsync();

        var told = (await debate.ReadAsync("/commitments/ANN")).Expect(200).Body;

        Assert.Equal("ann", told.GetProperty("speaker").GetString());
        SameJson.Assert("""
            [{"version":2,"contribution":"c1","from":null,"to":{"contribution":"c1","ground":"said","revision":1,"isStale":false},"concession":null},
             {"version":4,"contribution":"r1","from":null,"to":{"contribution":"r1","ground":"conceded","revision":1,"isStale":false},"concession":"k1"}]
            """, told.GetProperty("shifts"));
        Assert.Single(told.GetProperty("clashes").EnumerateArray());
        (await debate.ReadAsync("/commitments/bo?at=2")).ExpectProblem(404, "unknown-speaker");
        (await debate.ReadAsync("/commitments/nobody-here")).ExpectProblem(404, "unknown-speaker");
        (await debate.ReadAsync("/commitments?at=99")).ExpectProblem(404, "unknown-version");
    }

    [Fact]
    public async Task A_contributor_is_counted_over_what_the_reader_may_find()
    {
        var cy = await site.SignedInAsync("cy-counts");
        await (await cy.OpenAsync("Open?")).MakeAsync("""[{"move":"make-claim","text":"Seen by all."},{"move":"introduce-speaker","name":"Di"},{"move":"make-claim","text":"Reported.","speaker":"p1"}]""");
        await (await cy.OpenAsync("Secret?", "private")).MakeAsync("""{"move":"make-claim","text":"Seen by few."}""");

        var forAll = (await site.Anonymous.ReadAsync("/api/contributors/cy-counts")).Expect(200).Body;
        var forCy = (await cy.ReadAsync("/api/contributors/CY-counts")).Expect(200).Body;

        SameJson.Assert("""
            {"handle":"cy-counts","displayName":"cy-counts","debates":1,"said":{"claim":1,"support":0,"rebuttal":0,"undercut":0,"quote":0,"question":0},"standing":{"unchallenged":1},"reported":1,"standsBy":1,"conceded":0,"quotes":{},"quoted":{}}
            """, forAll);
        Assert.Equal(2, forCy.GetProperty("debates").GetInt64());
        Assert.Equal(2, forCy.GetProperty("said").GetProperty("claim").GetInt64());
        Assert.Equal(["Seen by all."], (await site.Anonymous.ReadAsync("/api/contributors/cy-counts/commitments")).Expect(200).All("text"));
        Assert.Equal(["Seen by few.", "Seen by all."], (await cy.ReadAsync("/api/contributors/cy-counts/commitments")).Expect(200).All("text"));
        (await site.Anonymous.ReadAsync("/api/contributors/nobody-here")).ExpectProblem(404, "unknown-contributor");
        (await site.Anonymous.ReadAsync("/api/contributors/nobody-here/commitments")).ExpectProblem(404, "unknown-contributor");
        (await site.Anonymous.ReadAsync("/api/contributors/cy-counts/commitments?sort=odd")).ExpectProblem(400, "bad-parameter");
    }

    async Task<TestedDebate> ArgueAsync()
    {
        var ann = await (await site.SignedInAsync("ann")).OpenAsync("Is the bus late?");
        await ann.MakeAsync("""{"move":"make-claim","text":"It is late."}""");
        await ann.For(await site.SignedInAsync("bo")).MakeAsync("""{"move":"rebut-claim","target":"c1","text":"It is not."}""");
        await ann.MakeAsync("""{"move":"concede-claim","what":"r1","extent":"full"}""");
        return ann;
    }
}
