using System.Diagnostics;
using ArgumentLedger.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ArgumentLedger.Benchmarks.Http;

/// <summary>
/// Moves over HTTP, ours beside others', in alternation on one PostgreSQL with fsync on: a closed loop of 1, 8 and 32
/// clients, on many debates and on a single hot one. Every server is a process of its own.
/// </summary>
static class HttpBenchmark
{
    const int ManyDebates = 200;
    const int WarmUp = 6_000;

    static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(15);

    static readonly string[] Names = [PeerProgram.Crud, PeerProgram.Ours, PeerProgram.MartenShort, PeerProgram.MartenWhole, WritingLimit.Name];

    /// <summary>Measures and writes the table; with fewer servers than all, the table is only printed.</summary>
    internal static async Task RunAsync(bool isQuick, IReadOnlyList<string> others)
    {
        var names = others.Count == 0 ? Names : [PeerProgram.Crud, .. others];
        var (rounds, spell) = isQuick ? (3, TimeSpan.FromMilliseconds(600)) : (5, TimeSpan.FromSeconds(3));
        var folder = Directory.CreateTempSubdirectory("ledger-benchmark-").FullName;
        try
        {
            var results = await MeasureAsync(folder, names, rounds, spell);
            Console.WriteLine(results.Text());
            if (others.Count == 0)
                await results.KeepAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<Results> MeasureAsync(string folder, IReadOnlyList<string> names, int rounds, TimeSpan spell)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ARGUMENTLEDGER_DATA"] = folder }).Build();
        await using var database = await LedgerDatabase.OpenAsync(configuration, Console.WriteLine, CancellationToken.None);
        var postgres = PostgresIn(folder);
        var results = new Results(rounds, spell);
        var peers = new List<Peer>();
        try
        {
            foreach (var name in names)
                peers.Add(await Peer.StartAsync(name, await CreateAsync(database.ConnectionString, name)));
            await MeasureAsync(peers, postgres, results);
        }
        finally
        {
            foreach (var peer in peers)
                await peer.DisposeAsync();
        }
        return results;
    }

    static async Task MeasureAsync(List<Peer> peers, int postgres, Results results)
    {
        var many = new Dictionary<Peer, IReadOnlyList<string>>();
        foreach (var peer in peers)
        {
            many[peer] = peer.Name == WritingLimit.Name ? [] : await peer.OpenAsync(ManyDebates);
            await WarmUpAsync(peer, many[peer], postgres);
        }
        foreach (var isHot in new[] { false, true })
            foreach (var clients in new[] { 1, 8, 32 })
                for (var round = 0; round < results.Rounds; round++)
                    foreach (var peer in peers.Skip(round % peers.Count).Concat(peers.Take(round % peers.Count)))
                    {
                        var debates = !isHot ? many[peer] : peer.Name == WritingLimit.Name ? [] : await peer.OpenAsync(1);
                        var measured = await SpellAsync(peer, debates, clients, isHot ? 1 : ManyDebates, postgres, results.Spell);
                        results.Add(new(isHot, clients, peer.Name), round, measured);
                    }
    }

    // By count, since it is the often called that is compiled well.
    static async Task WarmUpAsync(Peer peer, IReadOnlyList<string> debates, int postgres)
    {
        var start = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < WarmUp && Stopwatch.GetElapsedTime(start) < LongestWarmUp;)
            sent += (await SpellAsync(peer, debates, 32, ManyDebates, postgres, TimeSpan.FromMilliseconds(500))).Count;
    }

    static async Task<Spell> SpellAsync(Peer peer, IReadOnlyList<string> debates, int clients, int count, int postgres, TimeSpan duration)
    {
        if (peer.Name != WritingLimit.Name)
            return await Load.RunAsync(await peer.SpeakersAsync(clients, debates), duration, peer.ProcessId, postgres, peer.SettleAsync);
        var (server, database, start) = (Cpu.Of(peer.ProcessId), Cpu.OfFamily(postgres), Stopwatch.GetTimestamp());
        var written = await peer.WriteAsync(clients, count, duration);
        return new(written, 0, Stopwatch.GetElapsedTime(start).TotalSeconds, double.NaN, double.NaN, Cpu.Of(peer.ProcessId) - server, Cpu.OfFamily(postgres) - database);
    }

    /// <summary>The process of the embedded server that keeps its data in a folder.</summary>
    internal static int PostgresIn(string folder) =>
        int.Parse(File.ReadLines(Directory.EnumerateFiles(folder, "postmaster.pid", SearchOption.AllDirectories).Single()).First(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Makes a database for a server, and gives how to connect to it.</summary>
    internal static async Task<string> CreateAsync(string connectionString, string name)
    {
        var database = name.Replace('-', '_');
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"create database \"{database}\"", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;
    }
}
