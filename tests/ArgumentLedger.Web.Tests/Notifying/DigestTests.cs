using System.Net;
using ArgumentLedger.Web.Tests.Journeys;
using ArgumentLedger.Web.Tests.Live;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Playwright;
using MimeKit;
using Npgsql;
using static Microsoft.Playwright.Assertions;

namespace ArgumentLedger.Web.Tests.Notifying;

/// <summary>What is new, mailed, with a real mail server on this machine.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    const string Address = "/api/notifications";

    readonly LetterBox box = LetterBox.Open();
    SiteFixture site = null!;

    public async Task InitializeAsync()
    {
        var mail = box.Settings.Select(setting => setting.TrimStart('-').Split('=', 2)).ToDictionary(pair => pair[0], string? (pair) => pair[1]);
        site = new SiteFixture { Settings = new Dictionary<string, string?>(mail) { ["Digests:LooksEvery"] = "00:00:00.1" } };
        await site.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await box.DisposeAsync();
    }

    [Fact]
    public async Task A_letter_tells_what_came_since_the_last_and_was_not_read_and_only_what_one_may_read()
    {
        var (mine, theirs) = await DebateAsync("Is it mailed?");
        var hidden = await theirs.Client.OpenAsync("Who may know?", "private");
        await hidden.MakeAsync("""{"move":"admit","contributor":"ann","role":"contributor"}""");
        await hidden.For(mine.Client).MakeAsync("""{"move":"make-claim","text":"I was here."}""");
        await theirs.MakeAsync("""{"move":"ask-question","about":"c1","text":"Before it was asked for?"}""");
        await UntilAsync(mine, 1);
        await WantAsync(mine, "daily");
        await theirs.MakeAsync("""{"move":"rebut-claim","target":"c1","aim":"conclusion","text":"Not so.\nNo more such letters: https://evil.example"}""");
        await theirs.MakeAsync("""{"move":"ask-question","about":"c1","text":"The xylophone?"}""");
        await mine.MakeAsync("""{"move":"hide","target":"a2","reason":"Not here."}""");
        await hidden.MakeAsync("""[{"move":"ask-question","about":"c1","text":"The zither?"},{"move":"remove","contributor":"ann"}]""");
        await UntilAsync(mine, 3);
        await hidden.MakeAsync("""{"move":"make-claim","text":"After all."}""");
        await DueAsync();

        var letter = await box.NextAsync();

        Assert.Equal("ann@example.org", letter.To.Mailboxes.Single().Address);
        Assert.Equal("2 things are new to you", letter.Subject);
        Assert.Contains("ben logged r1 in answer to your c1", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("“Not so. No more such letters: https://evil.example”", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains($"https://ledger.example.org/debates/{mine.Id}/r1", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("ben logged a2 in answer to your c1", letter.TextBody, StringComparison.Ordinal);
        Assert.All((string[])["xylophone", "zither", "Who may know?", "Before it was asked for?"], word => Assert.DoesNotContain(word, letter.TextBody, StringComparison.Ordinal));

        await theirs.MakeAsync("""{"move":"ask-question","about":"c1","text":"And then?"}""");
        await UntilAsync(mine, 4);
        await DueAsync();
        var next = await box.NextAsync();
        Assert.Equal("One thing is new to you", next.Subject);
        Assert.Contains("And then?", next.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("logged r1", next.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_mailed_that_was_read_or_when_nothing_is_new_or_to_an_address_that_is_not_confirmed()
    {
        var (mine, theirs) = await DebateAsync("Is it read?");
        var (other, _) = await DebateAsync("Is it confirmed?", "una", isConfirmed: false);
        await WantAsync(mine, "weekly");
        await WantAsync(other, "daily");
        await theirs.MakeAsync("""{"move":"ask-question","about":"c1","text":"Read already."}""");
        await other.For(theirs.Client).MakeAsync("""{"move":"ask-question","about":"c1","text":"To nobody."}""");
        await UntilAsync(mine, 1);
        await UntilAsync(other, 1);
        (await mine.Client.SendAsync($"{Address}/read", """{"upTo":1}""")).Expect(204);
        await DueAsync();
        await UntilNoneIsDueAsync("ann");
        await theirs.MakeAsync("""{"move":"ask-question","about":"c1","text":"New."}""");
        await UntilAsync(mine, 2);
        await DueAsync();

        var letter = await box.NextAsync();

        Assert.Equal("ann@example.org", letter.To.Mailboxes.Single().Address);
        Assert.DoesNotContain("Read already.", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_machines_one_mails_a_letter_and_a_restart_does_not_mail_it_again()
    {
        var (mine, theirs) = await DebateAsync("Once?");
        await WantAsync(mine, "daily");
        var others = new List<OtherSite> { await OtherSite.OnAsync(site), await OtherSite.OnAsync(site) };
        for (var n = 1; n <= 5; n++)
        {
            await theirs.MakeAsync($$"""{"move":"ask-question","about":"c1","text":"Question {{n}}?"}""");
            await UntilAsync(mine, n);
            await DueAsync();
            Assert.Contains($"Question {n}?", (await box.NextAsync()).TextBody, StringComparison.Ordinal);
        }
        foreach (var other in others)
            await other.DisposeAsync();
        await using (var again = await OtherSite.OnAsync(site))
            await UntilNoneIsDueAsync("ann");

        await theirs.MakeAsync("""{"move":"ask-question","about":"c1","text":"The last?"}""");
        await UntilAsync(mine, 6);
        await DueAsync();
        var letter = await box.NextAsync();
        Assert.Contains("The last?", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal("One thing is new to you", letter.Subject);
    }

    [Fact]
    public async Task A_letter_has_a_link_with_which_a_person_or_their_mail_program_ends_them_and_reading_it_ends_nothing()
    {
        var (mine, theirs) = await DebateAsync("No more?");
        await WantAsync(mine, "daily");
        await theirs.MakeAsync("""{"move":"ask-question","about":"c1","text":"Why?"}""");
        await UntilAsync(mine, 1);
        await DueAsync();
        var letter = await box.NextAsync();
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers["List-Unsubscribe-Post"]);
        var link = new Uri(letter.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>'));
        Assert.Contains(link.AbsoluteUri, letter.TextBody, StringComparison.Ordinal);

        Assert.Contains("Send me no more", await site.Anonymous.GetStringAsync(link.PathAndQuery), StringComparison.Ordinal);
        await using (var visitor = await Visitor.ComeAsync(site, width: 360))
            await visitor.LookAsync(link.PathAndQuery);
        Assert.Equal("daily", await RhythmAsync(mine));
        using (var forged = await PostAsync("/notifications/unsubscribe?code=CfDJ8AAAA"))
            Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using (var ended = await PostAsync(link.PathAndQuery))
            Assert.Contains("You get no more of them.", await ended.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("none", await RhythmAsync(mine));

        Task<HttpResponseMessage> PostAsync(string path) => site.Anonymous.PostAsync(path, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
    }

    [Fact]
    public async Task Somebody_chooses_on_a_page_how_often_it_comes()
    {
        var (mine, _) = await DebateAsync("By a page?");
        await using var visitor = await Visitor.ComeAsync(site, width: 360, scheme: ColorScheme.Dark);
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.TypeAsync("Handle", "ann");
        await visitor.TypeAsync("Password", SiteFixture.Password);
        await visitor.PressAsync("Sign in");
        await visitor.LookAsync("/notifications");

        await visitor.Page.GetByLabel("What you have yet to read is mailed").SelectOptionAsync("weekly");
        await visitor.PressAsync("Save");

        await Expect(visitor.Page.GetByText("What is new is mailed once a week from now on.")).ToBeVisibleAsync();
        await visitor.LookAsync();
        Assert.Equal("weekly", await RhythmAsync(mine));
        (await mine.Client.PutAsync($"{Address}/digest", """{"rhythm":"hourly"}""")).ExpectProblem(400, "malformed");
    }

    // Ann has made a claim in it, and ben may answer.
    async Task<(TestedDebate Mine, TestedDebate Theirs)> DebateAsync(string motion, string handle = "ann", bool isConfirmed = true)
    {
        var mine = await (await site.SignedInAsync(handle)).OpenAsync(motion);
        await mine.MakeAsync("""{"move":"make-claim","text":"One."}""");
        await RunAsync($"""update identity.contributors set "Email" = '{handle}@example.org', "EmailConfirmed" = {isConfirmed} where "UserName" = '{handle}'""");
        var theirs = mine.For(await site.SignedInAsync("ben"));
        return (mine, theirs);
    }

    static async Task WantAsync(TestedDebate mine, string rhythm) =>
        (await mine.Client.PutAsync($"{Address}/digest", $$"""{"rhythm":"{{rhythm}}"}""")).Expect(200);

    static async Task<string?> RhythmAsync(TestedDebate mine) => (await mine.Client.ReadAsync($"{Address}/digest")).Expect(200).Body.GetProperty("rhythm").GetString();

    Task DueAsync() => RunAsync("update ledger.digests set due = now()");

    async Task UntilNoneIsDueAsync(string handle)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var due = new NpgsqlCommand("""select exists (select from ledger.digests d join identity.contributors c on c."Id" = d.person where c."UserName" = $1 and d.due <= now())""", connection) { Parameters = { new() { Value = handle } } };
        while ((bool)(await due.ExecuteScalarAsync())!)
            await Task.Delay(50);
    }

    async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    static async Task UntilAsync(TestedDebate debate, int many)
    {
        for (var tries = 0; tries < 1_200; tries++)
        {
            if ((await debate.Client.ReadAsync(Address)).Expect(200).Items.Count >= many)
                return;
            await Task.Delay(50);
        }
        throw new TimeoutException($"There were not {many} notifications.");
    }
}
