using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Notifying;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Projections.Finding;
using Npgsql;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>
/// Finds which webhooks are to be told of events, and adds those to what waits for each. A position that is wished for is
/// looked at just before and just after an event, so that its coming to fit is told and its ceasing to, however late this
/// comes to it.
/// </summary>
sealed class WebhookMatcher(WebhookTables tables, DebateReader reader, DebateSteps steps, WebhookSignal signal) : IFollowsMoves
{
    // What was logged before a webhook was made is no news to it; clocks of several nodes differ by less.
    static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    bool hasAdded;

    sealed record Listener(Guid Id, string Owner, string? Label, PositionWish? Wish, DateTimeOffset MadeAt);

    public Task EnsureAsync(CancellationToken ct) => tables.EnsureAsync(ct);

    public Task<bool> IsFollowingAsync(NpgsqlConnection connection, CancellationToken ct) =>
        connection.ValueAsync<bool>("select exists (select from ledger.webhooks where state <> 'disabled')", [], ct);

    public async Task FollowAsync(NpgsqlConnection connection, NewEvents events, CancellationToken ct)
    {
        var listeners = await connection.AllAsync(
            "select id, owner, label, wish, made_at from ledger.webhooks where state <> 'disabled' and (debate = $1 or debate is null)", [events.Debate],
            row => new Listener(row.GetGuid(0), row.GetGuid(1).ToString(), WebhookRow.Text(row, 2), WebhookRow.WishOf(WebhookRow.Text(row, 3)), row.GetFieldValue<DateTimeOffset>(4)), ct);
        if (listeners.Count == 0)
            return;
        foreach (var (listener, versions) in await MatchAsync(connection, events, listeners, ct))
        {
            await WaitingDeliveries.AddAsync(connection, listener.Id, events.Debate, versions, ct);
            hasAdded = true;
        }
    }

    public void Committed()
    {
        if (hasAdded)
            signal.Raise();
        hasAdded = false;
    }

    async Task<IReadOnlyList<(Listener Listener, IReadOnlyList<long> Versions)>> MatchAsync(
        NpgsqlConnection connection, NewEvents events, IReadOnlyList<Listener> listeners, CancellationToken ct)
    {
        var wishing = listeners.Where(one => one.Wish is not null).ToDictionary(one => one, _ => new List<long>());
        if (wishing.Count > 0)
            await MatchWishesAsync(connection, events, wishing, ct);
        var found = new List<(Listener, IReadOnlyList<long>)>();
        foreach (var listener in listeners)
        {
            var versions = listener switch
            {
                { Wish: not null } => wishing[listener],
                { Label: { } label } => await BearingAsync(events, label, ct),
                _ => LongRange(events),
            };
            if (versions.Count > 0)
                found.Add((listener, versions));
        }
        return found;
    }

    async Task<IReadOnlyList<long>> BearingAsync(NewEvents events, string label, CancellationToken ct) =>
        await reader.HeadAsync(events.Debate, ct) is { } head && head.Bearing.ContainsKey(label)
            ? [.. PositionHistories.VersionsOf(head, label).Where(version => version > events.From && version <= events.To)]
            : [];

    static List<long> LongRange(NewEvents events)
    {
        var versions = new List<long>();
        for (var version = events.From + 1; version <= events.To; version++)
            versions.Add(version);
        return versions;
    }

    async Task MatchWishesAsync(NpgsqlConnection connection, NewEvents events, Dictionary<Listener, List<long>> wishing, CancellationToken ct)
    {
        var before = await steps.BeforeAsync(events, ct);
        await foreach (var (entry, after) in steps.OfAsync(events, ct))
        {
            var rows = RowsOf(events.Debate, entry, before, after).ToList();
            foreach (var (listener, versions) in wishing)
                if (entry.At > listener.MadeAt - Skew && after.IsFindable(listener.Owner) && await connection.HasFittingAsync(rows, listener.Wish!, ct))
                    versions.Add(entry.Version);
            before = after;
        }
    }

    // The positions that an event bears on or whose standing it turned, as they were and as they came to be.
    static IEnumerable<Position> RowsOf(Guid debate, Entry entry, Debate before, Debate after) => entry.Touches(before)
        .Concat(after.Changes.Where(shift => shift.IsTurn).Select(shift => shift.Label)).Distinct()
        .SelectMany(label => new[] { before, after }.Where(state => state.Contributions.ContainsKey(label)).Select(state => Rows.PositionOf(debate, state, label)));
}
