using System.Diagnostics;
using System.Threading.Channels;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Indexing;
using ArgumentLedger.Web.Projections.Turning;
using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Projections.Rebuilding;

/// <summary>
/// Makes all rows again from the events, debates side by side, the longest first, while the site reads and writes. Each debate
/// changes over by itself, so that what breaks off leaves every debate whole, and may be begun anew.
/// </summary>
public sealed class RowRebuild(IDocumentStore store, RowIndex index, TurnIndex turns)
{
    sealed record Stream(Guid Id, long Version);

    /// <summary>Makes all rows again.</summary>
    /// <param name="tell">Told after each debate how far it has come; by several at a time.</param>
    /// <param name="ct">Breaks it off.</param>
    /// <returns>What it came to.</returns>
    public async Task<RebuildProgress> RunAsync(Action<RebuildProgress>? tell, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        // What is merely not done yet is not otherwise than it should be.
        await turns.CatchUpAsync(ct);
        var streams = await StreamsAsync(ct);
        var (all, gate) = (streams.Sum(stream => stream.Version), new Lock());
        var progress = new RebuildProgress(0, streams.Count, 0, all, await DropStraysAsync(ct), default);
        var rebuilt = Channel.CreateUnbounded<RebuiltDebate>();
        var indexing = IndexAsync(rebuilt.Reader, ct);
        try
        {
            await Parallel.ForEachAsync(streams, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct }, async (stream, ct) =>
            {
                var debate = await new DebateRebuild(store, stream.Id).RunAsync(ct);
                rebuilt.Writer.TryWrite(debate);
                lock (gate)
                {
                    progress = progress with
                    {
                        Debates = progress.Debates + 1,
                        Events = progress.Events + stream.Version,
                        Repaired = progress.Repaired + debate.Repaired,
                        Took = Stopwatch.GetElapsedTime(start),
                    };
                    tell?.Invoke(progress);
                }
            });
        }
        finally
        {
            rebuilt.Writer.Complete();
            await indexing;
        }
        await index.CatchUpAsync(ct);
        return progress with { Took = Stopwatch.GetElapsedTime(start) };
    }

    // What rows were written for is indexed beside the making of others. Their turns are made already.
    async Task IndexAsync(ChannelReader<RebuiltDebate> rebuilt, CancellationToken ct)
    {
        while (await rebuilt.WaitToReadAsync(ct))
        {
            var some = new List<RebuiltDebate>();
            while (rebuilt.TryRead(out var debate))
                if (debate.Repaired > 0)
                    some.Add(debate);
            if (some.Count == 0)
                continue;
            await index.CatchUpAsync(ct);
            await turns.ForgetAsync([.. some.Select(debate => (debate.Id, debate.Version))], ct);
        }
    }

    async Task<IReadOnlyList<Stream>> StreamsAsync(CancellationToken ct)
    {
        await using var connection = await index.OpenAsync(ct);
        return await connection.AllAsync("select id, version from ledger.mt_streams order by version desc", [], row => new Stream(row.GetGuid(0), row.GetInt64(1)), ct);
    }

    // Rows of debates that are in no stream.
    async Task<long> DropStraysAsync(CancellationToken ct)
    {
        await using var connection = await index.OpenAsync(ct);
        var dropped = 0L;
        foreach (var (table, debate) in ((string, string)[])[Of(RowTables.Cards), Of(RowTables.Positions), Of(RowTables.Sources), (TurnTable.Name, "debate")])
        {
            await using var command = new NpgsqlCommand($"delete from {table} row where not exists (select from ledger.mt_streams stream where stream.id = row.{debate})", connection) { CommandTimeout = 0 };
            dropped += await command.ExecuteNonQueryAsync(ct);
        }
        return dropped;

        static (string, string) Of<TRow>(RowTable<TRow> table) => (table.Name, table.Debate);
    }
}
