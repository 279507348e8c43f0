using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ArgumentLedger.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ArgumentLedger.Benchmarks.Http;

/// <summary>
/// Reads over HTTP, ours beside plain CRUD's, in alternation on one PostgreSQL: a debate's page, a contribution's page, and
/// 20 contributions over REST, in debates of 40 contributions and of 10,000.
/// </summary>
static class ReadBenchmark
{
    const int Clients = 4;
    const int Debates = 20;

    static readonly int[] Lengths = [40, 10_000];
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    sealed record Read(string Name, string Ours, string Theirs);

    // An address with a query is made anew each time, which shows what a page costs that is not at hand.
    static readonly Read[] Reads =
    [
        new("20 over REST", "/api/debates/{0}/contributions?limit=20", "/debates/{0}/contributions"),
        new("debate's page", "/debates/{0}", "/debates/{0}"),
        new("debate's page, made anew", "/debates/{0}?part=1", "/debates/{0}"),
        new("contribution's page", "/debates/{0}/r7", "/debates/{0}/c7"),
        new("contribution's page, made anew", "/debates/{0}/r7?part=1", "/debates/{0}/c7"),
    ];

    /// <summary>Measures, prints the table and keeps it.</summary>
    internal static async Task RunAsync(bool isQuick)
    {
        var (rounds, duration) = isQuick ? (3, TimeSpan.FromMilliseconds(600)) : (5, TimeSpan.FromSeconds(2));
        var folder = Directory.CreateTempSubdirectory("ledger-benchmark-").FullName;
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ARGUMENTLEDGER_DATA"] = folder }).Build();
            await using var database = await LedgerDatabase.OpenAsync(configuration, Console.WriteLine, CancellationToken.None);
            var theirs = await HttpBenchmark.CreateAsync(database.ConnectionString, PeerProgram.Crud);
            await using var crud = await Peer.StartAsync(PeerProgram.Crud, theirs);
            await IndexAsync(theirs);
            await using var ours = await Peer.StartAsync(PeerProgram.Ours, await HttpBenchmark.CreateAsync(database.ConnectionString, PeerProgram.Ours));
            var text = Text(await MeasureAsync([crud, ours], HttpBenchmark.PostgresIn(folder), rounds, duration), rounds, duration);
            Console.WriteLine(text);
            if (!isQuick)
                await KeepAsync(text);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<Dictionary<(int Length, Read Read, string Peer), List<Spell>>> MeasureAsync(Peer[] peers, int postgres, int rounds, TimeSpan duration)
    {
        var measured = new Dictionary<(int, Read, string), List<Spell>>();
        foreach (var length in Lengths)
        {
            var debates = new Dictionary<Peer, IReadOnlyList<string>>();
            foreach (var peer in peers)
                debates[peer] = await FillAsync(peer, length, length > 1_000 ? 1 : Debates);
            foreach (var read in Reads)
                for (var round = -1; round < rounds; round++)
                    foreach (var peer in peers)
                    {
                        var path = peer.Name == PeerProgram.Ours ? read.Ours : read.Theirs;
                        var spell = await Load.RunAsync(await peer.ReadersAsync(Clients, path, debates[peer]), round < 0 ? WarmUp : duration, peer.ProcessId, postgres, () => Task.CompletedTask);
                        if (spell.Failed > 0)
                            throw new InvalidOperationException($"{peer.Name} did not answer {spell.Failed} requests for {path}.");
                        if (round < 0)
                            continue;
                        if (round == 0)
                            measured[(length, read, peer.Name)] = [];
                        measured[(length, read, peer.Name)].Add(spell);
                    }
        }
        return measured;
    }

    // The first claim is there already; the rest are rebuttals of it and of one another.
    static async Task<IReadOnlyList<string>> FillAsync(Peer peer, int length, int count)
    {
        var debates = await peer.OpenAsync(count);
        foreach (var debate in debates)
            await peer.SayAsync(debate, Enumerable.Range(2, length - 1).Select(n => (
                Target: n % 3 == 0 || n < 8 ? "c1" : peer.Name == PeerProgram.Ours ? $"r{n / 4 + 1}" : $"c{n / 4 + 1}",
                Text: string.Create(CultureInfo.InvariantCulture, $"Rebuttal number {n}: that does not follow, and here is a sentence that says why."))));
        await peer.SettleAsync();
        return debates;
    }

    static async Task IndexAsync(string theirs)
    {
        await using var connection = new NpgsqlConnection(theirs);
        await connection.OpenAsync();
        await using var index = new NpgsqlCommand("create index on contributions (debate, label); create index on contributions (debate, parent)", connection);
        await index.ExecuteNonQueryAsync();
    }

    static Task KeepAsync(string text, [CallerFilePath] string here = "") =>
        File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(here)!, "..", "READS.md"), text);

    static string Text(Dictionary<(int Length, Read Read, string Peer), List<Spell>> measured, int rounds, TimeSpan duration)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            # Reads over HTTP, beside plain CRUD's

            Written by `dotnet run -c Release --project tests/ArgumentLedger.Benchmarks -- reads`.

            {Clients} clients in a closed loop that are not signed in, {rounds} rounds of {duration.TotalSeconds} s each, the servers taking turns on one PostgreSQL, {Environment.ProcessorCount} processors, clients, servers and database on one machine; medians of the rounds. {Debates} debates of 40 contributions, one of 10,000. CRUD answers 20 contributions as JSON, and pages of up to 200 contributions in bare HTML without a layout, standing, holders or history, each with one query.


            """));
        text.AppendLine("| contributions | what | crud/s | ours/s | × crud | crud p50 ms | ours p50 ms | ours p99 ms | work per CPU-s × crud |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var ((length, read, _), crud) in measured.Where(cell => cell.Key.Peer == PeerProgram.Crud))
        {
            var ours = measured[(length, read, PeerProgram.Ours)];
            text.AppendLine(string.Create(CultureInfo.InvariantCulture,
                $"| {length:N0} | {read.Name} | {Median(crud, spell => spell.PerSecond):N0} | {Median(ours, spell => spell.PerSecond):N0} | {Median(ours.Zip(crud, (one, other) => one.PerSecond / other.PerSecond), ratio => ratio):F2} "
                + $"| {Median(crud, spell => spell.P50):F2} | {Median(ours, spell => spell.P50):F2} | {Median(ours, spell => spell.P99):F2} | {Median(ours.Zip(crud, (one, other) => one.PerCpuSecond / other.PerCpuSecond), ratio => ratio):F2} |"));
        }
        return text.ToString();
    }

    static double Median<T>(IEnumerable<T> values, Func<T, double> value)
    {
        var sorted = values.Select(value).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
