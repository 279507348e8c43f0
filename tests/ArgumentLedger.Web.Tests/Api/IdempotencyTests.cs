using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed class IdempotencyTests(SiteFixture site)
{
    const string Claim = """{"move":"make-claim","as":"late","text":"The bus is late."}""";
    const string Array = """[{"move":"make-claim","as":"late","text":"The bus is late."},{"move":"rebut-claim","target":"@late","text":"No."}]""";

    [Theory]
    [InlineData(Claim)]
    [InlineData(Array)]
    public async Task The_same_key_and_body_again_are_given_the_first_answer(string body)
    {
        var debate = await OpenAsync();
        var first = (await debate.TryAsync(body, "key one")).Expect(201);
        await debate.MakeAsync("""{"move":"make-claim","text":"Something later."}""");

        var second = (await debate.TryAsync(body, "key one")).Expect(201);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(first.Version + 1, await debate.VersionAsync());
    }

    [Fact]
    public async Task Sent_sixteen_times_at_once_a_move_is_recorded_once()
    {
        var debate = await OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => debate.TryAsync(Claim, "all at once")));

        Assert.All(answers, answer => Assert.Equal(answers[0].Expect(201).Text, answer.Expect(201).Text));
        Assert.Equal(2, await debate.VersionAsync());
    }

    [Fact]
    public async Task Opened_sixteen_times_at_once_there_is_one_debate()
    {
        var cleo = await site.SignedInAsync("cleo");
        const string Body = """{"motion":"Opened once?"}""";

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => cleo.SendAsync("/api/debates", Body, "open once")));

        Assert.All(answers, answer => Assert.Equal(answers[0].Expect(201).Text, answer.Expect(201).Text));
        Assert.Single((await cleo.ReadAsync("/api/debates?q=Opened+once")).Items);
    }

    [Fact]
    public async Task A_move_that_changed_nothing_is_answered_the_same_again()
    {
        var debate = await OpenAsync();
        const string Same = """{"move":"reword-motion","motion":"Is the bus late?"}""";
        var first = (await debate.TryAsync(Same, "no change")).Expect(200);
        await debate.MakeAsync(Claim);

        Assert.Equal(first.Text, (await debate.TryAsync(Same, "no change")).Expect(200).Text);
    }

    [Fact]
    public async Task A_refused_move_may_be_corrected_under_the_same_key()
    {
        var debate = await OpenAsync();
        (await debate.TryAsync("""{"move":"rebut-claim","target":"c1","text":"No."}""", "try")).ExpectProblem(422, "unknown-contribution");
        (await debate.TryAsync(Claim, "try")).Expect(201);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var debate = await OpenAsync();
        (await debate.TryAsync(Claim, "key one")).Expect(201);

        (await debate.TryAsync("""{"move":"make-claim","text":"The tram is late."}""", "key one")).ExpectProblem(422, "idempotency-mismatch");

        Assert.Equal(2, await debate.VersionAsync());
    }

    [Fact]
    public async Task The_same_key_and_body_in_another_debate_are_refused()
    {
        var one = await OpenAsync();
        var other = await one.Client.OpenAsync("Is the tram late?");
        (await one.TryAsync(Claim, "which debate")).Expect(201);
        (await other.TryAsync(Claim, "which debate")).ExpectProblem(422, "idempotency-mismatch");
        Assert.Equal(1, await other.VersionAsync());
    }

    [Fact]
    public async Task Of_different_bodies_sent_at_once_under_one_key_one_is_recorded()
    {
        var debate = await OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            debate.TryAsync($$"""{"move":"make-claim","text":"The bus is {{i}} minutes late."}""", "one of eight")));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(7, answers.Count(answer => answer.Status == 422 && answer.Code == "idempotency-mismatch"));
        Assert.Equal(2, await debate.VersionAsync());
    }

    [Fact]
    public async Task Keys_of_different_contributors_never_meet()
    {
        var debate = await OpenAsync();
        var bo = debate.For(await site.SignedInAsync("bo"));
        (await debate.TryAsync(Claim, "shared")).Expect(201);

        var second = (await bo.TryAsync(Claim, "shared")).Expect(201);

        Assert.Equal("bo", second.Events[0].GetProperty("by").GetString());
        Assert.Equal(3, await debate.VersionAsync());
    }

    [Fact]
    public async Task A_key_has_1_to_200_characters()
    {
        var debate = await OpenAsync();
        (await debate.TryAsync(Claim, "")).ExpectProblem(400, "bad-idempotency-key");
        (await debate.TryAsync(Claim, new string('k', 201))).ExpectProblem(400, "bad-idempotency-key");
        (await debate.TryAsync(Claim, new string('k', 200))).Expect(201);
        Assert.Equal(2, await debate.VersionAsync());
    }

    async Task<TestedDebate> OpenAsync()
    {
        // Keys belong to a contributor for good, so each test has one of its own.
        var handle = $"key-{Interlocked.Increment(ref s_people)}";
        return await (await site.SignedInAsync(handle)).OpenAsync("Is the bus late?");
    }

    static int s_people;
}
