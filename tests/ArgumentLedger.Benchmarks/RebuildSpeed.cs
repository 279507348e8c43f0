using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Rebuilding;
using Marten;
using Npgsql;

namespace ArgumentLedger.Benchmarks;

/// <summary>
/// What it costs to make all rows again: of debates that have none yet, and of those whose rows are right; against reading
/// their events as JSON, the least that any rebuild does, and against folding them in memory, in the same run.
/// </summary>
static class RebuildSpeed
{
    const int Debates = 40;

    internal static async Task RunAsync(MeasuredSite site, IReadOnlyList<int> lengths)
    {
        Console.WriteLine($"{"debates",8} {"events",9} {"scan/s",10} {"fold/s",10} {"first/s",10} {"again/s",10} {"again × scan",13}");
        foreach (var length in lengths)
            await MeasureAsync(site, length);
    }

    static async Task MeasureAsync(MeasuredSite site, int length)
    {
        var rebuild = site.Of<RowRebuild>();
        var connectionString = site.Of<IDocumentStore>().Storage.Database.CreateConnection().ConnectionString;
        var entries = LongDebate.Tell(length);
        for (var n = 0; n < Debates; n++)
            await BulkStore.AppendAsync(connectionString, entries);
        var first = await TimeAsync(() => rebuild.RunAsync(null, default));
        var scan = await TimeAsync(() => ScanAsync(connectionString));
        var fold = await TimeAsync(() => Parallel.ForAsync(0, Debates, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (_, _) =>
        {
            Debate.None.ApplyAll(entries);
            return ValueTask.CompletedTask;
        }));
        var again = await TimeAsync(() => rebuild.RunAsync(null, default));
        var all = await CountAsync(connectionString);
        var here = (double)entries.Count * Debates;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Debates,8} {here,9:N0} {all / scan,10:N0} {here / fold,10:N0} {here / first,10:N0} {all / again,10:N0} {scan / again,13:F2}"));
    }

    static async Task ScanAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select type, data::text from ledger.mt_events order by seq_id", connection);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            JsonSerializer.Deserialize(rows.GetString(1), Vocabulary.Events[rows.GetString(0)], LedgerJson.Stored);
    }

    static async Task<long> CountAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from ledger.mt_events", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    static async Task<double> TimeAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
