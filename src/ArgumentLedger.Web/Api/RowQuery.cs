using System.Globalization;
using System.Text;
using System.Text.Json;
using Marten;

namespace ArgumentLedger.Web.Api;

/// <summary>How a list is sorted: an SQL expression over a row, its type, the direction, and the row's value for a cursor.</summary>
sealed record Sort<T>(string Sql, string Type, bool IsDescending, Func<T, string> Value)
{
    // The database lowers the letters of both sides: a program would lower some of them otherwise, and pages would skip rows.
    internal string OfCursor => Type == "text" ? "lower(?)" : $"?::{Type}";
}

/// <summary>
/// A query over rows of one projection, put together from conditions with parameters, paged by keyset: a page goes on
/// after the last row's sort value and id, so it never skips or repeats a row while moves arrive.
/// </summary>
sealed class RowQuery<T> where T : class
{
    readonly StringBuilder where = new("where true");
    readonly List<object> parameters = [];

    /// <summary>Adds a condition; each <c>?</c> in it is a parameter.</summary>
    internal void Where(string sql, params object[] values)
    {
        where.Append(" and (").Append(sql).Append(')');
        parameters.AddRange(values);
    }

    /// <summary>Only rows of debates that somebody may find: public ones and their own.</summary>
    internal void WhereFindable(string? contributor, string debateId)
    {
        if (contributor is null)
            Where("d.data ->> 'visibility' = 'public'");
        else
            Where($"d.data ->> 'visibility' = 'public' or {debateId} in (select c.id from ledger.mt_doc_debatecard c where jsonb_exists(c.data -> 'participants', ?))", contributor);
    }

    /// <summary>Only rows that stand after a cursor; false when it is no cursor.</summary>
    internal bool TryGoOnAfter(string? cursor, Sort<T> sort)
    {
        if (cursor is null)
            return true;
        if (!TryRead(cursor, out var value, out var id))
            return false;
        Where($"({sort.Sql}, d.id::text) {(sort.IsDescending ? '<' : '>')} ({sort.OfCursor}, ?)", value, id);
        return true;
    }

    /// <summary>The page of rows in this order.</summary>
    internal async Task<Page<T>> PageAsync(IQuerySession session, Sort<T> sort, int limit, Func<T, string> id, CancellationToken ct)
    {
        var direction = sort.IsDescending ? "desc" : "asc";
        var sql = $"{where} order by {sort.Sql} {direction}, d.id::text {direction} limit {limit + 1}";
        var rows = await session.QueryAsync<T>(sql, ct, [.. parameters]);
        var shown = rows.Take(limit).ToList();
        var next = rows.Count > limit ? Cursor(sort.Value(shown[^1]), id(shown[^1])) : null;
        return new(shown, next);
    }

    /// <summary>How many rows there are.</summary>
    internal async Task<long> CountAsync(IQuerySession session, CancellationToken ct) =>
        (await session.QueryAsync<long>($"select count(*) from {session.DocumentStore.Options.FindOrResolveDocumentType(typeof(T)).TableName.QualifiedName} as d {where}", ct, [.. parameters]))[0];

    /// <summary>Whether a cursor is absent, or one whose value is of a sort's type; so that no cursor a client makes up reaches the database as an error.</summary>
    internal static bool Fits(string? cursor, string type)
    {
        if (cursor is null)
            return true;
        return TryRead(cursor, out var value, out _) && type switch
        {
            "int" => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
            "timestamptz" => DateTimeOffset.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            _ => !value.Contains('\0', StringComparison.Ordinal),
        };
    }

    static string Cursor(string value, string id) =>
        System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new[] { value, id }));

    static bool TryRead(string cursor, out string value, out string id)
    {
        (value, id) = ("", "");
        if (!System.Buffers.Text.Base64Url.IsValid(cursor))
            return false;
        try
        {
            if (JsonSerializer.Deserialize<string[]>(System.Buffers.Text.Base64Url.DecodeFromChars(cursor)) is not [{ } first, { } second])
                return false;
            (value, id) = (first, second);
            return !id.Contains('\0', StringComparison.Ordinal);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
