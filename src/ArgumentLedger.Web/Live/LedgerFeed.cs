using ArgumentLedger.Web.Ledger;
using Npgsql;

namespace ArgumentLedger.Web.Live;

/// <summary>
/// Watches for debates that have moved, on whichever node, and has those who listen told. A commit of this node is seen at
/// once, one of another when it notifies; what was missed in between is found at the next look, since a look asks for all
/// that came after the last one.
/// </summary>
public sealed class LedgerFeed(MovedDebates moved, CommitSignal signal, DebateBroadcasts debates, SiteBroadcast site, TimeProvider clock, ILogger<LedgerFeed> log)
    : BackgroundService
{
    const int AtOnce = 500;

    static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);
    static readonly TimeSpan BeatsEvery = TimeSpan.FromSeconds(15);
    static readonly TimeSpan ProvesEvery = TimeSpan.FromSeconds(30);
    // Each look commits: one for all the commits of a moment costs them less than one for each.
    static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(25);
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    readonly string node = $"{Guid.NewGuid():N}";
    long last;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await moved.EnsureAsync(cancellationToken);
        last = await moved.LastAsync(cancellationToken);
        site.Begin(last);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(WatchAsync(stoppingToken), ListenAsync(stoppingToken));

    async Task WatchAsync(CancellationToken stop)
    {
        var beaten = clock.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            await signal.WaitAsync(LooksEvery, stop);
            try
            {
                await LookAsync(stop);
                await Task.Delay(Rest, stop);
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                log.LogWarning("It could not be seen which debates have moved; it is tried again in {Pause}: {Why}", Pause, away.Message);
                await Task.Delay(Pause, stop);
            }
            if (clock.GetElapsedTime(beaten) < BeatsEvery)
                continue;
            beaten = clock.GetTimestamp();
            debates.Beat();
            site.Beat();
        }
    }

    async Task LookAsync(CancellationToken stop)
    {
        await moved.PlaceAsync(node, stop);
        IReadOnlyList<MovedDebates.Row> rows;
        do
        {
            rows = await moved.AfterAsync(last, AtOnce, stop);
            if (rows.Count == 0)
                return;
            debates.Moved(rows.Select(row => row.Debate));
            await site.MovedAsync(rows, stop);
            last = rows[^1].Position;
        }
        while (rows.Count == AtOnce);
    }

    async Task ListenAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await moved.OpenAsync(stop);
                await ListenAsync(connection, stop);
            }
            catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException or IOException)
            {
                log.LogInformation("The connection that listens was lost and is opened again in {Pause}: {Why}", Pause, lost.Message);
            }
            await Task.Delay(Pause, stop);
        }
    }

    async Task ListenAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        connection.Notification += (_, told) =>
        {
            if (told.Payload != node)
                signal.Raise();
        };
        await connection.RunAsync($"listen {MovedDebates.Channel}", [], stop);
        while (true)
        {
            // A connection that broke silently is found out by using it.
            if (!await connection.WaitAsync(ProvesEvery, stop))
                await connection.RunAsync("select 1", [], stop);
        }
    }
}
