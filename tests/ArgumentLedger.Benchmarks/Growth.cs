using System.Diagnostics;

namespace ArgumentLedger.Benchmarks;

/// <summary>
/// What one more move costs in debates of different lengths: a rebuttal over HTTP by one client, the debates taking
/// turns so that a slow spell of the machine hits all of them. Printed as medians and as ratios to the shortest. The ledger may
/// be filled before with debates of 10,000 events, to so many events in all; of those there are no rows for lists.
/// </summary>
static class Growth
{
    const int Rounds = 300;
    const int WarmUp = 50;

    internal static async Task RunAsync(MeasuredSite site, int[] lengths, int events)
    {
        await FillAsync(site, events);
        var debates = new List<string>();
        foreach (var length in lengths)
            debates.Add(await OpenAsync(site, length));
        var times = lengths.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            for (var i = 0; i < debates.Count; i++)
            {
                var took = await TimeMoveAsync(site, debates[i], round);
                if (round >= WarmUp)
                    times[i].Add(took);
            }
        }
        Print(lengths, times);
    }

    static async Task FillAsync(MeasuredSite site, int events)
    {
        if (events == 0)
            return;
        var one = LongDebate.Tell(10_000);
        for (var filled = 0; filled < events; filled += one.Count)
            await BulkStore.AppendAsync(site.ConnectionString, one);
        Console.WriteLine($"{events:N0} events in other debates.");
    }

    static async Task<string> OpenAsync(MeasuredSite site, int length)
    {
        var opened = await site.PostAsync("/api/debates", new { motion = $"A debate of {length} events" });
        var id = opened.GetProperty("id").GetString()!;
        await site.PostAsync($"/api/debates/{id}/moves", new { move = "make-claim", text = "The first claim." });
        for (var made = 2; made < length;)
        {
            var batch = Enumerable.Range(made, Math.Min(1_000, length - made)).Select(Rebuttal).ToArray();
            await site.PostAsync($"/api/debates/{id}/moves", batch);
            made += batch.Length;
        }
        return id;
    }

    // Every rebuttal answers one near the top, so that the debate is both wide and deep.
    static object Rebuttal(int n) => new
    {
        move = "rebut-claim",
        target = n <= 2 ? "c1" : $"r{n / 4 + 1}",
        text = $"Rebuttal number {n}: that does not follow, and here is a sentence that says why.",
    };

    static async Task<double> TimeMoveAsync(MeasuredSite site, string id, int round)
    {
        var body = new { move = "rebut-claim", target = "c1", text = $"One more rebuttal, number {round}." };
        var start = Stopwatch.GetTimestamp();
        await site.PostAsync($"/api/debates/{id}/moves", body);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static void Print(int[] lengths, List<List<double>> times)
    {
        Console.WriteLine($"A move over HTTP, one client, {Rounds} rounds after {WarmUp} to warm up; fsync on.");
        Console.WriteLine($"{"events",8} {"p50 ms",8} {"p99 ms",8} {"p50 ratio",10}");
        var shortest = At(times[0], 0.5);
        for (var i = 0; i < lengths.Length; i++)
            Console.WriteLine($"{lengths[i],8:N0} {At(times[i], 0.5),8:F2} {At(times[i], 0.99),8:F2} {At(times[i], 0.5) / shortest,10:F2}");
    }

    static double At(List<double> values, double quantile) =>
        values.Order().ElementAt(Math.Min(values.Count - 1, (int)(quantile * values.Count)));
}
