using System.Globalization;

namespace ArgumentLedger.Benchmarks.Http;

/// <summary>Processor time of processes, from Linux's own books, in seconds.</summary>
static class Cpu
{
    const double TicksPerSecond = 100;

    /// <summary>What a process has used.</summary>
    internal static double Of(int process) => Read(process) is { } stat ? stat.Own : 0;

    /// <summary>What a process and all its children have used, also those that have ended.</summary>
    internal static double OfFamily(int parent) =>
        Directory.EnumerateDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? Read(id) : null)
            .Sum(stat => stat is null ? 0 : stat.Id == parent ? stat.Own + stat.Ended : stat.Parent == parent ? stat.Own : 0);

    sealed record Stat(int Id, int Parent, double Own, double Ended);

    static Stat? Read(int process)
    {
        try
        {
            // The name, in brackets, may have blanks.
            var text = File.ReadAllText($"/proc/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            double Seconds(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture) / TicksPerSecond;
            return new(process, int.Parse(fields[1], CultureInfo.InvariantCulture), Seconds(11) + Seconds(12), Seconds(13) + Seconds(14));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
