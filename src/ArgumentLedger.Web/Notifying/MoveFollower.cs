using System.Text.Json;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Live;
using Npgsql;

namespace ArgumentLedger.Web.Notifying;

/// <summary>
/// Goes through what was logged, after its commit, and has all who follow it write what it brings. Of several nodes one does
/// so at a time, so that what is numbered comes to be seen in its order; one that is cut off is taken up again.
/// </summary>
sealed class MoveFollower(IEnumerable<IFollowsMoves> followers, NoticeStore notices, MovedDebates moved, RecentSteps recent, ILogger<MoveFollower> log)
    : AfterMoves(moved, looksEvery: TimeSpan.FromSeconds(20), rest: TimeSpan.FromMilliseconds(100), log)
{
    const int AtOnce = 200;

    readonly MovedDebates moved = moved;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var follower in followers)
            await follower.EnsureAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task CatchUpAsync(CancellationToken ct)
    {
        while (await FollowNextAsync(ct))
        {
        }
    }

    /// <summary>Follows some moves; false when there are none left, or another node is at it.</summary>
    async Task<bool> FollowNextAsync(CancellationToken ct)
    {
        await using var connection = await notices.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await connection.ValueAsync<bool>("select pg_try_advisory_xact_lock(hashtextextended('ledger notices', 0))", [], ct))
            return false;
        var after = (await NoticeStore.NotedAsync(connection, [Guid.Empty], ct)).GetValueOrDefault(Guid.Empty);
        var rows = await moved.AfterAsync(after, AtOnce, ct);
        if (rows.Count == 0)
            return false;
        var news = await NewsAsync(connection, rows, ct);
        foreach (var follower in followers)
            if (await follower.IsFollowingAsync(connection, ct))
                foreach (var events in news)
                    await FollowOrPassAsync(follower, connection, events, ct);
        await NoticeStore.NoteAsync(connection, [.. news.Select(events => (events.Debate, events.To)), (Guid.Empty, rows[^1].Position)], ct);
        await transaction.CommitAsync(ct);
        foreach (var follower in followers)
            follower.Committed();
        return rows.Count == AtOnce;
    }

    async Task<IReadOnlyList<NewEvents>> NewsAsync(NpgsqlConnection connection, IReadOnlyList<MovedDebates.Row> rows, CancellationToken ct)
    {
        var noted = await NoticeStore.NotedAsync(connection, rows.Select(row => row.Debate), ct);
        return [.. rows
            .Select(row => new NewEvents(row.Debate, noted.GetValueOrDefault(row.Debate), row.Version))
            .Where(events => events.From < events.To)
            .Select(events => events with { Steps = recent.Take(events.Debate, events.From, events.To) })];
    }

    // A ledger that is damaged must not keep from people what is in others.
    async Task FollowOrPassAsync(IFollowsMoves follower, NpgsqlConnection connection, NewEvents events, CancellationToken ct)
    {
        try
        {
            await follower.FollowAsync(connection, events, ct);
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException or KeyNotFoundException)
        {
            log.LogWarning("What versions {From} to {To} of debate {Debate} bring is told to nobody: {Why}", events.From + 1, events.To, events.Debate, broken.Message);
        }
    }
}
