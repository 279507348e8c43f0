using ArgumentLedger.Web.Projections.Indexing;
using ArgumentLedger.Web.Tests.Support;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Finding;

/// <summary>Among many positions no question is answered by reading them all. The benchmark “queries” shows the same of 1,000,000.</summary>
public sealed class PlanTests : IAsyncLifetime
{
    const int Debates = 120;

    readonly SiteFixture site = new();
    readonly InventedPositions invented = new(people: 300, perDebate: 200);
    IReadOnlyList<string> people = [];
    DateTimeOffset last;

    public async Task InitializeAsync()
    {
        await site.InitializeAsync();
        var store = site.Services.GetRequiredService<IDocumentStore>();
        var debates = Enumerable.Range(1, Debates).Select(number => invented.Debate(number, Debates)).ToList();
        await store.BulkInsertAsync(debates.Select(debate => debate.Card).ToList());
        await store.BulkInsertAsync(debates.SelectMany(debate => debate.Positions).ToList(), batchSize: 2_000);
        var handles = await InventedPeople.RegisterAsync(site.Database, invented.People);
        people = [handles[0], handles[20], handles[290]];
        last = debates.Max(debate => debate.Card.LastAt);
        await site.Services.GetRequiredService<RowIndex>().CatchUpAsync(CancellationToken.None);
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var analyze = new NpgsqlCommand("vacuum analyze ledger.position_index, ledger.position_voices, ledger.position_words, ledger.mt_doc_position", connection);
        await analyze.ExecuteNonQueryAsync();
        await InventedTurns.WriteAsync(site.Database);
    }

    public Task DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task No_question_of_one_filter_or_two_reads_a_whole_table()
    {
        var alone = Questions.Alone(people, Guid.Parse($"01900000-0000-7000-8000-{20:D12}"), last);
        var asked = alone.Select(one => $"{one.Filter}={one.Value}").Concat(Questions.Pairs(alone).Where((_, n) => n % 9 == 0)).ToList();
        var (before, words) = (await RowsRead.BySequenceAsync(site.Database), await RowsRead.WordsBySequenceAsync(site.Database));

        var ofWords = 0;
        foreach (var (n, question) in asked.Index())
        {
            ofWords += question.Contains("q=", StringComparison.Ordinal) ? 1 : 0;
            var first = (await site.Anonymous.ReadAsync($"/api/positions?{question}&sort={Questions.Sorts[n % 4]}")).Expect(200);
            if (first.Next is { } next)
                (await site.Anonymous.ReadAsync($"/api/positions?{question}&sort={Questions.Sorts[n % 4]}&after={next}")).Expect(200);
        }

        Assert.Equal(before, await RowsRead.BySequenceAsync(site.Database));
        Assert.InRange(await RowsRead.WordsBySequenceAsync(site.Database) - words, 0, 2 * ofWords * RowsRead.Sampled);
    }

    [Fact]
    public async Task No_question_of_one_filter_or_two_about_a_moment_reads_a_whole_table()
    {
        var alone = Questions.OfMoments(people, Guid.Parse($"01900000-0000-7000-8000-{20:D12}"), last);
        var asked = alone.Select(one => $"{one.Filter}={one.Value}").Concat(Questions.Pairs(alone).Where((_, n) => n % 3 == 0)).ToList();
        var before = await RowsRead.BySequenceAsync(site.Database);

        var pages = 0;
        foreach (var (n, question) in asked.Index())
            foreach (var moment in (DateTimeOffset[])[last.AddDays(-500), last.AddDays(-1)])
            {
                var address = $"/api/positions?{question}&asOf={Questions.Time(moment)}&limit=20&sort={Questions.SortsOfMoments[n % 3]}";
                var first = (await site.Anonymous.ReadAsync(address)).Expect(200);
                if (first.Next is not { } next)
                    continue;
                (await site.Anonymous.ReadAsync($"{address}&after={next}")).Expect(200);
                pages++;
            }

        Assert.True(pages > asked.Count / 2, $"Only {pages} lists went further than a page.");
        Assert.Equal(before, await RowsRead.BySequenceAsync(site.Database));
    }

    [Fact]
    public async Task No_move_is_indexed_by_reading_a_whole_table()
    {
        var index = site.Services.GetRequiredService<RowIndex>();
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is what is said found without looking through all else?");
        await debate.MakeAsync("""{"move":"make-claim","text":"The first of many."}""");
        await index.CatchUpAsync(CancellationToken.None);
        var (sequence, along) = (await RowsRead.BySequenceAsync(site.Database), await RowsRead.ByIndexAsync(site.Database));

        for (var n = 0; n < 20; n++)
        {
            await debate.MakeAsync("""{"move":"rebut-claim","target":"c1","text":"Not so."}""");
            await index.CatchUpAsync(CancellationToken.None);
        }

        Assert.Equal(sequence, await RowsRead.BySequenceAsync(site.Database));
        Assert.InRange(await RowsRead.ByIndexAsync(site.Database) - along, 20, 20 * 60);
    }
}
