using System.Diagnostics;
using System.Globalization;
using System.Text;
using ArgumentLedger.Web.Importing;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Benchmarks;

/// <summary>What it costs to read large files, and what comes of files of others.</summary>
static class FormatSpeed
{
    internal static void Run(string format, int size)
    {
        var file = Encoding.UTF8.GetBytes(format == "aif" ? Aif(size) : Argdown(size));
        var before = Peak();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{format}, {size:N0} {(format == "aif" ? "nodes" : "statements")}, {file.Length / 1e6:F1} MB; before reading the process had peaked at {before:F0} MB"));
        // The first is cold: what somebody waits for who imports one file.
        for (var tries = 1; tries <= 12; tries++)
        {
            var (start, cpu, allocated) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
            var (import, fault) = ReadImport.Of(Formats.All[format], file);
            var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{took,8:F0} ms, {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds,6:F0} ms of processors, {(GC.GetTotalAllocatedBytes() - allocated) / 1e6:F0} MB allocated, peak {Peak():F0} MB: {import?.Read.Moves.Length.ToString("N0", CultureInfo.InvariantCulture) ?? fault!.Sentence} moves"));
        }
    }

    /// <summary>Reads files of others, and tells of each why it is not read, and of all together what they lose.</summary>
    internal static void Read(string format, IReadOnlyList<string> files)
    {
        var (read, whole, contributions) = (0, 0, 0);
        var losses = new Dictionary<string, (int Files, int Times)>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var (import, fault) = ReadImport.Of(Formats.All[format], File.ReadAllBytes(file));
            if (import is null)
            {
                Console.WriteLine($"not read: {file}: {fault!.Place}: {fault.Sentence}");
                continue;
            }
            read++;
            contributions += import.Contributions;
            whole += import.Read.Losses.Length == 0 ? 1 : 0;
            foreach (var loss in import.Read.Losses)
            {
                var known = losses.GetValueOrDefault(loss.What);
                losses[loss.What] = (known.Files + 1, known.Times + loss.Count);
            }
        }
        Console.WriteLine($"{files.Count} files, {read} read with {contributions} contributions, {whole} of them without any loss");
        foreach (var (what, (inFiles, times)) in losses.OrderByDescending(loss => loss.Value.Files))
            Console.WriteLine($"{inFiles,6} files {times,7} times: {what}");
    }

    static double Peak()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1e6;
    }

    // A tree of statements, each of some words, that support and attack the one half as far.
    static string Argdown(int statements)
    {
        var text = new StringBuilder("[s0]: Statement 0 says what is to be argued about.\n");
        for (var i = 1; i < statements; i++)
            text.Append("\n[s").Append(i).Append("]: Statement ").Append(i).Append(" says something of *some* length about it.\n  ").Append(i % 2 == 0 ? "+>" : "->").Append(" [s").Append(i / 2).Append("]\n");
        return text.ToString();
    }

    // A third of the nodes are information; the others join each to the one half as far, and say who said it.
    static string Aif(int nodes)
    {
        var (all, edges) = (new StringBuilder(), new StringBuilder());
        var number = 0;
        for (var i = 0; 4 * i < nodes; i++)
        {
            var (information, scheme, locution, force) = (4 * i, 4 * i + 1, 4 * i + 2, 4 * i + 3);
            Node(information, "I", $"Node {i} says something of some length about it.");
            Node(locution, "L", $"Speaker {i % 50} : Node {i} says it.");
            Node(force, "YA", "Asserting");
            Edge(locution, force);
            Edge(force, information);
            Node(scheme, i % 2 == 0 ? "RA" : "CA", i % 2 == 0 ? "Default Inference" : "Default Conflict");
            Edge(information, scheme);
            Edge(scheme, i / 2 * 4);
        }
        return $"{{\"nodes\": [{all}], \"edges\": [{edges}], \"locutions\": []}}";

        void Node(int id, string type, string words) =>
            all.Append(all.Length == 0 ? "" : ",\n").Append(CultureInfo.InvariantCulture, $"{{\"nodeID\": \"{id}\", \"type\": \"{type}\", \"text\": \"{words}\"}}");

        void Edge(int from, int to) =>
            edges.Append(edges.Length == 0 ? "" : ",\n").Append(CultureInfo.InvariantCulture, $"{{\"edgeID\": \"{++number}\", \"fromID\": \"{from}\", \"toID\": \"{to}\"}}");
    }
}
