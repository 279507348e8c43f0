using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class ReadingTests(SiteFixture site)
{
    [Fact]
    public async Task A_debate_shows_its_motion_counts_people_and_the_claims_that_answer_it()
    {
        var debate = await ArgueAsync();

        var shown = (await debate.ReadAsync()).Expect(200).Body;

        Assert.Equal("Is the bus late?", shown.GetProperty("motion").GetString());
        SameJson.Assert("""
            {"claims":1,"supports":1,"rebuttals":1,"undercuts":1,"quotes":1,"questions":1,"concessions":1,"unanswered":1,"openQuestions":1}
            """, shown.GetProperty("counts"));
        Assert.Equal(["c1", "a1"], shown.GetProperty("contributions").EnumerateArray().Select(it => it.GetProperty("label").GetString()));
        SameJson.Assert("""
            [{"label":"p1","name":"The driver","about":null,"url":null,"by":"ann","contributor":null,"isHidden":false}]
            """, shown.GetProperty("cast"));
        SameJson.Assert("""[{"contributor":"bo","role":"moderator"}]""", shown.GetProperty("participants"));
        Assert.Equal("Timetable", Assert.Single(shown.GetProperty("sources").EnumerateArray()).GetProperty("title").GetString());
        Assert.Equal(await debate.VersionAsync(), shown.GetProperty("version").GetInt64());
    }

    [Theory]
    [InlineData("", "c1 c2 r1 u1 q1 a1")]
    [InlineData("?kind=rebuttal", "r1")]
    [InlineData("?kind=support", "c2")]
    [InlineData("?kind=question", "a1")]
    [InlineData("?by=bo", "u1")]
    [InlineData("?by=BO", "u1")]
    [InlineData("?by=nobody-here", "")]
    [InlineData("?speaker=p1", "r1")]
    [InlineData("?speaker=ann", "c1 c2 q1 a1")]
    [InlineData("?holder=ann", "c2 r1 q1")]
    [InlineData("?holder=p1", "r1")]
    [InlineData("?parent=root", "c1 a1")]
    [InlineData("?parent=c1", "c2 r1")]
    [InlineData("?parent=c2", "u1 q1")]
    [InlineData("?q=LATE", "c1 a1")]
    [InlineData("?q=late&kind=claim", "c1")]
    [InlineData("?limit=2", "c1 c2")]
    [InlineData("?limit=2&after=4", "q1 a1")]
    [InlineData("?after=99", "")]
    public async Task Contributions_are_found_by(string query, string labels)
    {
        var debate = await ArgueAsync();
        Assert.Equal(labels, string.Join(' ', (await debate.ReadAsync("/contributions" + query)).Expect(200).All("label")));
    }

    [Fact]
    public async Task A_contribution_shows_all_that_hangs_on_it()
    {
        var debate = await ArgueAsync();
        await debate.MakeAsync("""
            [{"move":"amend","target":"c1","text":"The bus was late.","reason":"It came."},{"move":"state-credence","target":"c1","probability":0.25}]
            """);

        var shown = (await debate.ReadAsync("/contributions/c1")).Expect(200).Body;

        Assert.Equal("The bus was late.", shown.GetProperty("contribution").GetProperty("text").GetString());
        SameJson.Assert("""
            [{"revision":1,"version":5,"text":"The bus is late.","reason":null},{"revision":2,"version":12,"text":"The bus was late.","reason":"It came."}]
            """, shown.GetProperty("revisions"));
        SameJson.Assert("""
            [{"id":"c2>","kind":"support","from":"c2","to":"c1","scheme":null,"owner":"ann","isStale":true,"isWithdrawn":false,"version":6,"label":"out"},
             {"id":"r1>","kind":"attack","from":"r1","to":"c1","scheme":null,"owner":"p1","isStale":true,"isWithdrawn":false,"version":7,"label":"undecided"}]
            """, shown.GetProperty("linksIn"));
        SameJson.Assert("[]", shown.GetProperty("linksOut"));
        SameJson.Assert("""[{"speaker":"ann","ground":"said","revision":2,"isStale":false}]""", shown.GetProperty("holders"));
        SameJson.Assert("""[{"by":"ann","probability":0.25,"revision":2,"isStale":false}]""", shown.GetProperty("credences"));
    }

    [Fact]
    public async Task A_rebuttal_shows_who_conceded_it()
    {
        var shown = (await (await ArgueAsync()).ReadAsync("/contributions/r1")).Expect(200).Body;

        var conceded = Assert.Single(shown.GetProperty("concessions").EnumerateArray());
        Assert.Equal("k1", conceded.GetProperty("label").GetString());
        Assert.Equal("ann", conceded.GetProperty("speaker").GetString());
        Assert.Equal("full", conceded.GetProperty("extent").GetString());
        Assert.Equal(["p1", "ann"], shown.GetProperty("holders").EnumerateArray().Select(held => held.GetProperty("speaker").GetString()));
        Assert.Equal("r1>", Assert.Single(shown.GetProperty("linksOut").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_history_of_a_contribution_is_every_event_that_bears_on_it()
    {
        var debate = await ArgueAsync();

        var history = (await debate.ReadAsync("/contributions/c2/history")).Expect(200);

        Assert.Equal(["claim-made", "rebuttal-made", "quoted"], history.All("event"));
        Assert.Equal(["8", "9"], (await debate.ReadAsync("/contributions/c2/history?after=6")).Expect(200).All("version"));
        var page = (await debate.ReadAsync("/contributions/c2/history?limit=1")).Expect(200);
        Assert.Equal(["6"], page.All("version"));
        Assert.Equal("6", page.Next);
    }

    [Theory]
    [InlineData("", "1 2 3 4 5 6 7 8 9 10 11")]
    [InlineData("?after=9", "10 11")]
    [InlineData("?after=11", "")]
    [InlineData("?after=9223372036854775807", "")]
    [InlineData("?limit=2", "1 2")]
    [InlineData("?kind=claim-made", "5 6")]
    [InlineData("?kind=claim-made&after=5", "6")]
    [InlineData("?by=bo", "8")]
    [InlineData("?by=nobody-here", "")]
    [InlineData("?about=r1", "7 11")]
    [InlineData("?about=s1", "3 9")]
    [InlineData("?about=x1", "")]
    [InlineData("?about=c1&kind=rebuttal-made", "7 8")]
    public async Task Events_are_found_by(string query, string versions)
    {
        var debate = await ArgueAsync();
        Assert.Equal(versions, string.Join(' ', (await debate.ReadAsync("/events" + query)).Expect(200).All("version")));
    }

    [Fact]
    public async Task A_source_shows_its_text_and_its_quotes()
    {
        var debate = await ArgueAsync();

        var shown = (await debate.ReadAsync("/sources/s1")).Expect(200).Body;

        Assert.Equal("8:00 every day", shown.GetProperty("text").GetString());
        Assert.Equal("q1", Assert.Single(shown.GetProperty("quotes").EnumerateArray()).GetProperty("label").GetString());
        var listed = Assert.Single((await debate.ReadAsync("/sources")).Expect(200).Items);
        Assert.False(listed.TryGetProperty("text", out _));
        Assert.Equal(1, listed.GetProperty("quotes").GetInt32());
    }

    [Fact]
    public async Task Hidden_words_are_shown_nowhere_and_restored_words_again()
    {
        var debate = await ArgueAsync();
        await debate.MakeAsync("""{"move":"amend","target":"c2","text":"The secret of line 7.","reason":"A secret reason."}""");
        await debate.MakeAsync("""{"move":"hide","target":"c2","reason":"Not ours to tell."}""");

        foreach (var below in (string[])["", "/contributions", "/contributions/c2", "/contributions/c1", "/contributions/c2/history", "/events"])
            Assert.DoesNotContain("secret", (await debate.ReadAsync(below)).Expect(200).Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", (await site.Anonymous.ReadAsync($"/api/positions?debate={debate.Id}")).Expect(200).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty((await debate.ReadAsync("/contributions?q=secret")).Items);
        Assert.Empty((await site.Anonymous.ReadAsync($"/api/positions?q=secret&debate={debate.Id}")).Items);

        await debate.MakeAsync("""{"move":"restore","target":"c2","reason":"It is known."}""");
        Assert.Equal(["c2"], (await debate.ReadAsync("/contributions?q=secret")).All("label"));
    }

    [Theory]
    [InlineData("/contributions/c99", "unknown-contribution")]
    [InlineData("/contributions/k1", "unknown-contribution")]
    [InlineData("/contributions/%F0%9F%9A%8C/history", "unknown-contribution")]
    [InlineData("/sources/s99", "unknown-source")]
    [InlineData("/nothing", "not-found")]
    public async Task What_is_not_there_is_answered_404(string below, string code) =>
        (await (await ArgueAsync()).ReadAsync(below)).ExpectProblem(404, code);

    [Theory]
    [InlineData("?sort=new")]
    [InlineData("/contributions?kinds=claim")]
    [InlineData("/contributions?kind=rant")]
    [InlineData("/contributions?kind=claim&kind=quote")]
    [InlineData("/contributions?after=-1")]
    [InlineData("/contributions?after=c1")]
    [InlineData("/contributions/c1?limit=1")]
    [InlineData("/contributions/c1/history?by=ann")]
    [InlineData("/contributions/c1/history?after=x")]
    [InlineData("/sources?limit=1")]
    [InlineData("/sources/s1?q=day")]
    [InlineData("/events?kind=claim")]
    [InlineData("/events?after=-1")]
    [InlineData("/events?after=9223372036854775808")]
    [InlineData("/events?limit=0")]
    [InlineData("/events?limit=201")]
    [InlineData("/events?limit=1e2")]
    [InlineData("/events?limit=%2B5")]
    [InlineData("/events?limit=٥")]
    [InlineData("/contributions?q=%00")]
    [InlineData("/events?utm_source=mail")]
    public async Task An_unknown_or_impossible_parameter_is_refused(string below) =>
        (await (await ArgueAsync()).ReadAsync(below)).ExpectProblem(400, "bad-parameter");

    TestedDebate? _debate;

    // 1 opened, 2 admitted, 3 source, 4 cast, 5 c1, 6 c2, 7 r1, 8 u1, 9 q1, 10 a1, 11 k1
    async Task<TestedDebate> ArgueAsync()
    {
        if (_debate is not null) return _debate;
        var bo = await site.SignedInAsync("bo");
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is the bus late?");
        await debate.MakeAsync("""
            [{"move":"admit","contributor":"bo","role":"moderator"},
             {"move":"record-source","title":"Timetable","text":"8:00 every day"},
             {"move":"introduce-speaker","name":"The driver"},
             {"move":"make-claim","text":"The bus is late.","stance":"for"},
             {"move":"make-claim","supports":"c1","text":"I waited until 8:20."},
             {"move":"rebut-claim","speaker":"p1","target":"c1","text":"It came at 8:03."}]
            """);
        await debate.For(bo).MakeAsync("""{"move":"rebut-claim","target":"c2","aim":"link","text":"You came at 8:19."}""");
        await debate.MakeAsync("""
            [{"move":"cite-quote","source":"s1","exact":"every day","for":"c2"},
             {"move":"ask-question","text":"Later than what?"},
             {"move":"concede-claim","what":"r1","extent":"full","yields":"c1"}]
            """);
        return _debate = debate;
    }
}
