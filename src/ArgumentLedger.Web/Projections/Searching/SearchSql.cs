using Npgsql;

namespace ArgumentLedger.Web.Projections.Searching;

/// <summary>Writes the SQL of one search.</summary>
/// <param name="wish">What is searched for.</param>
/// <param name="own">The debates that are in the reader's lists and not in everybody's.</param>
sealed class SearchSql(SearchWish wish, Guid[] own)
{
    // Of what fits more often only the latest is ranked.
    internal const int MostRanked = 2_000, Latest = 1_000;

    readonly List<object> values = [];

    string Value(object value)
    {
        values.Add(value);
        return $"${values.Count}";
    }

    internal NpgsqlCommand CommandOf(string sql, NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(sql, connection);
        values.ForEach(value => command.Parameters.Add(new() { Value = value }));
        return command;
    }

    /// <summary>What each language makes of the words; languages in which they say nothing have no row.</summary>
    internal string Queries()
    {
        var terms = wish.Terms.Select(term => (term.IsExcluded ? "!!" : "") + (term.IsBegun
            ? $"ledger.search_begun(l.language, {Value(term.Words)})"
            : $"phraseto_tsquery(l.language::regconfig, ledger.search_fold({Value(term.Words)}))"));
        var inLists = own.Length == 0 ? "is_public" : $"(is_public or debate = any({Value(own)}))";
        var languages = $"select distinct language from ledger.search_debates where {inLists}{(wish.Debate is { } debate ? $" and debate = {Value(debate)}" : "")}";
        return $"select language, query::text from (select l.language, {string.Join(" && ", terms)} as query from ({languages}) l) q where numnode(query) > 0";
    }

    /// <summary>Whether more fits than can be ranked.</summary>
    internal string AreMany(IReadOnlyDictionary<string, string> queries) =>
        $"select count(*) > {MostRanked} from ({string.Join(" union all ", queries.Select(query => $"(select from ledger.search_entries e where e.is_public and {Fits(query)} limit {MostRanked + 1})"))}) found";

    /// <summary>What fits, with how well it does; of very much only the latest.</summary>
    internal string Hits(IReadOnlyDictionary<string, string> queries, bool areMany)
    {
        var found = new List<string>();
        foreach (var query in queries)
        {
            found.Add(Hits(query, "e.is_public", areMany ? $" order by e.at desc limit {Latest}" : ""));
            if (own.Length > 0)
                found.Add(Hits(query, $"not e.is_public and e.debate = any({Value(own)})", $" order by e.at desc limit {Latest}"));
        }
        return string.Join(" union all ", found.Select(one => $"({one})"));
    }

    string Hits(KeyValuePair<string, string> query, string where, string limit) =>
        $"""
        select e.debate, e.label, e.part, e.kind, e.at, ts_rank_cd(e.words, {Value(query.Value)}::tsquery, 1), p.speaker, nullif(c.status, ''), e.language
        from ledger.search_entries e
          left join ledger.position_index p on p.debate = e.debate and p.made = e.made
          left join ledger.position_classes c on c.id = p.class
        where {where} and {Fits(query)}{Filters()}{limit}
        """;

    string Fits(KeyValuePair<string, string> query) => $"e.language = {Value(query.Key)} and e.words @@ {Value(query.Value)}::tsquery{(wish.Debate is { } debate ? $" and e.debate = {Value(debate)}" : "")}{(wish.Kind is { } kind ? $" and e.kind = {Value(kind)}" : "")}";

    string Filters() =>
        (wish.Speaker is { } speaker ? $" and p.speaker = {Value(speaker)}" : "") + (wish.Status is { } status ? $" and c.status = {Value(Rows.Word(status))}" : "");
}
