using System.Diagnostics;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Maps;
using ArgumentLedger.Web.Tests.Maps;

namespace ArgumentLedger.Benchmarks;

/// <summary>
/// What it takes to lay out and draw the map of debates of different lengths, folded as a visitor first meets it and
/// unfolded as far as one map goes. No server and no database: the layout needs neither.
/// </summary>
static class Mapping
{
    const int Rounds = 30;

    internal static void Run()
    {
        Console.WriteLine($"Laying out and drawing a map, median of {Rounds} rounds.");
        Console.WriteLine($"{"contributions",14} {"folded ms",10} {"boxes",6} {"unfolded ms",12} {"boxes",6}");
        foreach (var length in (int[])[5, 50, 500, 5_000, 10_000])
        {
            var debate = InventedDebate.Of(length);
            var (folded, some) = Measure(debate, MapView.Whole);
            var (unfolded, all) = Measure(debate, MapView.Whole with { IsUnfolded = true });
            Console.WriteLine($"{length,14:N0} {folded,10:F1} {some,6} {unfolded,12:F1} {all,6}");
        }
    }

    static (double Median, int Boxes) Measure(Debate debate, MapView view)
    {
        var times = new List<double>();
        var boxes = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var map = ArgumentMap.Of(MapTree.Of(debate, view)!, who => who);
            var picture = new MapPicture(map, new(label => label, null)) { Name = "Map" }.ToFile("");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            boxes = picture.Length == 0 ? 0 : map.Boxes.Count;
        }
        return (times.Order().ElementAt(Rounds / 2), boxes);
    }
}
