using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Importing;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Live;

namespace ArgumentLedger.Web.Notifying;

/// <summary>
/// Goes through what was logged, after its commit, and writes whom it concerns. Of several nodes one does so at a time, so
/// that everybody's notices are numbered in the order in which they come to be seen; one that is cut off is taken up again.
/// </summary>
public sealed class NoticeWriter(NoticeStore notices, MovedDebates moved, DebateReader reader, ILogger<NoticeWriter> log) : BackgroundService
{
    const int AtOnce = 50;
    const int Page = 500;

    // The node where something was logged has it at hand and is woken; the others look whether it was left.
    static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(20);

    readonly CommitSignal woken = new();

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await notices.EnsureAsync(cancellationToken);
        moved.Placed += woken.Raise;
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        moved.Placed -= woken.Raise;
        woken.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await WriteNextAsync(stoppingToken))
                {
                }
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                log.LogWarning("Whom moves concern could not be written; it is tried again in {Pause}: {Why}", LooksEvery, away.Message);
            }
            await woken.WaitAsync(LooksEvery, stoppingToken);
        }
    }

    /// <summary>Writes what some moves bring; false when there are none left, or another node is at it.</summary>
    async Task<bool> WriteNextAsync(CancellationToken ct)
    {
        await using var connection = await notices.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await connection.ValueAsync<bool>("select pg_try_advisory_xact_lock(hashtextextended('ledger notices', 0))", [], ct))
            return false;
        var rows = await moved.AfterAsync(await NoticeStore.NotedAsync(connection, Guid.Empty, ct), AtOnce, ct);
        foreach (var row in rows)
        {
            var from = await NoticeStore.NotedAsync(connection, row.Debate, ct);
            if (from < row.Version)
                await NoticeStore.WriteAsync(connection, row.Debate, row.Version, await ReadOrPassAsync(row.Debate, from, row.Version, ct), ct);
        }
        if (rows.Count > 0)
            await NoticeStore.NoteAsync(connection, Guid.Empty, rows[^1].Position, ct);
        await transaction.CommitAsync(ct);
        return rows.Count == AtOnce;
    }

    // A ledger that is damaged must not keep from people what is in others.
    async Task<IReadOnlyList<Notice>> ReadOrPassAsync(Guid debate, long from, long to, CancellationToken ct)
    {
        try
        {
            return await ReadAsync(debate, from, to, ct);
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException or KeyNotFoundException)
        {
            log.LogWarning("Whom versions {From} to {To} of debate {Debate} concern is told to nobody: {Why}", from + 1, to, debate, broken.Message);
            return [];
        }
    }

    async Task<IReadOnlyList<Notice>> ReadAsync(Guid debate, long from, long to, CancellationToken ct)
    {
        // The last event by itself, as most are: what it changed, the head tells.
        if (from == to - 1 && await reader.HeadAsync(debate, ct) is { } head && head.Version == to)
            return [.. (await reader.EntriesAsync(debate, to, 1, ct)).SelectMany(entry => Notice.Of(entry, head))];
        var state = from == 0 ? Debate.None : await reader.AtAsync(debate, from, ct) ?? throw new InvalidDataException($"Debate {debate} lacks version {from}.");
        var found = new List<Notice>();
        while (state.Version < to && await reader.EntriesAsync(debate, state.Version + 1, (int)Math.Min(Page, to - state.Version), ct) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
            {
                state = state.Apply(entry);
                found.AddRange(Notice.Of(entry, state));
            }
        }
        return found;
    }
}
