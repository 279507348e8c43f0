using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Indexing;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace ArgumentLedger.Web.Projections.Turning;

/// <summary>
/// Completes how positions have stood (turn-index.sql) where they turned more than once: afterwards, many at a time, and by
/// whoever asks of a moment first what is left of that. Ledgers that were there before are gone through in the same way.
/// </summary>
public sealed class TurnIndex(IDocumentStore store, RowIndex rows, DebateReader reader, ILogger<TurnIndex> log) : IHostedService, IDisposable
{
    /// <summary>How many positions are gone through in one transaction.</summary>
    const int AtOnce = 500;

    // Those that were left together lie together, so that a debate is opened for many of its positions.
    const string Take =
        """
        with taken as (
          delete from ledger.turn_marks where ctid = any(array(select ctid from ledger.turn_marks where pg_visible_in_snapshot(made_in, $2::pg_snapshot) limit $1))
          returning debate, label, since
        ), it as (
          select debate, label, min(since) as since, count(*) as marks from taken group by debate, label
        )
        select it.debate, stream.version, sum(it.marks)::bigint, array_agg((it.label, it.since))
        from it left join ledger.mt_streams stream on stream.id = it.debate group by it.debate, stream.version
        """;

    const string Alone = "select pg_advisory_xact_lock(hashtextextended('ledger turns', 0))";

    // One that has moved since has marks of other rows than were made.
    const string Forget =
        """
        delete from ledger.turn_marks mark using unnest($1, $2) as made (debate, version) join ledger.mt_streams stream on stream.id = made.debate and stream.version = made.version
        where mark.debate = made.debate
        """;

    static readonly IndexScript Script = new("turn-index.sql", "ledger.position_turns");

    readonly MarkedWork marked = new(store, "ledger.turn_marks", AtOnce, (connection, before, ct) => TurnAsync(connection, reader, log, before, ct));

    sealed record Marked(Guid Debate, long Version, long Marks, IReadOnlyList<(string Label, DateTimeOffset Since)> Positions);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        await Script.RunAsync(connection, cancellationToken);
        await marked.TakeOverAsync(connection, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A connection to ask of a moment on; what was committed before is found.</summary>
    internal async Task<NpgsqlConnection> OpenCaughtUpAsync(CancellationToken ct)
    {
        await rows.CatchUpAsync(ct);
        return await marked.OpenCaughtUpAsync(ct);
    }

    /// <summary>Goes through all that was committed before, and waits for whoever is at it.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        await rows.CatchUpAsync(ct);
        await marked.CatchUpAsync(ct);
    }

    /// <summary>Forgets what is marked of debates all of whose turns were made, up to a version, unless they have moved on since.</summary>
    internal async Task ForgetAsync(IReadOnlyList<(Guid Debate, long Version)> made, CancellationToken ct)
    {
        await using var connection = await store.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await IndexScript.RunAsync(connection, Alone, ct);
        await using var command = new NpgsqlCommand(Forget, connection) { CommandTimeout = 0 };
        command.AddArray(NpgsqlDbType.Uuid, made, one => one.Debate);
        command.AddArray(NpgsqlDbType.Bigint, made, one => one.Version);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <inheritdoc/>
    public void Dispose() => marked.Dispose();

    static async Task<int> TurnAsync(NpgsqlConnection connection, DebateReader reader, ILogger log, string before, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Another node may be at long debates for as long as it takes.
        await IndexScript.RunAsync(connection, Alone, ct);
        var taken = await connection.AllAsync(Take, [AtOnce, before], MarkedIn, ct);
        var (known, turns) = (new List<KnownTurns>(), new List<PositionTurn>());
        foreach (var (one, debate) in await FoldedAsync(reader, log, taken, ct))
            foreach (var it in one.Positions.Where(it => debate.Contributions.ContainsKey(it.Label)))
            {
                var made = debate.Contributions[it.Label].Version;
                known.Add(new(one.Debate, made, made, it.Since, debate.LastAt));
                turns.AddRange(PositionTurn.Of(one.Debate, debate, it.Label, it.Since));
            }
        // What rows are indexed by stays as it is for the moment that it takes to write.
        await IndexScript.RunAsync(connection, RowIndex.Alone, ct);
        await TurnTable.RepairAsync(connection, known, turns, ct);
        await transaction.CommitAsync(ct);
        return (int)taken.Sum(one => one.Marks);
    }

    static Marked MarkedIn(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.IsDBNull(1) ? 0 : row.GetInt64(1), row.GetInt64(2), [.. row.GetFieldValue<object[][]>(3).Select(it => ((string)it[0], new DateTimeOffset((DateTime)it[1])))]);

    // A ledger that is damaged must not keep from people what is in others; a rebuild makes what was left out.
    static async Task<IReadOnlyList<(Marked Marked, Debate Debate)>> FoldedAsync(DebateReader reader, ILogger log, IReadOnlyList<Marked> taken, CancellationToken ct)
    {
        var folded = new List<(Marked, Debate)>();
        foreach (var one in taken)
            try
            {
                if ((reader.AtHand(one.Debate, one.Version) ?? await reader.HeadAsync(one.Debate, ct)) is { } debate)
                    folded.Add((one, debate));
            }
            catch (Exception broken) when (broken is InvalidDataException or JsonException or KeyNotFoundException)
            {
                log.LogWarning("How the positions of debate {Debate} have stood is not found by moment: {Why}", one.Debate, broken.Message);
            }
        return folded;
    }
}
