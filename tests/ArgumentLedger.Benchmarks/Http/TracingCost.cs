using System.Globalization;
using ArgumentLedger.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ArgumentLedger.Benchmarks.Http;

/// <summary>
/// What tracing costs: the same site three times on one PostgreSQL, with nothing exported, with every trace exported, and
/// with one in a hundred, under the same load in turn. What is compared is processor time for each move, of the server, and of
/// server and PostgreSQL together; of PostgreSQL the mean of all, since it is given the same work whatever is traced. The
/// collector, in this process, throws away what it is sent.
/// </summary>
static class TracingCost
{
    const int Debates = 200;
    const int Clients = 32;
    const int WarmUp = 3;

    static readonly TimeSpan Spell = TimeSpan.FromSeconds(2);

    internal static async Task RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("ledger-benchmark-").FullName;
        try
        {
            await MeasureAsync(folder, rounds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task MeasureAsync(string folder, int rounds)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ARGUMENTLEDGER_DATA"] = folder }).Build();
        await using var database = await LedgerDatabase.OpenAsync(configuration, Console.WriteLine, CancellationToken.None);
        await using var collector = await CollectAsync();
        var exporting = new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single(), ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" };
        var sampling = new Dictionary<string, string>(exporting) { ["OTEL_TRACES_SAMPLER"] = "parentbased_traceidratio", ["OTEL_TRACES_SAMPLER_ARG"] = "0.01" };
        await using var off = await StartAsync("off", []);
        await using var some = await StartAsync("some", sampling);
        await using var all = await StartAsync("all", exporting);
        await CompareAsync([off, some, all], rounds, HttpBenchmark.PostgresIn(folder));

        async Task<Peer> StartAsync(string name, Dictionary<string, string> variables) =>
            await Peer.StartAsync(PeerProgram.Ours, Few(await HttpBenchmark.CreateAsync(database.ConnectionString, name)), variables);
    }

    // Three sites share one PostgreSQL, which has only so many connections.
    static string Few(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 20 }.ConnectionString;

    static async Task CompareAsync(IReadOnlyList<Peer> sites, int rounds, int postgres)
    {
        var spells = sites.ToDictionary(site => site, _ => new List<Spell>());
        var debates = new Dictionary<Peer, IReadOnlyList<string>>();
        foreach (var site in sites)
            debates[site] = await site.OpenAsync(Debates);
        for (var round = -WarmUp; round < rounds; round++)
            // Whoever comes first in one round comes last in the next.
            foreach (var site in round % 2 == 0 ? sites : sites.Reverse())
            {
                var spell = await Load.RunAsync(await site.SpeakersAsync(Clients, debates[site]), Spell, site.ProcessId, postgres, site.SettleAsync);
                if (round >= 0)
                    spells[site].Add(spell);
            }
        Print(rounds, [.. sites.Select(site => spells[site])]);
    }

    static void Print(int rounds, List<Spell>[] spells)
    {
        Console.WriteLine($"{Clients} clients, {Debates} debates, {rounds} rounds of {Spell.TotalSeconds} s each in turn; processor time of server and PostgreSQL for a move.");
        Console.WriteLine($"{"exported",-16} {"moves",8} {"failed",7} {"server us",10} {"PostgreSQL us",14} {"server ratio",13} {"ratio of both",14}");
        var database = 1e6 * spells.Sum(all => all.Sum(spell => spell.Database)) / spells.Sum(all => all.Sum(spell => spell.Count));
        string[] names = ["nothing", "1 trace in 100", "every trace"];
        for (var i = 0; i < names.Length; i++)
        {
            var (server, none) = (Server(spells[i]), Server(spells[0]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{names[i],-16} {spells[i].Sum(spell => spell.Count),8:N0} {spells[i].Sum(spell => spell.Failed),7:N0} {server,10:F0} {database,14:F0} {server / none,13:F3} {(server + database) / (none + database),14:F3}"));
        }
    }

    static double Server(List<Spell> spells) => 1e6 * spells.Sum(spell => spell.Server) / spells.Sum(spell => spell.Count);

    static async Task<WebApplication> CollectAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var collector = builder.Build();
        collector.MapPost("/v1/{signal}", (HttpRequest request) => request.Body.CopyToAsync(Stream.Null));
        await collector.StartAsync();
        return collector;
    }
}
