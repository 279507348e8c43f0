using System.Diagnostics;
using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using Marten;
using Npgsql;

namespace ArgumentLedger.Benchmarks;

/// <summary>
/// What it costs to open debates of different lengths and to go to any of their versions, cold and warm, against
/// reading their rows with plain SQL in the same run. Medians in milliseconds; the processor's time, which a busy machine
/// disturbs less, is the mean of what client and server took for a REST answer.
/// </summary>
static class ReplaySpeed
{
    internal static async Task RunAsync(MeasuredSite site, IReadOnlyList<int> lengths)
    {
        Console.WriteLine($"{"events",8} {"rows",8} {"read",8} {"fold",8} {"open all",9} {"bytes/event",12} {"open",8} {"at cold",8} {"at warm",8} {"REST cold",10} {"REST warm",10} {"REST p95",9} {"CPU cold",9} {"CPU warm",9} {"open/rows",10}");
        foreach (var length in lengths)
            await MeasureAsync(site, length);
    }

    static async Task MeasureAsync(MeasuredSite site, int length)
    {
        var (reader, warm, stored) = (site.Of<DebateReader>(), site.Of<WarmDebates>(), site.Of<StoredCheckpoints>());
        var connectionString = site.Of<IDocumentStore>().Storage.Database.CreateConnection().ConnectionString;
        var entries = LongDebate.Tell(length);
        var id = await BulkStore.AppendAsync(connectionString, entries);
        var random = new Random(7);
        long Any() => random.Next(1, entries.Count + 1);

        var rows = await MedianAsync(3, () => RowsAsync(connectionString, id));
        var read = await MedianAsync(3, async () => await reader.EntriesAsync(id, 1, entries.Count, default));
        var fold = await MedianAsync(3, () => Task.FromResult(Debate.None.ApplyAll(entries)));
        var openAll = await MedianAsync(3, async () =>
        {
            warm.Forget(id);
            await ExecuteAsync(connectionString, "delete from ledger.checkpoints");
            await reader.HeadAsync(id, default);
        });
        await stored.WriteAsync(id, warm.Find(id)!, default);
        var bytes = (long)(await ExecuteAsync(connectionString, $"select coalesce(sum(octet_length(body)), 0)::bigint from ledger.checkpoints where debate = '{id}'"))!;
        var open = await MedianAsync(7, async () =>
        {
            warm.Forget(id);
            await reader.HeadAsync(id, default);
        });
        var atCold = await MedianAsync(7, async () =>
        {
            warm.Forget(id);
            await reader.AtAsync(id, Any(), default);
        });
        var atWarm = await MedianAsync(100, async () => await reader.AtAsync(id, Any(), default));
        Task AskAsync() => site.Client.GetStringAsync($"/api/debates/{id}/contributions?limit=20&at={Any()}");
        var (cpu, count) = (Environment.CpuUsage.TotalTime, 0);
        var restCold = await MedianAsync(7, async () =>
        {
            count++;
            warm.Forget(id);
            await AskAsync();
        });
        var cpuCold = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / count;
        (cpu, count) = (Environment.CpuUsage.TotalTime, 0);
        var rest = await TimesAsync(100, async () =>
        {
            count++;
            await AskAsync();
        });
        var cpuWarm = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{entries.Count,8:N0} {rows,8:F1} {read,8:F1} {fold,8:F1} {openAll,9:F1} {(double)bytes / entries.Count,12:F0} {open,8:F1} {atCold,8:F1} {atWarm,8:F2} {restCold,10:F1} {rest[50],10:F2} {rest[95],9:F2} {cpuCold,9:F1} {cpuWarm,9:F2} {open / rows,10:F2}"));
    }

    static async Task RowsAsync(string connectionString, Guid id)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select version, type, timestamp, headers::text, data::text from ledger.mt_events where stream_id = $1 order by version", connection)
        {
            Parameters = { new() { Value = id } },
        };
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            _ = rows.GetString(4).Length + rows.GetString(3).Length;
    }

    static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    static async Task<double> MedianAsync(int rounds, Func<Task> action) => (await TimesAsync(rounds, action))[rounds / 2];

    static async Task<List<double>> TimesAsync(int rounds, Func<Task> action)
    {
        await action();
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await action();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        return times;
    }
}
