using ArgumentLedger.Web.Ledger;
using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Tracing;

/// <summary>Looks now and then, while anybody wants to know, how far behind the commits is what follows them.</summary>
public sealed class ProjectionLag(IDocumentStore store, LedgerMeter meter, TimeProvider clock, ILogger<ProjectionLag> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // Debates whose latest commit has no place among moves yet, those that nobody was told of, and rows that are not indexed, or whose past is not.
    const string Behind =
        """
        select (select count(distinct debate) from ledger.moved_marks),
          (select count(*) from ledger.moved where position > coalesce((select version from ledger.noticed where debate = $1), 0)),
          (select count(*) from ledger.index_marks),
          (select count(*) from ledger.turn_marks)
        """;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!meter.WatchesLag)
                continue;
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (NpgsqlException away)
            {
                log.LogInformation("How far projections are behind could not be seen: {Why}", away.Message);
            }
        }
    }

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(Behind, connection) { Parameters = { new() { Value = Guid.Empty } } };
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        meter.Lags("moved", row.GetInt64(0));
        meter.Lags("notices", row.GetInt64(0) + row.GetInt64(1));
        meter.Lags("index", row.GetInt64(2));
        meter.Lags("turns", row.GetInt64(2) + row.GetInt64(3));
    }
}
