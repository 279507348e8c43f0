using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class MoveTests(SiteFixture site)
{
    const string Claim = """{"move":"make-claim","text":"The bus is late."}""";
    const string Rebuttal = """{"move":"rebut-claim","target":"c1","text":"It came at 8:03."}""";
    const string Support = """{"move":"make-claim","supports":"c1","text":"I waited until 8:20."}""";
    const string Speaker = """{"move":"introduce-speaker","name":"The driver"}""";

    [Fact]
    public async Task Opening_a_debate_gives_its_address_and_version_1()
    {
        var ann = await site.SignedInAsync("ann");

        var opened = await ann.SendAsync("/api/debates", """{"motion":"Is the bus late?","description":"Line 7.","visibility":"unlisted"}""");

        opened.Expect(201);
        var id = opened.Body.GetProperty("id").GetGuid();
        Assert.Equal(7, id.Version);
        Assert.Equal($"/api/debates/{id}", opened.Headers.Location!.ToString());
        Assert.Equal("\"v1\"", opened.Headers.ETag!.Tag);
        Assert.Equal(1, opened.Version);
        Assert.Equal("Is the bus late?", opened.Body.GetProperty("motion").GetString());
        Assert.Equal("Line 7.", opened.Body.GetProperty("description").GetString());
        Assert.Equal("unlisted", opened.Body.GetProperty("visibility").GetString());
        Assert.Equal("ann", opened.Body.GetProperty("opener").GetString());
        Assert.Equal("open", opened.Body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_debate_is_public_unless_said_otherwise()
    {
        var ann = await site.SignedInAsync("ann");
        var opened = await ann.SendAsync("/api/debates", """{"motion":"Is the bus late?"}""");
        Assert.Equal("public", opened.Expect(201).Body.GetProperty("visibility").GetString());
    }

    [Fact]
    public async Task An_answer_to_a_move_says_what_was_recorded()
    {
        var debate = await OpenAsync();
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);

        var answer = await debate.MakeAsync("""{"move":"make-claim","text":"The bus is late.","saidAt":"2025-03-03T09:05:00+01:00"}""");

        Assert.Equal(["debate", "events", "labels", "standing", "version"], Fields(answer.Body));
        Assert.Equal(debate.Id, answer.Body.GetProperty("debate").GetGuid());
        Assert.Equal(2, answer.Version);
        Assert.Equal("\"v2\"", answer.Headers.ETag!.Tag);
        Assert.Equal($"{debate.Address}/events?after=1&limit=1", answer.Headers.Location!.ToString());
        Assert.Equal(JsonValueKind.Array, answer.Body.GetProperty("standing").ValueKind);
        SameJson.Assert("{}", answer.Body.GetProperty("labels"));
        var made = Assert.Single(answer.Events);
        Assert.Equal(["at", "by", "data", "event", "saidAt", "speaker", "version"], Fields(made));
        Assert.Equal(2, made.GetProperty("version").GetInt64());
        Assert.Equal("ann", made.GetProperty("by").GetString());
        Assert.Equal("ann", made.GetProperty("speaker").GetString());
        Assert.Equal("2025-03-03T08:05:00+00:00", made.GetProperty("saidAt").GetString());
        Assert.InRange(made.GetProperty("at").GetDateTimeOffset(), before, DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Theory]
    [InlineData("motion-reworded", """{"motion":"Is it ever on time?","description":null}""",
        """{"move":"reword-motion","motion":"Is it ever on time?"}""")]
    [InlineData("debate-closed", "{}", """{"move":"close-debate"}""")]
    [InlineData("debate-reopened", "{}", """{"move":"reopen-debate"}""", """{"move":"close-debate"}""")]
    [InlineData("speaker-introduced", """{"label":"p1","name":"The driver","about":"Of line 7","url":"https://bus.example/7"}""",
        """{"move":"introduce-speaker","name":"The driver","about":"Of line 7","url":"https://bus.example/7"}""")]
    [InlineData("source-recorded", """{"label":"s1","title":"Timetable","author":null,"url":null,"text":"8:00 every day"}""",
        """{"move":"record-source","title":"Timetable","text":"8:00 every day"}""")]
    [InlineData("claim-made", """{"label":"c1","text":"The bus is late.","stance":"for","supports":null,"supportsRevision":null,"answers":null,"title":null,"scheme":null}""",
        """{"move":"make-claim","text":"The bus is late.","stance":"for"}""")]
    [InlineData("claim-made", """{"label":"c2","text":"I waited until 8:20.","stance":null,"supports":"c1","supportsRevision":1,"answers":null,"title":null,"scheme":null}""", Support, Claim)]
    [InlineData("claim-made", """{"label":"c1","text":"By the clock at the stop.","stance":null,"supports":null,"supportsRevision":null,"answers":"a1","title":null,"scheme":null}""",
        """{"move":"make-claim","answers":"a1","text":"By the clock at the stop."}""", """{"move":"ask-question","text":"By which clock?"}""")]
    [InlineData("question-asked", """{"label":"a1","text":"By which clock?","about":"c1","aboutRevision":1}""",
        """{"move":"ask-question","about":"c1","text":"By which clock?"}""", Claim)]
    [InlineData("rebuttal-made", """{"label":"r1","text":"It came at 8:03.","aim":"conclusion","target":"c1","targetRevision":1,"title":null,"scheme":null}""", Rebuttal, Claim)]
    [InlineData("rebuttal-made", """{"label":"u1","text":"You came at 8:19.","aim":"link","target":"c2>","targetRevision":1,"title":null,"scheme":null}""",
        """{"move":"rebut-claim","target":"c2","aim":"link","text":"You came at 8:19."}""", Claim, Support)]
    [InlineData("quoted", """{"label":"q1","source":"s1","contribution":null,"revision":null,"exact":"every day","prefix":"8:00 ","suffix":"","fidelity":"verbatim","start":5,"end":14,"for":null,"forRevision":null}""",
        """{"move":"cite-quote","source":"s1","exact":"every day"}""", """{"move":"record-source","title":"Timetable","text":"8:00 every day"}""")]
    [InlineData("quoted", """{"label":"q1","source":null,"contribution":"c1","revision":1,"exact":"is late","prefix":"The bus ","suffix":".","fidelity":"verbatim","start":8,"end":15,"for":"c2","forRevision":1}""",
        """{"move":"cite-quote","contribution":"c1","exact":"is late","for":"c2"}""", Claim, Support)]
    [InlineData("concession-made", """{"label":"k1","what":"r1","revision":1,"extent":"partial","yields":"c1","text":"Not very late."}""",
        """{"move":"concede-claim","what":"r1","extent":"partial","yields":"c1","text":"Not very late."}""",
        Speaker, Claim, """{"move":"rebut-claim","speaker":"p1","target":"c1","text":"It came at 8:03."}""")]
    [InlineData("contribution-amended", """{"target":"c1","revision":2,"text":"The bus was late.","reason":"It is here now."}""",
        """{"move":"amend","target":"c1","text":"The bus was late.","reason":"It is here now."}""", Claim)]
    [InlineData("link-confirmed", """{"link":"r1>","fromRevision":1,"toRevision":2}""",
        """{"move":"confirm-link","link":"r1"}""", Claim, Rebuttal, """{"move":"amend","target":"c1","text":"The bus was late.","reason":"It is here now."}""")]
    [InlineData("contributions-linked", """{"label":"l1","from":"c2","to":"c1","kind":"attack","fromRevision":1,"toRevision":1,"scheme":null}""",
        """{"move":"link","from":"c2","to":"c1","kind":"attack"}""", Claim, """{"move":"make-claim","text":"Buses are never late."}""")]
    [InlineData("contributions-linked", """{"label":"l1","from":"c2","to":"c1","kind":"support","fromRevision":1,"toRevision":1,"scheme":"Argument from Sign"}""",
        """{"move":"link","from":"c2","to":"c1","kind":"support","scheme":"Argument from Sign"}""", Claim, """{"move":"make-claim","text":"The stop is full."}""")]
    [InlineData("claim-made", """{"label":"c2","text":"The stop is full.","stance":null,"supports":"c1","supportsRevision":1,"answers":null,"title":"The stop","scheme":"Argument from Sign"}""",
        """{"move":"make-claim","supports":"c1","text":"The stop is full.","title":"The stop","scheme":"Argument from Sign"}""", Claim)]
    [InlineData("contribution-withdrawn", """{"target":"c1","reason":"I misread the clock."}""",
        """{"move":"withdraw","target":"c1","reason":"I misread the clock."}""", Claim)]
    [InlineData("credence-stated", """{"target":"c1","revision":1,"probability":0.7}""",
        """{"move":"state-credence","target":"c1","probability":0.7}""", Claim)]
    [InlineData("credence-stated", """{"target":"c1","revision":1,"probability":null}""",
        """{"move":"state-credence","target":"c1","probability":null}""", Claim, """{"move":"state-credence","target":"c1","probability":0.7}""")]
    [InlineData("contribution-hidden", """{"target":"c1","reason":"Names a child."}""",
        """{"move":"hide","target":"c1","reason":"Names a child."}""", Claim)]
    [InlineData("contribution-restored", """{"target":"c1","reason":"It is a street."}""",
        """{"move":"restore","target":"c1","reason":"It is a street."}""", Claim, """{"move":"hide","target":"c1","reason":"Names a child."}""")]
    public async Task A_move_becomes_its_event(string name, string data, string move, params string[] before)
    {
        var debate = await OpenAsync();
        if (before.Length > 0) await debate.MakeAsync($"[{string.Join(',', before)}]");

        var answer = await debate.MakeAsync(move);

        var made = Assert.Single(answer.Events);
        Assert.Equal(name, made.GetProperty("event").GetString());
        SameJson.Assert(data, made.GetProperty("data"));
        Assert.Equal(before.Length + 2, answer.Version);
    }

    [Fact]
    public async Task Admitting_removing_and_identifying_name_people_by_handle_and_record_ids()
    {
        var debate = await OpenAsync();
        var bo = await IdOfAsync("bo");

        var answer = await debate.MakeAsync($$"""
            [{"move":"admit","contributor":"bo","role":"moderator"}, {{Speaker}},
             {"move":"identify-speaker","speaker":"p1","contributor":"Bo"}, {"move":"remove","contributor":"bo"}]
            """);

        Assert.Equal(["participant-admitted", "speaker-introduced", "speaker-identified", "participant-removed"],
            answer.Events.Select(made => made.GetProperty("event").GetString()));
        SameJson.Assert($$"""{"contributor":"{{bo}}","role":"moderator"}""", answer.Events[0].GetProperty("data"));
        SameJson.Assert($$"""{"speaker":"p1","contributor":"{{bo}}","asModerator":true}""", answer.Events[2].GetProperty("data"));
        SameJson.Assert($$"""{"contributor":"{{bo}}"}""", answer.Events[3].GetProperty("data"));
    }

    [Fact]
    public void Every_move_there_is_was_made_in_these_tests()
    {
        var rows = typeof(MoveTests).GetMethod(nameof(A_move_becomes_its_event))!.GetCustomAttributes(typeof(InlineDataAttribute), false);
        var made = rows.Cast<InlineDataAttribute>()
            .Select(row => JsonDocument.Parse((string)row.GetData(null).Single()[2]).RootElement.GetProperty("move").GetString()!)
            .Concat(["open-debate", "admit", "remove", "identify-speaker"]);
        Assert.Equal(Vocabulary.Moves.Keys, made.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_somebody_else_said_is_logged_in_their_voice()
    {
        var debate = await OpenAsync();
        await debate.MakeAsync(Speaker);

        var answer = await debate.MakeAsync("""{"move":"make-claim","speaker":"p1","text":"I left on time."}""");

        var made = Assert.Single(answer.Events);
        Assert.Equal("ann", made.GetProperty("by").GetString());
        Assert.Equal("p1", made.GetProperty("speaker").GetString());
    }

    [Theory]
    [InlineData("""{"move":"state-credence","target":"c1","probability":0.7}""")]
    [InlineData("""{"move":"reword-motion","motion":"Is the bus late?"}""")]
    [InlineData("""[{"move":"state-credence","target":"c1","probability":0.7},{"move":"reword-motion","motion":"Is the bus late?"}]""")]
    public async Task A_move_that_changes_nothing_is_answered_200_with_no_events(string move)
    {
        var debate = await OpenAsync();
        await debate.MakeAsync($$"""[{{Claim}},{"move":"state-credence","target":"c1","probability":0.7}]""");

        var answer = (await debate.TryAsync(move)).Expect(200);

        Assert.Empty(answer.Events);
        Assert.Equal(3, answer.Version);
        Assert.Equal(3, await debate.VersionAsync());
    }

    [Fact]
    public async Task A_later_move_of_an_array_calls_an_earlier_one_by_its_name()
    {
        var debate = await OpenAsync();

        var answer = await debate.MakeAsync("""
            [{"move":"introduce-speaker","as":"driver","name":"The driver"},
             {"move":"make-claim","as":"late","text":"The bus is late."},
             {"move":"rebut-claim","as":"no","speaker":"@driver","target":"@late","text":"It came at 8:03."},
             {"move":"concede-claim","what":"@no","extent":"full","yields":"@late"}]
            """);

        SameJson.Assert("""{"driver":"p1","late":"c1","no":"r1"}""", answer.Body.GetProperty("labels"));
        Assert.Equal([2L, 3, 4, 5], answer.Events.Select(made => made.GetProperty("version").GetInt64()));
        Assert.Equal("c1", answer.Events[2].GetProperty("data").GetProperty("target").GetString());
        Assert.Equal("p1", answer.Events[2].GetProperty("speaker").GetString());
        Assert.Equal("c1", answer.Events[3].GetProperty("data").GetProperty("yields").GetString());
        Assert.Equal($"{debate.Address}/events?after=1&limit=4", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_claim_brings_its_quotes_along_as_events_of_their_own()
    {
        var debate = await OpenAsync();
        await debate.MakeAsync("""{"move":"record-source","title":"Timetable","text":"8:00 every day"}""");

        var answer = await debate.MakeAsync("""
            {"move":"make-claim","text":"It comes daily.","quotes":[{"source":"s1","exact":"every day"},{"exact":"said my aunt"}]}
            """);

        Assert.Equal(["claim-made", "quoted", "quoted"], answer.Events.Select(made => made.GetProperty("event").GetString()));
        Assert.Equal("noSource", answer.Events[2].GetProperty("data").GetProperty("fidelity").GetString()!);
        Assert.All(answer.Events.Skip(1), quote => Assert.Equal("c1", quote.GetProperty("data").GetProperty("for").GetString()));
    }

    [Fact]
    public async Task Of_an_array_all_moves_count_or_none()
    {
        var debate = await OpenAsync();

        var refused = await debate.TryAsync($$"""[{{Claim}},{{Support}},{"move":"rebut-claim","target":"c9","text":"No."}]""");

        refused.ExpectProblem(422, "unknown-contribution");
        Assert.Equal(["There is no contribution “c9” in this debate."],
            refused.Body.GetProperty("errors").GetProperty("[2].target").EnumerateArray().Select(said => said.GetString()));
        Assert.Equal(1, await debate.VersionAsync());
        Assert.Empty((await debate.ReadAsync("/contributions")).Items);
    }

    [Theory]
    [InlineData(422, "own-contribution", """{"move":"concede-claim","what":"c1","extent":"full"}""")]
    [InlineData(422, "unknown-contribution", """{"move":"amend","target":"c7","text":"Otherwise","reason":"So"}""")]
    [InlineData(422, "no-link", """{"move":"rebut-claim","target":"c1","aim":"link","text":"It does not bear on it."}""")]
    [InlineData(422, "unknown-name", """{"move":"rebut-claim","target":"@late","text":"No."}""")]
    [InlineData(422, "unknown-contributor", """{"move":"admit","contributor":"nobody-here","role":"reader"}""")]
    [InlineData(422, "already-open", """{"move":"reopen-debate"}""")]
    [InlineData(422, "unknown-speaker", """{"move":"make-claim","speaker":"p4","text":"I left on time."}""")]
    public async Task A_rule_that_refuses_a_move_is_named_and_nothing_is_recorded(int status, string code, string move)
    {
        var debate = await OpenAsync();
        await debate.MakeAsync(Claim);

        (await debate.TryAsync(move)).ExpectProblem(status, code);

        Assert.Equal(2, await debate.VersionAsync());
    }

    [Fact]
    public async Task A_closed_debate_refuses_further_claims()
    {
        var debate = await OpenAsync();
        await debate.MakeAsync("""{"move":"close-debate"}""");
        (await debate.TryAsync(Claim)).ExpectProblem(422, "debate-closed");
    }

    [Theory]
    [InlineData("not-moderator", """{"move":"close-debate"}""")]
    [InlineData("not-author", """{"move":"withdraw","target":"c1","reason":"Not mine."}""")]
    public async Task Who_may_not_make_a_move_is_told_403(string code, string move)
    {
        var debate = await OpenAsync();
        await debate.MakeAsync(Claim);
        (await debate.For(await site.SignedInAsync("bo")).TryAsync(move)).ExpectProblem(403, code);
    }

    async Task<TestedDebate> OpenAsync() => await (await site.SignedInAsync("ann")).OpenAsync("Is the bus late?");

    async Task<string> IdOfAsync(string handle)
    {
        var debate = await (await site.SignedInAsync(handle)).OpenAsync("Who am I?");
        await debate.MakeAsync(Speaker);
        var answer = await debate.MakeAsync($$"""{"move":"identify-speaker","speaker":"p1","contributor":"{{handle}}"}""");
        return answer.Events[0].GetProperty("data").GetProperty("contributor").GetString()!;
    }

    static IEnumerable<string> Fields(JsonElement json) => json.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal);
}
