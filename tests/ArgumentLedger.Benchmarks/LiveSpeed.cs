using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ArgumentLedger.Web.Tests.Ledger;

namespace ArgumentLedger.Benchmarks;

/// <summary>
/// Many listeners to one debate while moves are made: whether each hears every event once and in order, how long after the
/// move was sent, and what they cost the site in memory. Then the site is killed and started again, moves are made before
/// the listeners are back, and they must have missed nothing. The listeners run on the same machine as the site.
/// </summary>
static class LiveSpeed
{
    const int PerSecond = 50;

    internal static async Task RunAsync(int many)
    {
        await using var site = new KilledSite();
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        await client.SignUpAsync("bench");
        var debate = (await client.PostAsync("/api/debates", new { motion = "Who hears?" })).GetProperty("id").GetString()!;
        var path = $"/api/debates/{debate}/events/stream?after=";
        var last = (await MoveAsync(client, debate, 4 * PerSecond)).Keys.Max();
        var before = site.Megabytes;

        using var listeners = await Listeners.OpenAsync(site.Address, path, many, last);
        await Task.Delay(TimeSpan.FromSeconds(2));
        Console.WriteLine($"{many:N0} listeners, idle: {site.Megabytes - before:N0} MB more than {before:N0} MB before");
        var sent = await MoveAsync(client, debate, 20 * PerSecond);
        Report($"{PerSecond} moves a second", await listeners.HearAsync(last, sent.Keys.Max()), sent);
        Console.WriteLine($"{site.Megabytes - before:N0} MB more than before");
        last = sent.Keys.Max();

        await site.KillAsync();
        await listeners.EndAsync();
        await site.StartAsync();
        var missed = await MoveAsync(client, debate, 4 * PerSecond);
        var clock = Stopwatch.StartNew();
        using var resumed = await Listeners.OpenAsync(site.Address, path, many, last);
        var heard = await resumed.HearAsync(last, missed.Keys.Max());
        Console.WriteLine($"Killed, started again, {missed.Count} moves made, then all came back: {heard.Count(one => one.IsExact):N0} of {many:N0} had every event once and in order {clock.Elapsed.TotalSeconds:F1} s after the first of them");
        last = missed.Keys.Max();
        sent = await MoveAsync(client, debate, 10 * PerSecond);
        Report($"{PerSecond} moves a second after that", await resumed.HearAsync(last, sent.Keys.Max()), sent);
    }

    static void Report(string what, IReadOnlyList<Heard> heard, IReadOnlyDictionary<long, long> sent)
    {
        var delays = heard.SelectMany(one => one.At.Select(pair => Stopwatch.GetElapsedTime(sent[pair.Key], pair.Value).TotalMilliseconds)).Order().ToList();
        double At(double quantile) => delays[Math.Min(delays.Count - 1, (int)(quantile * delays.Count))];
        Console.WriteLine($"{what}: {heard.Count(one => one.IsExact):N0} of {heard.Count:N0} listeners heard all {sent.Count:N0} events once and in order");
        Console.WriteLine($"  from sending a move to hearing of it: p50 {At(.5):F0} ms, p99 {At(.99):F0} ms, longest {delays[^1]:F0} ms, {delays.Count:N0} deliveries");
    }

    /// <summary>Makes moves, each at its time whether or not the one before is answered; gives when each version was sent.</summary>
    static async Task<IReadOnlyDictionary<long, long>> MoveAsync(HttpClient client, string debate, int many)
    {
        var sent = new ConcurrentDictionary<long, long>();
        var first = Stopwatch.GetTimestamp();
        var moves = new List<Task>();
        for (var n = 0; n < many; n++)
        {
            if (TimeSpan.FromSeconds((double)n / PerSecond) - Stopwatch.GetElapsedTime(first) is { Ticks: > 0 } early)
                await Task.Delay(early);
            moves.Add(MoveAsync(client, debate, sent));
        }
        await Task.WhenAll(moves);
        return sent;
    }

    static async Task MoveAsync(HttpClient client, string debate, ConcurrentDictionary<long, long> sent)
    {
        var at = Stopwatch.GetTimestamp();
        var text = string.Create(CultureInfo.InvariantCulture, $"A claim of some length, such as people make when they have a minute, number {at}.");
        var made = await client.PostAsync($"/api/debates/{debate}/moves", new { move = "make-claim", text });
        sent[made.GetProperty("version").GetInt64()] = at;
    }
}
