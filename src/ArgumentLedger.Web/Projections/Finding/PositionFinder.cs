using System.Text.Json;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Indexing;
using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>
/// Finds positions across the debates that are in a reader's lists: public ones, and those they take part in. What a
/// page takes does not depend on how many positions there are, nor on how far into the list it is.
/// </summary>
public sealed class PositionFinder(RowIndex index, PastPositions past, IDocumentStore store, PositionCursors cursors, TimeProvider clock)
{
    // Up to this share of all it is quicker to sort those with a word than to look for it along the order.
    const double RareWord = 0.006;

    // Up to this share, by the planner's estimate, they are counted; that of a word it does not know lies below.
    const double MaybeRareWord = 0.1;

    // Of so many taken at random so many have a word that is no rare one: to count those that have it takes long then.
    const int Sample = 1_000, ManyOfSample = 40;

    // Up to so many that changed of late it is quicker to sort them all; from the oldest on they come last.
    const int FewChanges = 20_000, FewChangesFromOldest = 75_000;

    /// <summary>The cursor of a text; null when it is none of this order, or of a list whose first page was read too long ago.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sort">The order.</param>
    /// <param name="isPast">Whether the list is as of a moment, so that moves do not change it.</param>
    internal PositionCursor? Resume(string text, PositionSort sort, bool isPast) =>
        cursors.Read(text, sort, isMoving: sort.IsMoving && !isPast) is { } cursor && (cursor.Reading is not { } reading || (clock.GetUtcNow() - reading.Begun).Duration() <= PositionIndex.Kept)
            ? cursor
            : null;

    /// <summary>A page of the positions that are wanted, going on after another's end.</summary>
    internal async Task<Page<Position>> PageAsync(PositionWish wish, PositionSort sort, PositionCursor? after, int limit, string? reader, CancellationToken ct)
    {
        if (wish.IsOfNobody)
            return new([], null);
        if (wish.AsOf is { } instant)
            return await past.PageAsync(wish, instant, sort, after, limit, reader, ct);
        await using var connection = await index.OpenLookupAsync(ct);
        var sql = await AskAsync(connection, wish, sort, reader, ct);
        await using var command = sql.Where.CommandOf(sql.Page(sort, after, limit + 1), connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<Position>();
        var (read, last) = (0, default(PositionCursor));
        while (await rows.ReadAsync(ct))
        {
            if (read++ == limit)
                return new(found, cursors.Write(last!));
            // What was closed to others this very moment is left out.
            if (rows.GetBoolean(6))
                found.Add(store.Options.Serializer().FromJson<Position>(rows, 0));
            last = CursorAt(rows, sort, after);
        }
        return new(found, null);
    }

    /// <summary>How many positions there are that are wanted, by class; those of other kinds, statuses and so on are counted too.</summary>
    internal async Task<PositionCounts> CountAsync(PositionWish wish, string? reader, CancellationToken ct)
    {
        if (wish.IsOfNobody)
            return new([]);
        if (wish.AsOf is { } instant)
            return await past.CountAsync(wish, instant, reader, ct);
        await using var connection = await index.OpenLookupAsync(ct);
        var sql = await AskAsync(connection, wish, null, reader, ct);
        await using var command = sql.Where.CommandOf(sql.Counts(), connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await PositionCounts.ReadAsync(rows, ct);
    }

    static async Task<PositionSql> AskAsync(NpgsqlConnection connection, PositionWish wish, PositionSort? sort, string? reader, CancellationToken ct)
    {
        var own = await connection.OwnDebatesAsync(reader, ct);
        var way = await WayAsync(connection, wish, sort, ct);
        var isInOrder = way is Way.InOrder ? !wish.IsOfAnyClass : way is Way.OfVoice && wish.Voices.Count == 1 && sort is { IsMoving: false };
        return new(wish, own, way, sort is not null && wish.Words is not null && isInOrder ? await ClassesAsync(connection, wish, ct) : []);
    }

    static async Task<IReadOnlyList<int>> ClassesAsync(NpgsqlConnection connection, PositionWish wish, CancellationToken ct)
    {
        var where = new PositionConditions(wish);
        await using var command = where.CommandOf($"select c.id from ledger.position_classes c where true{where.OfClass()}", connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var classes = new List<int>();
        while (await rows.ReadAsync(ct))
            classes.Add(rows.GetInt32(0));
        return classes;
    }

    // To count there is no order to go along.
    static async Task<Way> WayAsync(NpgsqlConnection connection, PositionWish wish, PositionSort? sort, CancellationToken ct)
    {
        if (wish.Debate is not null)
            return Way.OfDebate;
        if (wish.Words is { } words && await IsRareAsync(connection, words, ct))
            return Way.WithWords;
        if (wish.Voices.Count > 0)
            return Way.OfVoice;
        return wish.ChangedSince is { } since && sort != PositionSort.Changed
            && await EstimateAsync(connection, "select from ledger.position_index where is_public and stands_since >= $1", since.ToUniversalTime(), ct) <= (sort == PositionSort.Old ? FewChangesFromOldest : FewChanges)
            ? Way.ChangedOfLate
            : Way.InOrder;
    }

    static async Task<bool> IsRareAsync(NpgsqlConnection connection, string words, CancellationToken ct)
    {
        var all = await EstimateAsync(connection, "select from ledger.position_words where is_public or $1 = ''", words, ct);
        var with = await EstimateAsync(connection, "select from ledger.position_words where is_public and words @@ ledger.words_query($1)", words, ct);
        if (with <= RareWord * all)
            return true;
        if (with > MaybeRareWord * all)
            return false;
        const string sampled = "select count(*) from ledger.position_words tablesample system ($2) where is_public and words @@ ledger.words_query($1)";
        return await connection.ValueAsync<long>(sampled, [words, Math.Min(100, 100 * Sample / Math.Max(all, 1))], ct) < ManyOfSample
            && await connection.ValueAsync<bool>("select ledger.have_few_words($1, $2)", [words, (long)(RareWord * all)], ct);
    }

    // How many the planner takes them for.
    static async Task<double> EstimateAsync(NpgsqlConnection connection, string sql, object value, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"explain (format json) {sql}", connection) { Parameters = { new() { Value = value } } };
        using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(ct))!);
        return plan.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
    }

    PositionCursor CursorAt(NpgsqlDataReader row, PositionSort sort, PositionCursor? after)
    {
        object? first = sort.First switch
        {
            null => null,
            "challenges" => row.GetInt32(1),
            _ => row.GetFieldValue<DateTimeOffset>(1),
        };
        var reading = sort.IsMoving ? after?.Reading ?? new Reading(row.GetString(5), clock.GetUtcNow()) : null;
        return new(sort, first, row.GetFieldValue<DateTimeOffset>(2), row.GetGuid(3), row.GetInt64(4), reading);
    }
}
