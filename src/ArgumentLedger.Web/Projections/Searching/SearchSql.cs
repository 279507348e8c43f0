using Npgsql;

namespace ArgumentLedger.Web.Projections.Searching;

/// <summary>Writes the SQL of one search.</summary>
/// <param name="wish">What is searched for.</param>
/// <param name="own">The debates that are in the reader's lists and not in everybody's.</param>
sealed class SearchSql(SearchWish wish, Guid[] own)
{
    // Of what fits more often only the latest is ranked.
    internal const int MostRanked = 2_000, Latest = 1_000;

    // Of so many entries taken at random so many have what many have.
    const int Sample = 1_000, ManyOfSample = 10;

    // From this share on it is quicker to look for them along the order.
    const double ManyAlong = 0.03;

    const string Entries = "ledger.search_entries e";

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
        return $"""
            with recursive {Languages()}
            select language, query::text from (select l.language, {string.Join(" && ", terms)} as query from languages l) q where numnode(query) > 0
            """;
    }

    // From language to language along the index, whatever debates there are.
    string Languages()
    {
        const string open = "select min(language) from ledger.search_debates where is_public";
        if (wish.Debate is { } debate)
            return $"languages as materialized (select language from ledger.search_debates where debate = {Value(debate)} and (is_public or debate = any({Value(own)})))";
        return $"""
            open (language) as (({open}) union all select ({open} and language > o.language) from open o where o.language is not null),
            languages as materialized (
              select language from open where language is not null union select language from ledger.search_debates where debate = any({Value(own)}))
            """;
    }

    /// <summary>What share of all entries fits, as some tell that are taken at random; 0 where it is not sure that more fits than can be ranked.</summary>
    internal string Share(IReadOnlyDictionary<string, string> queries) =>
        $"""
        with n as (select greatest(reltuples, 1)::float8 as entries from pg_class where oid = 'ledger.search_entries'::regclass)
        select case when found >= {ManyOfSample} and found / least({Sample}, entries) * entries > {2 * MostRanked} then found / least({Sample}, entries) else 0 end
        from n cross join (
          select count(*) as found from {Entries} tablesample system ((select 100 * least(1, {Sample} / entries) from n))
          where e.is_public and ({string.Join(" or ", queries.Select(Fits))})) sampled
        """;

    /// <summary>The latest that fit, with how well they do: as many as can be ranked and one more, or fewer when they are known to be many.</summary>
    internal string Hits(IReadOnlyDictionary<string, string> queries, double share)
    {
        var found = new List<string>();
        foreach (var query in queries)
        {
            found.Add(share > 0 ? Hits(query, Along(share), $"e.is_public and {Fits(query)}", Latest) : Hits(query, Fitting(query), "true", MostRanked + 1));
            if (own.Length > 0)
                found.Add(Hits(query, Entries, $"not e.is_public and e.debate = any({Value(own)}) and {Fits(query)}", Latest));
        }
        return string.Join(" union all ", found.Select(one => $"({one})"));
    }

    // Where they are many the planner must not gather them all, and where they are few it must not go along the order to the end;
    // how many of them somebody said, it knows better.
    string Along(double share) => share < ManyAlong || wish.Speaker is not null ? Entries : $"(select * from {Entries} where e.is_public order by e.at desc offset 0) e";

    string Fitting(KeyValuePair<string, string> query) => $"(select * from {Entries} where e.is_public and {Fits(query)} offset 0) e";

    string Hits(KeyValuePair<string, string> query, string entries, string where, int most) =>
        $"""
        select e.debate, e.label, e.part, e.kind, e.at, ts_rank_cd(e.words, {Value(query.Value)}::tsquery, 1), e.speaker, nullif(e.status, ''), e.language, e.is_public
        from (
          select e.*, p.speaker, c.status
          from {entries}
            left join ledger.position_index p on p.debate = e.debate and p.made = e.made
            left join ledger.position_classes c on c.id = p.class
          where {where}{Filters()}
          order by e.at desc limit {most}) e
        """;

    string Fits(KeyValuePair<string, string> query) => $"e.language = {Value(query.Key)} and e.words @@ {Value(query.Value)}::tsquery{(wish.Debate is { } debate ? $" and e.debate = {Value(debate)}" : "")}{(wish.Kind is { } kind ? $" and e.kind = {Value(kind)}" : "")}";

    string Filters() =>
        (wish.Speaker is { } speaker ? $" and p.speaker = {Value(speaker)}" : "") + (wish.Status is { } status ? $" and c.status = {Value(Rows.Word(status))}" : "");
}
