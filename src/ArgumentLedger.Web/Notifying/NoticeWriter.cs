using Npgsql;

namespace ArgumentLedger.Web.Notifying;

/// <summary>Writes whom events concern.</summary>
sealed class NoticeWriter(NoticeStore notices, DebateSteps steps) : IFollowsMoves
{
    public Task EnsureAsync(CancellationToken ct) => notices.EnsureAsync(ct);

    public async Task FollowAsync(NpgsqlConnection connection, NewEvents events, CancellationToken ct)
    {
        var found = new List<Notice>();
        await foreach (var step in steps.OfAsync(events, ct))
            found.AddRange(Notice.Of(step.Entry, step.After));
        await NoticeStore.WriteAsync(connection, events.Debate, found, ct);
    }
}
