using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ArgumentLedger.Web.Hosting;
using ArgumentLedger.Web.Tests.Ledger;
using Microsoft.Extensions.Configuration;

namespace ArgumentLedger.Benchmarks;

/// <summary>
/// How long the program takes from its start until it has answered a first page and five kinds of request, how much
/// processor time that costs, and what it has in memory idle and with a debate of 10,000 events open. The database is
/// there already. Several builds of the program, each in a folder, take turns.
/// </summary>
static class Starting
{
    const int Rounds = 5;
    const int LongDebate = 10_000;

    static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    /// <summary>Measures the program beside this one, or those in the folders named.</summary>
    internal static async Task RunAsync(IReadOnlyList<string> folders)
    {
        var folder = Directory.CreateTempSubdirectory("ledger-benchmark-").FullName;
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ARGUMENTLEDGER_DATA"] = folder }).Build();
            await using var database = await LedgerDatabase.OpenAsync(configuration, Console.WriteLine, CancellationToken.None);
            await MeasureAsync(database.ConnectionString, folders.Count == 0 ? [AppContext.BaseDirectory] : folders);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    sealed record Start(double Page, double Five, double Cpu, long Idle, long Full);

    static async Task MeasureAsync(string database, IReadOnlyList<string> folders)
    {
        var (token, debate, longDebate) = await PrepareAsync(database, folders[0]);
        var starts = folders.ToDictionary(folder => folder, _ => new List<Start>());
        for (var round = 0; round < Rounds; round++)
            foreach (var folder in round % 2 == 0 ? folders : folders.Reverse())
                starts[folder].Add(await StartAsync(database, folder, token, debate, longDebate));
        Console.WriteLine($"{"page ms",8} {"five ms",8} {"CPU ms",7} {"idle MB",8} {"full MB",8}  medians of {Rounds} starts; five: a page, a debate's page, a debate and a search over REST, a move");
        foreach (var (folder, measured) in starts)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Median(measured, one => one.Page),8:N0} {Median(measured, one => one.Five),8:N0} {Median(measured, one => one.Cpu),7:N0} {Median(measured, one => one.Idle),8:N0} {Median(measured, one => one.Full),8:N0}  {folder}"));
    }

    static async Task<Start> StartAsync(string database, string folder, string token, string debate, Guid longDebate)
    {
        await using var site = new KilledSite { Database = database, Program = Path.Combine(folder, "ArgumentLedger.Web.dll") };
        using var client = Client(site.Address, token);
        var start = Stopwatch.GetTimestamp();
        var started = site.StartAsync();
        await FirstPageAsync(client);
        var page = Stopwatch.GetElapsedTime(start);
        await client.GetStringAsync($"/debates/{debate}");
        await client.GetStringAsync($"/api/debates/{debate}");
        await client.GetStringAsync("/api/search?q=claim");
        using var moved = await client.PostAsJsonAsync($"/api/debates/{debate}/moves", new { move = "make-claim", text = "One more claim." });
        moved.EnsureSuccessStatusCode();
        var five = Stopwatch.GetElapsedTime(start);
        await started;
        var cpu = site.ProcessorTime;
        await Task.Delay(Idle);
        var idle = site.Megabytes;
        await client.GetStringAsync($"/api/debates/{longDebate}/contributions?limit=20");
        await client.GetStringAsync($"/debates/{longDebate}");
        await Task.Delay(Idle);
        var full = site.Megabytes;
        await site.KillAsync();
        return new(page.TotalMilliseconds, five.TotalMilliseconds, cpu.TotalMilliseconds, idle, full);
    }

    static async Task FirstPageAsync(HttpClient client)
    {
        while (true)
        {
            try
            {
                await client.GetStringAsync("/");
                return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
                await Task.Delay(10);
            }
        }
    }

    static async Task<(string Token, string Debate, Guid Long)> PrepareAsync(string database, string folder)
    {
        await using var site = new KilledSite { Database = database, Program = Path.Combine(folder, "ArgumentLedger.Web.dll") };
        await site.StartAsync();
        using var client = Client(site.Address, null);
        var token = await client.SignUpAsync("bench");
        var debate = (await client.PostAsync("/api/debates", new { motion = "How soon?" })).GetProperty("id").GetString()!;
        await client.PostAsync($"/api/debates/{debate}/moves", new { move = "make-claim", text = "The first claim." });
        var id = await BulkStore.AppendAsync(database, Benchmarks.LongDebate.Tell(LongDebate));
        await site.KillAsync();
        return (token, debate, id);
    }

    static HttpClient Client(Uri address, string? token)
    {
        var client = new HttpClient { BaseAddress = address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    static double Median(List<Start> starts, Func<Start, double> value) => starts.Select(value).Order().ElementAt(starts.Count / 2);
}
