using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Ledger;

public sealed class LedgerExportTests(DemoSiteFixture site) : IClassFixture<DemoSiteFixture>
{
    [Fact]
    public async Task The_ledger_of_every_demo_debate_is_sound()
    {
        foreach (var opener in new[] { "ann", "chidi", "demo" })
        {
            var id = (await site.Anonymous.ReadAsync($"/api/debates?by={opener}")).All("id").Single();
            var (isSound, sentence) = await CheckAsync(id!);
            Assert.True(isSound, sentence);
            var head = (await site.Anonymous.ReadAsync($"/api/debates/{id}/ledger")).Expect(200).Body;
            Assert.Equal($"Sound: {head.GetProperty("length")} entries of debate {id}, head {head.GetProperty("head")}.", sentence);
        }
    }

    [Fact]
    public async Task Words_that_are_hidden_stay_behind_and_the_ledger_stays_sound()
    {
        var debate = await (await site.SignedInAsync("hidden-words")).OpenAsync("Is the bus late?");
        await debate.MakeAsync("""[{"move":"make-claim","text":"A rude remark."},{"move":"amend","target":"c1","text":"A ruder remark.","reason":"Worse."}]""");
        await debate.MakeAsync("""{"move":"hide","target":"c1","reason":"Manners."}""");

        var export = await debate.ReadAsync("/export?format=ledger");

        Assert.DoesNotContain("remark", export.Text, StringComparison.Ordinal);
        Assert.Contains("Manners.", export.Text, StringComparison.Ordinal);
        Assert.True((await VerifyCommand.CheckAsync(new StringReader(export.Text))).IsSound);
    }

    [Theory]
    [InlineData("data = jsonb_set(data, '{label}', '\"c9\"')")]
    [InlineData("data = jsonb_set(data, '{text,text}', '\"It is early.\"')")]
    [InlineData("timestamp = timestamp - interval '1 microsecond'")]
    [InlineData("headers = jsonb_set(headers, '{by}', '\"01890000-0000-7000-8000-000000000001\"')")]
    [InlineData("headers = jsonb_set(headers, '{hash}', headers -> 'prev')")]
    [InlineData("headers = headers || '{\"speaker\":\"p1\"}'")]
    public async Task Whatever_is_altered_in_the_database_is_found_at_its_version(string alteration)
    {
        var debate = await (await site.SignedInAsync("tamperer")).OpenAsync("Is the bus late?");
        await debate.MakeAsync("""[{"move":"introduce-speaker","name":"Pat"},{"move":"make-claim","text":"It is late."},{"move":"make-claim","text":"Always."}]""");
        await ExecuteAsync($"update ledger.mt_events set {alteration} where stream_id = '{debate.Id}' and version = 3");

        var (isSound, sentence) = await CheckAsync(debate.Id.ToString());

        Assert.False(isSound);
        Assert.StartsWith("Not sound. Version 3: ", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_ledger_is_said_to_be_none() =>
        Assert.Equal((false, "Not sound. The first line is not the header of a ledger."), await VerifyCommand.CheckAsync(new StringReader("{}")));

    async Task<(bool IsSound, string Sentence)> CheckAsync(string id) =>
        await VerifyCommand.CheckAsync(new StringReader((await site.Anonymous.ReadAsync($"/api/debates/{id}/export")).Expect(200).Text));

    async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
