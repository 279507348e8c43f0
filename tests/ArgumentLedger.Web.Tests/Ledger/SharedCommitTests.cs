using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>Moves of many debates share a commit, and each is answered as if it had been alone in it.</summary>
public sealed class SharedCommitTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    DebateWriters Writers => site.Services.GetRequiredService<DebateWriters>();

    [Fact]
    public async Task A_debate_that_another_site_has_written_is_settled_by_itself_and_the_others_are_committed_together()
    {
        var ann = await site.SignedInAsync("ann");
        var (raced, first, second) = (await ann.OpenAsync("Raced"), await ann.OpenAsync("First"), await ann.OpenAsync("Second"));
        var other = new SiteFixture { ConnectionString = site.Database };
        await other.InitializeAsync();
        await raced.For(await other.SignedInAsync("bob")).MakeAsync("""{"move":"make-claim","text":"Said elsewhere."}""");

        var answers = await TogetherAsync(Claim(raced.Id, "Said here."), Claim(first.Id, "One."), Claim(second.Id, "Two."));

        Assert.Equal([3L, 2, 2], answers.Select(answer => Assert.IsType<MovesMade>(answer).State.Version));
        Assert.Equal(["c2", "c1", "c1"], answers.Select(answer => ((ClaimMade)((MovesMade)answer).Entries.Single().Event).Label));
        var commits = await CommitsAsync(raced.Id, first.Id, second.Id);
        Assert.Equal(commits[1], commits[2]);
        Assert.NotEqual(commits[0], commits[1]);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task What_a_rule_refuses_is_refused_alone_beside_what_is_accepted_on_its_own_debate_and_on_others()
    {
        var ann = await site.SignedInAsync("ann");
        var (one, two) = (await ann.OpenAsync("One"), await ann.OpenAsync("Two"));

        var answers = await TogetherAsync(
            Claim(one.Id, "Kept."), Say(one.Id, new RebutClaim("c9", "No.")), Claim(one.Id, "Kept too."), Claim(two.Id, "Kept as well."),
            Claim(two.Id, "Too late.") with { ExpectedVersion = 1 }, Claim(Guid.CreateVersion7(), "Nowhere."));

        Assert.Equal(2, Assert.IsType<MovesMade>(answers[0]).State.Version);
        Assert.Equal("unknown-contribution", Assert.IsType<MovesRefused>(answers[1]).Refusal.Code);
        Assert.Equal(3, Assert.IsType<MovesMade>(answers[2]).State.Version);
        Assert.Equal(2, Assert.IsType<MovesMade>(answers[3]).State.Version);
        Assert.Equal(new DebateMovedOn(2), answers[4]);
        Assert.Equal("unknown-debate", Assert.IsType<MovesRefused>(answers[5]).Refusal.Code);
        Assert.Equal(3, await one.VersionAsync());
        Assert.Equal(2, await two.VersionAsync());
    }

    [Fact]
    public async Task A_command_that_is_sent_twice_at_once_opens_one_debate()
    {
        var key = new IdempotencyKey("ann", "twice", "body");
        MakeMove Open() => Say(Guid.CreateVersion7(), new OpenDebate("Opened once")) with { Key = key };

        var answers = await TogetherAsync(Open(), Open(), Open());

        var made = answers.Select(Assert.IsType<MovesMade>).ToList();
        Assert.Single(made.Select(one => one.Debate).Distinct());
        Assert.Single(made, one => !one.IsRepeat);
    }

    [Fact]
    public async Task What_the_database_will_not_keep_fails_alone()
    {
        var ann = await site.SignedInAsync("ann");
        var (one, two) = (await ann.OpenAsync("Sound"), await ann.OpenAsync("Unsound"));
        await ExecuteAsync("""
            create function ledger.refuse() returns trigger language plpgsql as $$ begin raise 'not this'; end $$;
            create trigger refuse before insert on ledger.mt_doc_position for each row when (new.data ->> 'text' = 'Bad.') execute function ledger.refuse()
            """);

        var sound = Task.WhenAll(Writers.SubmitAsync(Claim(one.Id, "Good."), default), Writers.SubmitAsync(Claim(two.Id, "Good."), default));
        var bad = Writers.SubmitAsync(Claim(two.Id, "Bad."), default);
        var after = Writers.SubmitAsync(Claim(two.Id, "Good again."), default);

        Assert.All(await sound, answer => Assert.IsType<MovesMade>(answer));
        Assert.Equal("P0001: not this", (await Assert.ThrowsAsync<PostgresException>(() => bad)).Message);
        Assert.Equal(3, Assert.IsType<MovesMade>(await after).State.Version);
        await ExecuteAsync("drop function ledger.refuse cascade");
    }

    Task<MoveAnswer[]> TogetherAsync(params MakeMove[] commands) =>
        HeldRows.TogetherAsync(site, [.. commands.Select(command => (Func<Task<MoveAnswer>>)(() => Writers.SubmitAsync(command, default)))]);

    static MakeMove Claim(Guid debate, string text) => Say(debate, new MakeClaim(text));

    static MakeMove Say(Guid debate, Move move) => HeldRows.Say(debate, move);

    /// <summary>The transactions that wrote debates last.</summary>
    async Task<IReadOnlyList<uint>> CommitsAsync(params Guid[] debates)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select xmin from ledger.mt_streams where id = any($1) order by array_position($1, id)", connection)
        {
            Parameters = { new() { Value = debates } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        var commits = new List<uint>();
        while (await reader.ReadAsync())
            commits.Add(reader.GetFieldValue<uint>(0));
        return commits;
    }

    async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
