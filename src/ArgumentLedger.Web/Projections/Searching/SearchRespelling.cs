using Npgsql;

namespace ArgumentLedger.Web.Projections.Searching;

/// <summary>Puts words that are spelled alike in the place of words that nobody wrote.</summary>
static class SearchRespelling
{
    // Words of so many of the latest entries are compared; each is somewhere in the open.
    const int MostEntries = 3_000;

    /// <summary>The query of each language with words spelled alike; languages that have none have no row.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> OfAsync(NpgsqlConnection connection, SearchWish wish, IEnumerable<string> languages, CancellationToken ct)
    {
        var queries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var language in languages)
            if (await OfAsync(connection, wish, language, ct) is { } query)
                queries[language] = query;
        return queries;
    }

    static async Task<string?> OfAsync(NpgsqlConnection connection, SearchWish wish, string language, CancellationToken ct)
    {
        var known = await KnownAsync(connection, language, ct);
        var (parts, isUnknown) = (new List<string>(), false);
        foreach (var term in wish.Terms)
        {
            var (words, query) = await WordsAsync(connection, language, term, ct);
            if (term.IsExcluded && query.Length > 0)
                parts.Add($"!({query})");
            if (term.IsExcluded)
                continue;
            foreach (var word in words)
            {
                isUnknown |= !known.Contains(word);
                var alike = known.Contains(word) ? [word] : Spelling.Like(word, known);
                if (alike.Count == 0)
                    return null;
                parts.Add($"({string.Join(" | ", alike.Select(Quoted))})");
            }
        }
        // Where each word is somewhere, it is not the spelling that keeps them from being found together.
        return isUnknown ? string.Join(" & ", parts) : null;
    }

    // The most used first.
    static async Task<HashSet<string>> KnownAsync(NpgsqlConnection connection, string language, CancellationToken ct)
    {
        const string sql =
            """
            select s.word from ts_stat(format(
              'select words from (select words from ledger.search_entries where is_public and language = %L order by at desc limit %s) latest', $1::text, $2::int)) s
            order by s.ndoc desc, s.word
            """;
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = language }, new() { Value = MostEntries } } };
        await using var rows = await command.ExecuteReaderAsync(ct);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync(ct))
            known.Add(rows.GetString(0));
        return known;
    }

    static async Task<(string[] Words, string Query)> WordsAsync(NpgsqlConnection connection, string language, SearchTerm term, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select tsvector_to_array(to_tsvector($1::regconfig, ledger.search_fold($2))), phraseto_tsquery($1::regconfig, ledger.search_fold($2))::text", connection)
        {
            Parameters = { new() { Value = language }, new() { Value = term.Words } },
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        return (rows.GetFieldValue<string[]>(0), rows.GetString(1));
    }

    static string Quoted(string word) => $"'{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
