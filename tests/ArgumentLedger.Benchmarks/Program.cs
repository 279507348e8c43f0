using System.Globalization;
using ArgumentLedger.Benchmarks;
using ArgumentLedger.Benchmarks.Http;
using ArgumentLedger.Web.Tests.Ledger;

switch (args)
{
    case ["peer", var name, var connectionString]:
        await PeerProgram.RunAsync(name, connectionString);
        return 0;
    case ["http", .. var options]:
        await HttpBenchmark.RunAsync(options.Contains("--quick"), [.. options.Except(["--quick"])]);
        return 0;
    case ["reads", .. var options]:
        await ReadBenchmark.RunAsync(options.Contains("--quick"));
        return 0;
    case ["tracing", .. var rounds]:
        await TracingCost.RunAsync(rounds.Length == 0 ? 10 : Lengths(rounds)[0]);
        return 0;
    case ["kill", .. var seconds]:
        var report = await new KillRun(TimeSpan.FromSeconds(seconds.Length == 0 ? 60 : Lengths(seconds)[0]), Environment.TickCount).RunAsync(Console.WriteLine);
        foreach (var fault in report.Faults)
            Console.WriteLine(fault);
        Console.WriteLine($"{report.Faults.Count} faults");
        return report.Faults.Count == 0 ? 0 : 1;
    case ["start", .. var folders]:
        await Starting.RunAsync(folders);
        return 0;
    case ["growth", "--events", var events, .. var sizes]:
        await using (var site = await MeasuredSite.StartAsync())
            await Growth.RunAsync(site, sizes.Length == 0 ? [100, 10_000, 100_000] : Lengths(sizes), int.Parse(events, CultureInfo.InvariantCulture));
        return 0;
    case ["growth", .. var sizes]:
        await using (var site = await MeasuredSite.StartAsync())
            await Growth.RunAsync(site, sizes.Length == 0 ? [10, 100, 1_000, 10_000] : Lengths(sizes), 0);
        return 0;
    case ["micro", .. var exact]:
        PureParts.Run(exact.Contains("--exact"));
        return 0;
    case ["rebuild", .. var sizes]:
        await using (var site = await MeasuredSite.StartAsync())
            await RebuildSpeed.RunAsync(site, sizes.Length == 0 ? [250, 2_500] : Lengths(sizes));
        return 0;
    case ["standing"]:
        StandingCost.Run();
        return 0;
    case ["map"]:
        Mapping.Run();
        return 0;
    case ["quotes"]:
        QuoteSearch.Run();
        return 0;
    case ["replay", .. var sizes]:
        await using (var site = await MeasuredSite.StartAsync())
            await ReplaySpeed.RunAsync(site, Lengths(sizes));
        return 0;
    case ["import", .. var sizes]:
        await using (var site = await MeasuredSite.StartAsync())
            await ImportSpeed.RunAsync(site, Lengths(sizes));
        return 0;
    case ["formats", ("argdown" or "aif") and var format, .. var sizes]:
        FormatSpeed.Run(format, sizes.Length == 0 ? 100_000 : Lengths(sizes)[0]);
        return 0;
    case ["formats", "read", var format, .. var files]:
        FormatSpeed.Read(format, files);
        return 0;
    case ["live", .. var listeners]:
        await LiveSpeed.RunAsync(listeners.Length == 0 ? 2_000 : Lengths(listeners)[0]);
        return 0;
    case ["queries", .. var sizes]:
        await using (var site = await MeasuredSite.StartAsync())
            await new QuerySpeed(site, sizes.Length == 0 ? 5_000 : Lengths(sizes)[0], sizes.Length < 2 ? 30_000 : Lengths(sizes)[1]).RunAsync();
        return 0;
    case ["fold", .. var sizes]:
        FoldSpeed.Run(Lengths(sizes));
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/ArgumentLedger.Benchmarks -- COMMAND");
        Console.Error.WriteLine("  http [--quick] [SERVER…]   moves over HTTP beside plain CRUD, ordinary Marten and the least that SQL can do; writes RESULTS.md");
        Console.Error.WriteLine("  reads [--quick]  pages and lists over HTTP beside plain CRUD's; writes READS.md");
        Console.Error.WriteLine("  tracing [ROUNDS] what a move costs more where spans and measurements are exported");
        Console.Error.WriteLine("  kill [SECONDS]   32 clients on 100 debates for 60 s while the application and its PostgreSQL are killed, and what is left");
        Console.Error.WriteLine("  start [FOLDER…]  how long the program, or published ones, take to their first answers, and what they have in memory");
        Console.Error.WriteLine("  micro [--exact]  what the parts without I/O take, by BenchmarkDotNet: fold, decide, standing, hash, quotes, map");
        Console.Error.WriteLine("  growth [--events IN-ALL] [LENGTH…]   what a move costs in debates of these lengths, 10 to 10,000 when none is given; with so many events in others");
        Console.Error.WriteLine("  standing         what one more rebuttal costs the fold in debates of 10,000 contributions of several shapes");
        Console.Error.WriteLine("  map              what the map of 5 to 10,000 contributions takes, folded and unfolded");
        Console.Error.WriteLine("  quotes           what checking quotes against a source of 1 MB costs, beside a plain Levenshtein window");
        Console.Error.WriteLine("  fold [LENGTH…]   what folding debates of these lengths costs; 1000, 10000 and 100000 when none is given");
        Console.Error.WriteLine("  formats argdown|aif [SIZE]   what reading a file of 100,000 statements or nodes takes, in time and memory");
        Console.Error.WriteLine("  formats read FORMAT FILE…    what comes of files of others, and what they lose");
        Console.Error.WriteLine("  live [LISTENERS] how soon 2,000 listeners hear of moves made at 50 a second, and what a killed site makes them miss");
        Console.Error.WriteLine("  import [LENGTH…] what it costs to export, verify and restore ledgers of these lengths");
        Console.Error.WriteLine("  queries [DEBATES [WORDS]] what questions about positions take across 5,000 debates of 200 positions each, of 30,000 words as often as in a language");
        Console.Error.WriteLine("  rebuild [LENGTH…] what it costs to make all rows again, of 40 debates of each length, beside reading and folding their events");
        Console.Error.WriteLine("  replay [LENGTH…] what it costs to open debates of these lengths and go to any version, cold and warm");
        return 2;
}

static int[] Lengths(string[] given) =>
    given.Length == 0 ? [1_000, 10_000, 100_000] : [.. given.Select(length => int.Parse(length, CultureInfo.InvariantCulture))];
