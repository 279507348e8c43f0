using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Turning;
using ArgumentLedger.Web.Webhooks;
using Npgsql;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>
/// Finds how positions across debates stood at a moment, and makes their rows by replay: each debate on a page is opened once,
/// and what is hidden now is hidden then too.
/// </summary>
public sealed class PastPositions(TurnIndex turns, DebateReader reader, PositionCursors cursors, ILogger<PastPositions> log)
{
    // Debates that are opened side by side.
    const int AtOnce = 4;

    sealed record Place(Guid Debate, string Label, PositionCursor Cursor);

    /// <summary>A page of the positions that stood as is wanted, going on after another's end.</summary>
    internal async Task<Page<Position>> PageAsync(
        PositionWish wish, DateTimeOffset instant, PositionSort sort, PositionCursor? after, int limit, string? reader, CancellationToken ct)
    {
        var places = await PlacesAsync(wish, instant, sort, after, limit + 1, reader, ct);
        var rows = await RowsAsync(places.Take(limit), instant, reader, ct);
        return new(rows, places.Count > limit ? cursors.Write(places[limit - 1].Cursor) : null);
    }

    /// <summary>How many positions stood as is wanted, by class; those of other kinds, statuses and so on are counted too.</summary>
    internal async Task<PositionCounts> CountAsync(PositionWish wish, DateTimeOffset instant, string? reader, CancellationToken ct)
    {
        await using var connection = await turns.OpenLookupAsync(ct);
        var sql = new PastPositionSql(wish, instant, await connection.OwnDebatesAsync(reader, ct));
        await using var command = sql.Where.CommandOf(sql.Counts(), connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await PositionCounts.ReadAsync(rows, ct);
    }

    // The connection is given back before debates are opened.
    async Task<List<Place>> PlacesAsync(
        PositionWish wish, DateTimeOffset instant, PositionSort sort, PositionCursor? after, int most, string? reader, CancellationToken ct)
    {
        await using var connection = await turns.OpenLookupAsync(ct);
        var sql = new PastPositionSql(wish, instant, await connection.OwnDebatesAsync(reader, ct));
        await using var command = sql.Where.CommandOf(sql.Page(sort, after, most), connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var places = new List<Place>();
        while (await rows.ReadAsync(ct))
            places.Add(PlaceAt(rows, sort));
        return places;
    }

    static Place PlaceAt(NpgsqlDataReader row, PositionSort sort)
    {
        object? first = sort.First is null ? null : row.GetFieldValue<DateTimeOffset>(1);
        var (id, debate) = (row.GetString(0), row.GetGuid(3));
        return new(debate, id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..], new(sort, first, row.GetFieldValue<DateTimeOffset>(2), debate, row.GetInt64(4), null));
    }

    async Task<IReadOnlyList<Position>> RowsAsync(IEnumerable<Place> places, DateTimeOffset instant, string? asker, CancellationToken ct)
    {
        var inOrder = places.ToList();
        var rows = new Position?[inOrder.Count];
        var debates = inOrder.Index().GroupBy(place => place.Item.Debate);
        await Parallel.ForEachAsync(debates, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (debate, ct) =>
        {
            if (await ThenAsync(debate.Key, instant, asker, ct) is not { } then)
                return;
            foreach (var (n, place) in debate)
                if (then.Contributions.ContainsKey(place.Label))
                    rows[n] = Rows.PositionOf(place.Debate, then, place.Label);
        });
        return [.. rows.OfType<Position>()];
    }

    // Whoever left a debate this very moment finds nothing of it, and one that is damaged does not keep others from being found.
    async Task<Debate?> ThenAsync(Guid id, DateTimeOffset instant, string? asker, CancellationToken ct)
    {
        try
        {
            if (await reader.HeadAsync(id, ct) is not { } head || !(head.Visibility == Visibility.Public || (asker is not null && head.IsFindable(asker))))
                return null;
            var version = head.Timeline.VersionAt(instant, Clock.Logged);
            return version == 0 ? null : DebateReader.LookBack(head, version);
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException or KeyNotFoundException)
        {
            log.LogWarning("How debate {Debate} stood is left out of a list: {Why}", id, broken.Message);
            return null;
        }
    }
}
