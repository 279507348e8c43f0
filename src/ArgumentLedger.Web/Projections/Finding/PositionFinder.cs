using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>
/// Finds positions across the debates that are in a reader's lists: public ones, and those they take part in. What a
/// page takes does not depend on how many positions there are, nor on how far into the list it is.
/// </summary>
public sealed class PositionFinder(IDocumentStore store, PositionCursors cursors, TimeProvider clock)
{
    // Up to so many it is quicker to sort all that fit than to go along the order and look at each.
    const int Few = 5_000;

    /// <summary>The cursor of a text; null when it is none of this order, or of a list whose first page was read too long ago.</summary>
    internal PositionCursor? Resume(string text, PositionSort sort) =>
        cursors.Read(text, sort) is { } cursor && (cursor.Reading is not { } reading || (clock.GetUtcNow() - reading.Begun).Duration() <= PositionIndex.Kept)
            ? cursor
            : null;

    /// <summary>A page of the positions that are wanted, going on after another's end.</summary>
    internal async Task<Page<Position>> PageAsync(PositionWish wish, PositionSort sort, PositionCursor? after, int limit, string? reader, CancellationToken ct)
    {
        if (IsOfNobody(wish))
            return new([], null);
        await using var connection = await OpenAsync(ct);
        var sql = await AskAsync(connection, wish, reader, ct);
        await using var command = sql.Where.CommandOf(sql.Page(sort, after, limit + 1), connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<Position>();
        PositionCursor? last = null;
        while (await rows.ReadAsync(ct))
        {
            if (found.Count == limit)
                return new(found, cursors.Write(last!));
            found.Add(store.Options.Serializer().FromJson<Position>(rows, 0));
            last = CursorAt(rows, sort, after);
        }
        return new(found, null);
    }

    /// <summary>How many positions there are that are wanted, by class; those of other kinds, statuses and so on are counted too.</summary>
    internal async Task<PositionCounts> CountAsync(PositionWish wish, string? reader, CancellationToken ct)
    {
        if (IsOfNobody(wish))
            return new([]);
        await using var connection = await OpenAsync(ct);
        var sql = await AskAsync(connection, wish, reader, ct);
        await using var command = sql.Where.CommandOf(sql.Counts(), connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var counts = new List<PositionCounts.OfClass>();
        while (await rows.ReadAsync(ct))
            counts.Add(new(rows.GetFieldValue<string[]>(0), rows.GetInt64(1)));
        return new(counts);
    }

    // A cast label is somebody within a debate only, and a handle nobody has is nobody.
    static bool IsOfNobody(PositionWish wish) =>
        wish.Voices.Values.Any(who => !(wish.Debate is not null && Debate.IsLabel(who)) && !Guid.TryParse(who, out _));

    static async Task<PositionSql> AskAsync(NpgsqlConnection connection, PositionWish wish, string? reader, CancellationToken ct) =>
        new(wish, reader is null ? [] : await OwnDebates.OfAsync(connection, reader, ct), await WayAsync(connection, wish, ct));

    static async Task<Way> WayAsync(NpgsqlConnection connection, PositionWish wish, CancellationToken ct)
    {
        if (wish.Debate is not null)
            return Way.OfDebate;
        if (wish.Voices.Count > 0)
            return Way.OfVoice;
        if (wish.Words is { } words && await AreFewAsync(connection, "select from ledger.position_words where is_public and words @@ ledger.words_query($1)", words, ct))
            return Way.WithWords;
        const string changed =
            """
            select from ledger.position_classes c cross join lateral
              (select from ledger.position_index p where p.is_public and p.class = c.id and p.stands_since >= $1) p
            where c.has_turned
            """;
        return wish.ChangedSince is { } since && await AreFewAsync(connection, changed, since.ToUniversalTime(), ct) ? Way.ChangedOfLate : Way.InOrder;
    }

    static async Task<bool> AreFewAsync(NpgsqlConnection connection, string sql, object value, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select count(*) from ({sql} limit {Few + 1}) found", connection) { Parameters = { new() { Value = value } } };
        return (long)(await command.ExecuteScalarAsync(ct))! <= Few;
    }

    PositionCursor CursorAt(NpgsqlDataReader row, PositionSort sort, PositionCursor? after)
    {
        object? first = sort.First switch
        {
            null => null,
            "challenges" => row.GetInt32(1),
            _ => row.GetFieldValue<DateTimeOffset>(2),
        };
        var reading = sort.IsMoving ? after?.Reading ?? new Reading(row.GetString(6), clock.GetUtcNow()) : null;
        return new(sort, first, row.GetFieldValue<DateTimeOffset>(3), row.GetGuid(4), row.GetInt64(5), reading);
    }

    async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(ct);
        return connection;
    }
}
