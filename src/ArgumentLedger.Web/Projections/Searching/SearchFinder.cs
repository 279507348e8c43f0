using System.Collections.Immutable;
using ArgumentLedger.Web.Projections.Finding;
using ArgumentLedger.Web.Projections.Indexing;
using Npgsql;

namespace ArgumentLedger.Web.Projections.Searching;

/// <summary>Searches the words of the debates that are in a reader's lists: public ones, and those they take part in.</summary>
public sealed class SearchFinder(RowIndex index)
{
    /// <summary>Everything that fits, the best first.</summary>
    internal async Task<SearchFound> FindAsync(SearchWish wish, string? reader, CancellationToken ct)
    {
        if (wish.Terms.IsEmpty)
            return SearchFound.Nothing;
        await using var connection = await index.OpenCaughtUpAsync(ct);
        var own = reader is null ? [] : await OwnDebates.OfAsync(connection, reader, ct);
        var queries = await QueriesAsync(connection, new(wish, own), ct);
        if (queries.Count == 0)
            return SearchFound.Nothing;
        var found = await FoundAsync(connection, wish, own, queries, ct);
        if (found.Hits.Count > 0)
            return found;
        var respelled = await SearchRespelling.OfAsync(connection, wish, queries.Keys, ct);
        return respelled.Count == 0 ? found : await FoundAsync(connection, wish, own, respelled, ct) is { Hits.Count: > 0 } alike ? alike with { IsAlike = true } : found;
    }

    static async Task<SearchFound> FoundAsync(NpgsqlConnection connection, SearchWish wish, Guid[] own, IReadOnlyDictionary<string, string> queries, CancellationToken ct)
    {
        var share = wish.Debate is null ? await ShareAsync(connection, new(wish, own), queries, ct) : 0;
        var hits = await HitsAsync(connection, new(wish, own), queries, share, ct);
        var areMany = share > 0 || hits.Count(hit => hit.IsPublic) > SearchSql.MostRanked;
        if (areMany)
            hits = [.. hits.Where(hit => !hit.IsPublic), .. hits.Where(hit => hit.IsPublic).OrderByDescending(hit => hit.At).Take(SearchSql.Latest)];
        return new(Ranked(hits), !areMany, queries);
    }

    static async Task<double> ShareAsync(NpgsqlConnection connection, SearchSql sql, IReadOnlyDictionary<string, string> queries, CancellationToken ct)
    {
        await using var sampled = sql.CommandOf(sql.Share(queries), connection);
        return (double)(await sampled.ExecuteScalarAsync(ct))!;
    }

    static async Task<IReadOnlyDictionary<string, string>> QueriesAsync(NpgsqlConnection connection, SearchSql sql, CancellationToken ct)
    {
        await using var command = sql.CommandOf(sql.Queries(), connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var queries = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await rows.ReadAsync(ct))
            queries[rows.GetString(0)] = rows.GetString(1);
        return queries;
    }

    static async Task<IReadOnlyList<SearchHit>> HitsAsync(NpgsqlConnection connection, SearchSql sql, IReadOnlyDictionary<string, string> queries, double share, CancellationToken ct)
    {
        await using var command = sql.CommandOf(sql.Hits(queries, share), connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var hits = new List<SearchHit>();
        while (await rows.ReadAsync(ct))
            hits.Add(new(
                rows.GetGuid(0), rows.GetString(1), rows.GetInt32(2), rows.GetString(3), rows.GetFieldValue<DateTimeOffset>(4), rows.GetFloat(5),
                rows.IsDBNull(6) ? null : rows.GetString(6), rows.IsDBNull(7) ? null : rows.GetString(7), rows.GetString(8), rows.GetBoolean(9)));
        return hits;
    }

    // Of the pieces of a source the one that fits best counts.
    static IReadOnlyList<SearchHit> Ranked(IEnumerable<SearchHit> hits) =>
    [
        .. hits.OrderByDescending(hit => hit.Rank).ThenByDescending(hit => hit.At).ThenBy(hit => hit.Debate).ThenBy(hit => hit.Label, StringComparer.Ordinal).ThenBy(hit => hit.Part)
            .DistinctBy(hit => (hit.Debate, hit.Label)),
    ];

    /// <summary>What some hits are called and an excerpt of each, in their order; those that were hidden or went meanwhile are left out.</summary>
    internal async Task<IReadOnlyList<SearchShown>> ShowAsync(IReadOnlyList<SearchHit> hits, IReadOnlyDictionary<string, string> queries, CancellationToken ct)
    {
        if (hits.Count == 0)
            return [];
        await using var connection = await index.OpenAsync(ct);
        var texts = await TextsAsync(connection, hits, ct);
        var shown = hits.Select((hit, i) => (Hit: hit, Text: texts.GetValueOrDefault(i))).Where(one => one.Text is not null).ToList();
        var foldings = shown.Select(one => new SearchFolding(one.Text!.Words)).ToList();
        var marked = await MarkAsync(connection, [.. shown.Select(one => one.Hit.Language)], [.. foldings.Select(one => one.Folded)], [.. shown.Select(one => queries[one.Hit.Language])], ct);
        return [.. shown.Select((one, i) => new SearchShown(one.Hit, one.Text!.Motion, one.Text.Title, Excerpting.Of(one.Text.Words, foldings[i].Places(marked[i]))))];
    }

    sealed record Text(string Motion, string? Title, string Words);

    static async Task<Dictionary<int, Text>> TextsAsync(NpgsqlConnection connection, IReadOnlyList<SearchHit> hits, CancellationToken ct)
    {
        const string sql =
            """
            select h.number::int, d.data ->> 'motion', coalesce(p.data ->> 'title', s.data ->> 'title'),
              case when h.label = 'motion' then concat_ws(E'\n', d.data ->> 'motion', d.data ->> 'description') else coalesce(p.data ->> 'text', substr(s.data ->> 'text', 3000 * h.part + 1, 3200)) end
            from unnest($1::uuid[], $2::text[], $3::int[]) with ordinality h (debate, label, part, number)
              join ledger.mt_doc_debatecard d on d.id = h.debate
              left join ledger.mt_doc_position p on p.id = replace(h.debate::text, '-', '') || '/' || h.label
              left join ledger.mt_doc_sourcerow s on s.id = replace(h.debate::text, '-', '') || '/' || h.label
            """;
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new() { Value = hits.Select(hit => hit.Debate).ToArray() }, new() { Value = hits.Select(hit => hit.Label).ToArray() }, new() { Value = hits.Select(hit => hit.Part).ToArray() } },
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        var texts = new Dictionary<int, Text>();
        while (await rows.ReadAsync(ct))
            if (!rows.IsDBNull(3))
                texts[rows.GetInt32(0) - 1] = new(rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2), rows.GetString(3));
        return texts;
    }

    static async Task<IReadOnlyList<string>> MarkAsync(NpgsqlConnection connection, string[] languages, string[] texts, string[] queries, CancellationToken ct)
    {
        const string sql =
            """
            select ts_headline(t.language::regconfig, t.words, t.query::tsquery, $4)
            from unnest($1::text[], $2::text[], $3::text[]) with ordinality t (language, words, query, number) order by t.number
            """;
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new() { Value = languages }, new() { Value = texts }, new() { Value = queries }, new() { Value = $"HighlightAll=true, StartSel={SearchFolding.Begin}, StopSel={SearchFolding.End}" } },
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        var marked = new List<string>();
        while (await rows.ReadAsync(ct))
            marked.Add(rows.GetString(0));
        return marked;
    }
}

/// <summary>Something that was found, as it is shown.</summary>
/// <param name="Hit">What it is.</param>
/// <param name="Motion">The motion of its debate.</param>
/// <param name="Title">What it is called, if it has a title.</param>
/// <param name="Excerpt">The words around what was searched for.</param>
sealed record SearchShown(SearchHit Hit, string Motion, string? Title, ImmutableArray<ExcerptPiece> Excerpt);
