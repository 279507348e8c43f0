using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using ArgumentLedger.Web.Projections.Indexing;
using ArgumentLedger.Web.Tests.Finding;
using Marten;
using Npgsql;

namespace ArgumentLedger.Benchmarks;

/// <summary>
/// What questions about positions across debates take over HTTP by one client, warm: each filter alone and pairs of them
/// in every order, with values frequent and rare, and pages deep in a list beside first ones.
/// </summary>
sealed class QuerySpeed(MeasuredSite site, int debates, int words)
{
    const int PerDebate = 200;
    const int Rounds = 5;
    const int Pages = 200;

    static readonly (string Name, string[] Words)[] Searches =
    [
        ("rare", ["rare17", "rare200 words", "words -rare17", "rare2*"]),
        ("frequent", ["bus", "drivers", "town village", "drivers -lights", "driv*", "night or winter"]),
        ("phrase", ["\"nobody knows\"", "\"rare17 words\"", "\"figures say otherwise\"", "\"bus at night\""]),
        ("misspelt", ["drivrs rare17", "rarre17", "nightt rare200"]),
    ];

    readonly InventedPositions invented = new(people: 2_000, PerDebate, words);
    DateTimeOffset last;

    internal async Task RunAsync()
    {
        await FillAsync();
        var people = await InventedPeople.RegisterAsync(site.ConnectionString, [invented.People[0], invented.People[100], invented.People[1_900]]);
        var filters = Questions.Alone(people, Guid.Parse($"01900000-0000-7000-8000-{debates / 2 + 1:D12}"), last);
        var before = await RowsRead.BySequenceAsync(site.ConnectionString);
        var alone = new List<(string Question, double Took)>();
        foreach (var sort in Questions.Sorts)
            alone.AddRange(await TimeAsync(filters.Select(one => $"{one.Filter}={one.Value}&sort={sort}"), Rounds));
        var pairs = await TimeAsync(Questions.Pairs(filters).Select((pair, n) => $"{pair}&sort={Questions.Sorts[n % 4]}"), 2);
        Console.WriteLine($"{debates * PerDebate:N0} positions in {debates:N0} debates; over HTTP, one client, warm; milliseconds.");
        Console.WriteLine($"{"",-24} {"questions",9} {"p50",8} {"p90",8} {"p99",8} {"most",8}");
        foreach (var filter in alone.GroupBy(one => one.Question.Split('=')[0]))
            Print(filter.Key, [.. filter]);
        Print("any one filter", alone);
        Print("any two filters", pairs);
        Print("sort alone", await TimeAsync(Questions.Sorts.Select(sort => $"sort={sort}"), 20));
        foreach (var sort in Questions.Sorts)
            await PrintPagesAsync(sort, $"sort={sort}");
        await PrintMomentsAsync(people);
        foreach (var (name, words) in Searches)
            Print($"search, {name}", await TimeAsync(words.SelectMany(one => (string[])[$"q={Uri.EscapeDataString(one)}", $"q={Uri.EscapeDataString(one)}&kind=rebuttal"]), 10, "/api/search"));
        Print("counts by facet", await TimeAsync(["", "kind=claim"], 5, "/api/positions/counts"));
        Console.WriteLine($"Slowest: {string.Join("; ", alone.Concat(pairs).OrderByDescending(one => one.Took).Take(8).Select(one => $"{one.Question} {one.Took:F0}"))}");
        Console.WriteLine($"Rows read by going through whole tables, of all but the counts: {await RowsRead.BySequenceAsync(site.ConnectionString) - before:N0} (only they do).");
    }

    // What is found, without its replay: no events made these positions.
    async Task PrintMomentsAsync(IReadOnlyList<string> people)
    {
        var filters = Questions.OfMoments(people, Guid.Parse($"01900000-0000-7000-8000-{debates / 2 + 1:D12}"), last);
        foreach (var days in (int[])[1, 500])
        {
            var moment = $"asOf={Questions.Time(last.AddDays(-days))}";
            var alone = await TimeAsync(Questions.SortsOfMoments.SelectMany(sort => filters.Select(one => $"{one.Filter}={one.Value}&sort={sort}&{moment}")), 2);
            var pairs = await TimeAsync(Questions.Pairs(filters).Select((pair, n) => $"{pair}&sort={Questions.SortsOfMoments[n % 3]}&{moment}"), 1);
            Print($"one, {days} days ago", alone);
            Print($"two, {days} days ago", pairs);
            Console.WriteLine($"Slowest of them: {string.Join("; ", alone.Concat(pairs).OrderByDescending(one => one.Took).Take(4).Select(one => $"{one.Question} {one.Took:F0}"))}");
            foreach (var sort in (string[])["new", "changed"])
                await PrintPagesAsync($"then, {sort}", $"status=unchallenged&{moment}&sort={sort}");
        }
    }

    async Task FillAsync()
    {
        var start = Stopwatch.GetTimestamp();
        var store = site.Of<IDocumentStore>();
        for (var number = 1; number <= debates; number += 10)
        {
            var rows = Enumerable.Range(number, Math.Min(10, debates - number + 1)).Select(one => invented.Debate(one, debates)).ToList();
            await store.BulkInsertAsync(rows.Select(row => row.Card).ToList());
            await store.BulkInsertAsync(rows.SelectMany(row => row.Positions).ToList(), batchSize: 2_000);
            last = rows.Max(row => row.Card.LastAt);
        }
        await site.Of<RowIndex>().CatchUpAsync(CancellationToken.None);
        await using var connection = new NpgsqlConnection(site.ConnectionString);
        await connection.OpenAsync();
        await using var vacuum = new NpgsqlCommand("vacuum analyze ledger.position_index, ledger.position_voices, ledger.position_words, ledger.position_classes, ledger.mt_doc_position", connection) { CommandTimeout = 0 };
        await vacuum.ExecuteNonQueryAsync();
        await InventedTurns.WriteAsync(site.ConnectionString);
        Console.WriteLine($"Rows written and indexed in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s.");
    }

    async Task<List<(string Question, double Took)>> TimeAsync(IEnumerable<string> questions, int rounds, string address = "/api/positions")
    {
        var took = new List<(string, double)>();
        foreach (var question in questions)
        {
            await AskAsync($"{address}?{question}");
            for (var round = 0; round < rounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                await AskAsync($"{address}?{question}");
                took.Add((question, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
            }
        }
        return took;
    }

    async Task PrintPagesAsync(string name, string question)
    {
        var took = new List<(string, double)>();
        string? next = null;
        for (var page = 0; page < Pages; page++)
        {
            var start = Stopwatch.GetTimestamp();
            next = (await AskAsync($"/api/positions?limit=200&{question}{(next is null ? "" : "&after=" + next)}")).GetProperty("next").GetString();
            took.Add((question, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
            if (next is null)
                break;
        }
        Print($"{name}, first 20 pages", took[..Math.Min(20, took.Count)]);
        Print($"{name}, last 20 of {took.Count}", took[Math.Max(0, took.Count - 20)..]);
    }

    async Task<JsonElement> AskAsync(string address)
    {
        using var answer = await site.Client.GetAsync(address);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{address}: {(int)answer.StatusCode}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    static void Print(string name, List<(string, double Took)> times)
    {
        var sorted = times.Select(time => time.Took).Order().ToList();
        double At(double quantile) => sorted[Math.Min(sorted.Count - 1, (int)(quantile * sorted.Count))];
        Console.WriteLine($"{name,-24} {sorted.Count,9:N0} {At(0.5),8:F1} {At(0.9),8:F1} {At(0.99),8:F1} {sorted[^1],8:F1}");
    }
}
