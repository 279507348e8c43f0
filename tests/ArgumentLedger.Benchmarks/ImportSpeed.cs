using System.Diagnostics;
using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using Marten;
using Npgsql;

namespace ArgumentLedger.Benchmarks;

/// <summary>
/// What it costs to export, verify and restore ledgers of different lengths, against folding their entries in memory in
/// the same run.
/// </summary>
static class ImportSpeed
{
    internal static async Task RunAsync(MeasuredSite site, IReadOnlyList<int> lengths)
    {
        Console.WriteLine($"{"events",8} {"MB",7} {"fold ms",9} {"export ms",10} {"verify ms",10} {"import ms",10} {"import CPU ms",14} {"imported per s",15}");
        foreach (var length in lengths)
            await MeasureAsync(site, length);
    }

    static async Task MeasureAsync(MeasuredSite site, int length)
    {
        var store = site.Of<IDocumentStore>();
        var connectionString = store.Storage.Database.CreateConnection().ConnectionString;
        var entries = LongDebate.Tell(length);
        // All but the last try warm the program up.
        for (var tries = 2; tries >= 0; tries--)
        {
            var id = await BulkStore.AppendAsync(connectionString, entries);
            var (fold, _, _) = await TimeAsync(() => Task.FromResult(Debate.None.ApplyAll(entries)));
            var (export, _, file) = await TimeAsync(() => site.Client.GetByteArrayAsync($"/api/debates/{id}/export?format=ledger"));
            var (verify, _, verdict) = await TimeAsync(async () => await VerifyCommand.CheckAsync(new StreamReader(new MemoryStream(file))));
            await ForgetAsync(connectionString, id);
            var (import, cpu, outcome) = await TimeAsync(() => new LedgerImport(store, TimeProvider.System).RunAsync(new MemoryStream(file), default));
            if (!verdict.IsSound || outcome is not Imported)
                throw new InvalidOperationException($"{verdict} {outcome.Sentence}");
            if (tries == 0)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{entries.Count,8:N0} {file.Length / 1e6,7:F1} {fold,9:F0} {export,10:F0} {verify,10:F0} {import,10:F0} {cpu,14:F0} {entries.Count / import * 1000,15:N0}"));
        }
    }

    static async Task ForgetAsync(string connectionString, Guid id)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var sql in new[] { "mt_events where stream_id", "mt_streams where id", "checkpoints where debate" })
        {
            await using var command = new NpgsqlCommand($"delete from ledger.{sql} = '{id}'", connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    static async Task<(double Wall, double Cpu, T Result)> TimeAsync<T>(Func<Task<T>> action)
    {
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = await action();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, result);
    }
}
