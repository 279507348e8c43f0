using System.Globalization;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>Along what positions of public debates are looked through.</summary>
enum Way
{
    /// <summary>In the order wanted, class by class.</summary>
    InOrder,

    /// <summary>Those of one debate.</summary>
    OfDebate,

    /// <summary>Those of one voice.</summary>
    OfVoice,

    /// <summary>Those with some words, being few.</summary>
    WithWords,

    /// <summary>Those whose standing changed of late, being few.</summary>
    ChangedOfLate,
}

/// <summary>Writes the SQL of one question about positions.</summary>
/// <param name="wish">What is wanted.</param>
/// <param name="own">The debates that are in the reader's lists and not in everybody's.</param>
/// <param name="way">Along what to look.</param>
/// <param name="classes">The classes that fit, where words are looked for along an order; empty where they are not.</param>
sealed class PositionSql(PositionWish wish, Guid[] own, Way way, IReadOnlyList<int> classes)
{
    // PostgreSQL takes a tenth of a millisecond to plan each.
    const int MostClasses = 300;

    const string Index = "ledger.position_index p join ledger.position_classes c on c.id = p.class";

    /// <summary>The conditions, with their parameters.</summary>
    internal PositionConditions Where { get; } = new(wish);

    /// <summary>A page: each position's row as JSON, what it was sorted by before all else, its place after that, the snapshot that all was seen in, and whether it is still seen by the same.</summary>
    internal string Page(PositionSort sort, PositionCursor? after, int limit)
    {
        var found = new List<string> { Public(sort, after, limit) };
        if (own.Length > 0)
            found.Add(Listed("p", $"{Index} where {InOwn()}{Where.OfWords("p")}", sort, after, limit));
        if (after?.Reading is { } reading)
            found.Add($"select {sort.Columns("x")} from ({AsItWas(reading)}) x where true{Where.After("x", sort, after)} order by {sort.OrderBy("x")} limit {limit}");
        return $"""
            select d.data, {(sort.First is { } first ? $"f.{first}" : "null")}, f.at, f.debate, f.made, pg_current_snapshot()::text, (d.data ->> 'visibility' = 'public') = i.is_public
            from (select * from ({string.Join(" union all ", found.Select(branch => $"({branch})"))}) f order by {sort.OrderBy("f")} limit {limit}) f
              join ledger.position_index i on i.debate = f.debate and i.made = f.made
              join ledger.mt_doc_position d on d.id = i.id
            order by {sort.OrderBy("f")}
            """;
    }

    /// <summary>How many there are of each class that occurs, whatever class is wanted.</summary>
    internal string Counts()
    {
        var each = way switch
        {
            Way.OfVoice => $"select v.class from {Voiced()}{Where.OfTime("v")}{Where.OfWords("v")}",
            Way.WithWords => $"select p.class from {WithWords()}{Where.OfTime("p")}{Where.OfVoices()}",
            _ => $"select p.class from ledger.position_index p where p.is_public{Where.OfTime("p")}{Where.OfVoices()}{Where.OfWords("p")}",
        };
        if (own.Length > 0)
            each += $" union all select p.class from ledger.position_index p where {OwnDebates()}{Where.OfTime("p")}{Where.OfVoices()}{Where.OfWords("p")}";
        return $"select c.words, n.count from (select class, count(*) from ({each}) one group by class) n join ledger.position_classes c on c.id = n.class";
    }

    string Public(PositionSort sort, PositionCursor? after, int limit) => way switch
    {
        Way.OfVoice when sort.IsMoving => Listed("v", Sorted(sort), sort, after, limit),
        Way.OfVoice when AreFewClasses => Listed("v", $"{InOrder("v", $"{Voiced()}{Where.OfTime("v")}", sort, after)} where true{Where.OfWords("v")}", sort, after, limit),
        Way.OfVoice => Merged("v", $"{Voiced()}{Where.OfTime("v")}{Where.OfWords("v")}", sort, after, limit),
        Way.OfDebate => Listed("p", $"{Index} where p.is_public{Fitting()}{Where.OfWords("p")}", sort, after, limit),
        Way.WithWords => Listed("p", $"{WithWords("join ledger.position_classes c on c.id = p.class")}{Fitting()}", sort, after, limit),
        Way.ChangedOfLate => Listed("p", $"{ChangedOfLate()} where true{Fitting()}{Where.OfWords("p")}", sort, after, limit),
        _ when AreFewClasses => Listed("p", $"{InOrder("p", $"ledger.position_index p where p.is_public{Where.OfTime("p")}", sort, after)} where true{Where.OfWords("p")}", sort, after, limit),
        _ when wish.IsOfAnyClass => Listed("p", $"ledger.position_index p where p.is_public{Where.OfTime("p")}{Where.OfWords("p")}", sort, after, limit),
        _ => Merged("p", $"ledger.position_index p where p.is_public{Where.OfTime("p")}{Where.OfWords("p")}", sort, after, limit),
    };

    string Listed(string of, string from, PositionSort sort, PositionCursor? after, int limit) =>
        $"select {sort.Columns(of)} from {from}{Where.After(of, sort, after)}{Where.Unmoved(of, after)} order by {sort.OrderBy(of)} limit {limit}";

    // One range of an index for each class that fits, in the order wanted.
    string Merged(string of, string from, PositionSort sort, PositionCursor? after, int limit) =>
        $"""
        select {sort.Columns("m")} from ledger.position_classes c cross join lateral
          ({Listed(of, $"{from} and {of}.class = c.id", sort, after, limit)}) m
        where true{Where.OfClass()} order by {sort.OrderBy("m")} limit {limit}
        """;

    bool AreFewClasses => classes.Count is > 0 and <= MostClasses;

    // The same ranges as one, of which no more is read than the words are looked for in.
    string InOrder(string of, string from, PositionSort sort, PositionCursor? after)
    {
        var open = $"select {sort.Columns(of)} from {from}{Where.After(of, sort, after)}";
        var ranges = classes.Select(id => string.Create(CultureInfo.InvariantCulture, $"({open} and {of}.class = {id} order by {sort.OrderBy(of)})"));
        return $"(select * from ({string.Join(" union all ", ranges)}) {of} order by {sort.OrderBy(of)} offset 0) {of}";
    }

    string AsItWas(Reading reading)
    {
        var snapshot = $"{Where.Value(reading.Snapshot)}::pg_snapshot";
        var inLists = own.Length == 0 ? "p.is_public" : $"(p.is_public or {OwnDebates()})";
        return $"""
            select x.challenges, x.stands_since, p.at, p.debate, p.made
            from {Index} join ledger.position_past x on x.debate = p.debate and x.made = p.made
            where x.until >= pg_snapshot_xmin({snapshot}) and not pg_visible_in_snapshot(x.until, {snapshot}) and pg_visible_in_snapshot(x.since, {snapshot})
              and {inLists}{Fitting()}{Where.OfWords("p")}
            """;
    }

    // They are few, whatever the planner takes them for: else it would go along the order, looking for them to the end.
    string WithWords(string classed = "") =>
        $"""
        (select t.debate, t.made from ledger.position_words t where t.is_public and t.words @@ ledger.words_query({Where.Value(wish.Words!)}) offset 0) t
          cross join lateral (select * from ledger.position_index p where p.debate = t.debate and p.made = t.made and p.is_public offset 0) p {classed} where true
        """;

    // All of it is in the index.
    string ChangedOfLate() =>
        $"""
        ledger.position_classes c cross join lateral (
          select p.challenges, p.stands_since, p.at, p.debate, p.made from ledger.position_index p
          where p.is_public and p.class = c.id and p.stands_since >= {Where.Value(wish.ChangedSince!)} offset 0) p
        """;

    // Those of one voice are sorted first, so that the words are looked for in no more of them than the page needs.
    string Sorted(PositionSort sort)
    {
        var voiced = $"{Voiced(wish.IsOfAnyClass ? "" : "join ledger.position_classes c on c.id = v.class")}{Where.OfClass()}{Where.OfTime("v")}";
        return wish.Words is null ? voiced : $"(select {sort.Columns("v")} from {voiced} order by {sort.OrderBy("v")} offset 0) v where true{Where.OfWords("v")}";
    }

    // What several have to do with is found in the index of voices alone, of which each goes along the same key.
    string Voiced(string classed = "")
    {
        var quotes = wish.Quoted is null ? "" : "join ledger.position_index p on p.debate = v.debate and p.made = v.made";
        var others = wish.Voices.Keys.Where(role => role != Leading).Select(role =>
            $" join ledger.position_voices {role} on {IsVoice($"{role}", role)} and {role}.class = v.class and {role}.at = v.at and {role}.debate = v.debate and {role}.made = v.made");
        return $"ledger.position_voices v {quotes}{string.Concat(others)} {classed} where {IsVoice("v", Leading!.Value)}{Where.OfQuoted()}";
    }

    string IsVoice(string of, VoiceRole role) =>
        $"{of}.role = '{role.ToString().ToLowerInvariant()}' and {of}.who = {Where.Value(Guid.Parse(wish.Voices[role]))}";

    // Of several voices the one that has to do with fewest positions, as a rule.
    VoiceRole? Leading => wish.Voices.Count == 0 ? null : wish.Voices.Keys.Min();

    string InOwn() => OwnDebates() + Fitting();

    string OwnDebates() => $"not p.is_public and p.debate = any({Where.Value(own)})";

    string Fitting() => Where.OfClass() + Where.OfTime("p") + Where.OfVoices();
}
