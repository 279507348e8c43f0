using System.Diagnostics;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Benchmarks;

/// <summary>What folding entries in memory costs, without any reading, and what the state then weighs.</summary>
static class FoldSpeed
{
    internal static void Run(IReadOnlyList<int> lengths)
    {
        Console.WriteLine($"{"events",8} {"fold ms",9} {"CPU ms",9} {"events per CPU-s",17} {"state bytes/event",18}");
        foreach (var length in lengths)
        {
            var entries = LongDebate.Tell(length);
            Debate.None.ApplyAll(entries.Take(2_000));
            var (wall, cpu) = Enumerable.Range(0, length > 20_000 ? 2 : 5).Select(_ => Time(entries)).MinBy(time => time.Cpu);
            Console.WriteLine($"{entries.Count,8:N0} {wall,9:F1} {cpu,9:F1} {entries.Count / cpu * 1000,17:N0} {Weight(entries),18:N0}");
        }
    }

    static (double Wall, double Cpu) Time(List<Entry> entries)
    {
        GC.Collect();
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        Debate.None.ApplyAll(entries);
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
    }

    static long Weight(List<Entry> entries)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var debate = Debate.None.ApplyAll(entries);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(debate);
        return (after - before) / entries.Count;
    }
}
