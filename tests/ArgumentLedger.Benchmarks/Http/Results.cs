using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ArgumentLedger.Benchmarks.Http;

/// <summary>What was measured of one server under one load.</summary>
sealed record Cell(bool IsHot, int Clients, string Peer);

/// <summary>What was measured, as a table that is printed and kept beside the program.</summary>
sealed class Results(int rounds, TimeSpan spell)
{
    readonly Dictionary<Cell, List<Spell>> cells = [];

    internal int Rounds { get; } = rounds;

    internal TimeSpan Spell { get; } = spell;

    internal void Add(Cell cell, int round, Spell measured)
    {
        if (round == 0)
            cells.Add(cell, []);
        cells[cell].Add(measured);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(cell.IsHot ? "hot" : "many"),-5}{cell.Clients,3} {cell.Peer,-13} round {round + 1}: {measured.PerSecond,8:N0}/s, failed {measured.Failed}"));
    }

    /// <summary>Keeps the table beside the program.</summary>
    internal Task KeepAsync([CallerFilePath] string here = "") =>
        File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(here)!, "..", "RESULTS.md"), Text());

    internal string Text()
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            # Moves over HTTP, beside others

            Written by `dotnet run -c Release --project tests/ArgumentLedger.Benchmarks -- http`; with `--quick` it takes less than three minutes.

            A closed loop of clients, {Rounds} rounds of {Spell.TotalSeconds} s each, the servers taking turns on one PostgreSQL with fsync on, {Environment.ProcessorCount} processors, clients, servers and database on one machine. Half of the moves are claims, half rebuttals of the debate's first claim. Rates and times are medians of the rounds; ratios are medians of those within a round. Where other programs use the machine too, work per CPU-second (of server and PostgreSQL together) tells more than rates do.

            - **crud**: a minimal API and SQL by hand on two tables; no history, no rules, no accounts.
            - **ours**: the whole site as it is; its processor time is counted until what was answered is indexed and told to whom it concerns, which is done after the answer.
            - **marten-short**, **marten-whole**: Marten's `FetchForWriting` with a small inline summary, and with the whole debate as inline snapshot; no rules, no accounts. What loses a race is refused, and not counted.
            - **limit**: one statement that writes a stream's row, an event and a row of a read model, without HTTP; on the hot debate as many events as there are clients share it.

            """));
        foreach (var load in cells.Keys.GroupBy(cell => (cell.IsHot, cell.Clients)))
        {
            text.Append(string.Create(CultureInfo.InvariantCulture, $"""

                ## {(load.Key.IsHot ? "One hot debate" : "Many debates")}, {load.Key.Clients} {(load.Key.Clients == 1 ? "client" : "clients")}

                | | moves/s | × crud | p50 ms | p99 ms | server CPU ms/1,000 | PostgreSQL CPU ms/1,000 | work per CPU-s × crud | refused |
                |---|---|---|---|---|---|---|---|---|

                """));
            var crud = cells[load.First(cell => cell.Peer == PeerProgram.Crud)];
            foreach (var cell in load)
                text.AppendLine(Line(cell.Peer, cells[cell], crud));
        }
        return text.ToString();
    }

    static string Line(string name, List<Spell> spells, List<Spell> crud)
    {
        var count = spells.Sum(spell => spell.Count) / 1_000.0;
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {Median(spells.Select(spell => spell.PerSecond)):N0} | {Median(spells.Zip(crud, (one, other) => one.PerSecond / other.PerSecond)):F2} "
            + $"| {Time(spells.Select(spell => spell.P50))} | {Time(spells.Select(spell => spell.P99))} "
            + $"| {1_000 * spells.Sum(spell => spell.Server) / count:N0} | {1_000 * spells.Sum(spell => spell.Database) / count:N0} "
            + $"| {spells.Sum(spell => spell.Count) / spells.Sum(spell => spell.Server + spell.Database) / (crud.Sum(spell => spell.Count) / crud.Sum(spell => spell.Server + spell.Database)):F2} "
            + $"| {spells.Sum(spell => spell.Failed):N0} |");
    }

    static string Time(IEnumerable<double> times)
    {
        var median = Median(times);
        return double.IsNaN(median) ? "" : median.ToString("F2", CultureInfo.InvariantCulture);
    }

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
