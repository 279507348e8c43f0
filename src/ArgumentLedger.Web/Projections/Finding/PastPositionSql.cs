namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>
/// Writes the SQL of one question about how positions stood at a moment: those that stand so still (position-index.sql), and
/// those of which that was over later (turn-index.sql). Who may find which debates, who logged a position and who is known to
/// have said it is as it is now.
/// </summary>
/// <param name="wish">What is wanted.</param>
/// <param name="instant">The moment.</param>
/// <param name="own">The debates that are in the reader's lists and not in everybody's.</param>
sealed class PastPositionSql(PositionWish wish, DateTimeOffset instant, Guid[] own)
{
    // Both have the same columns, so that the same is asked of both, as t, their classes as c.
    static readonly Stood[] Both = [new("position_index", "position_classes", HasEnded: false), new("position_turns", "turn_classes", HasEnded: true)];

    sealed record Stood(string Table, string Classes, bool HasEnded)
    {
        internal string Rows => $"ledger.{Table} t";

        internal string Class => $"ledger.{Classes} c";

        internal string WithClass => $"{Rows} join {Class} on c.id = t.class";
    }

    /// <summary>The conditions, with their parameters.</summary>
    internal PositionConditions Where { get; } = new(wish);

    /// <summary>A page: each position's id, what it was sorted by before all else, and its place after that.</summary>
    internal string Page(PositionSort sort, PositionCursor? after, int limit)
    {
        var found = Public(sort, after, limit);
        if (own.Length > 0)
            found = found.Concat(Both.Select(stood => Listed("t", $"{InOwn(stood)}{Where.OfClass()}", sort, after, limit)));
        return $"""
            select i.id, {(sort.First is { } first ? $"f.{first}" : "null")}, f.at, f.debate, f.made
            from (select * from ({string.Join(" union all ", found.Select(branch => $"({branch})"))}) f order by {sort.OrderBy("f")} limit {limit}) f
              join ledger.position_index i on i.debate = f.debate and i.made = f.made
            order by {sort.OrderBy("f")}
            """;
    }

    /// <summary>How many there were of each class that occurred, whatever class is wanted.</summary>
    internal string Counts() => string.Join(" union all ", Both.Select(stood =>
    {
        var each = $"select t.class from {(wish.Debate is null && wish.Voices.Count > 0 ? OfVoice(stood) : InPublic(stood))}";
        if (own.Length > 0)
            each += $" union all select t.class from {InOwn(stood)}";
        return $"select c.words, n.count from (select class, count(*) from ({each}) one group by class) n join {stood.Class} on c.id = n.class";
    }));

    IEnumerable<string> Public(PositionSort sort, PositionCursor? after, int limit)
    {
        if (wish.Debate is not null)
            return Both.Select(stood => Listed("t", $"{InPublic(stood)}{Where.OfClass()}", sort, after, limit));
        if (wish.Voices.Count > 0)
            return Both.Select(stood => sort.IsMoving ? Listed("t", $"{OfVoice(stood)}{Where.OfClass()}", sort, after, limit) : MergedOfVoice(stood, sort, after, limit));
        // Then whatever was logged by then is wanted, however it stood.
        return wish.IsOfAnyClass && !sort.IsMoving
            ? [Listed("p", $"ledger.position_index p where p.is_public and p.at <= {Where.Value(instant)}", sort, after, limit)]
            : Both.Select(stood => Merged(stood, sort, after, limit));
    }

    string Listed(string of, string from, PositionSort sort, PositionCursor? after, int limit) =>
        $"select {sort.Columns(of)} from {from}{Where.After(of, sort, after)} order by {sort.OrderBy(of)} limit {limit}";

    // One range of an index for each class that fits, in the order wanted.
    string Merged(Stood stood, PositionSort sort, PositionCursor? after, int limit) =>
        $"""
        select {sort.Columns("m")} from {stood.Class} cross join lateral
          ({Listed("t", $"{stood.Rows} where t.is_public and t.class = c.id{At(stood)}", sort, after, limit)}) m
        where true{Where.OfClass()} order by {sort.OrderBy("m")} limit {limit}
        """;

    // One range of the index of voices for each class of now.
    string MergedOfVoice(Stood stood, PositionSort sort, PositionCursor? after, int limit) =>
        $"""
        select {sort.Columns("m")} from ledger.position_classes k cross join lateral
          ({Listed("v", $"{OfVoice(stood)}{Where.OfClass()} and v.class = k.id", sort, after, limit)}) m
        order by {sort.OrderBy("m")} limit {limit}
        """;

    string OfVoice(Stood stood)
    {
        var (role, who) = wish.Voices.MinBy(voice => voice.Key);
        return $"ledger.position_voices v join {stood.WithClass} on t.debate = v.debate and t.made = v.made{(wish.Voices.Count > 1 ? Now : "")} "
            + $"where v.role = '{role.ToString().ToLowerInvariant()}' and v.who = {Where.Value(Guid.Parse(who))} and v.at <= {Where.Value(instant)}{At(stood)}{Where.OfVoices(role)}";
    }

    string InPublic(Stood stood) => wish.Debate is null && wish.Voices.Count == 0
        ? $"{stood.Rows} where t.is_public{At(stood)}"
        : $"{stood.WithClass}{Now} where t.is_public{Where.OfTime("t")}{At(stood)}{Where.OfVoices()}";

    string InOwn(Stood stood) => $"{stood.WithClass}{Now} where not t.is_public and t.debate = any({Where.Value(own)}){Where.OfTime("t")}{At(stood)}{Where.OfVoices()}";

    // What is asked of a position as it is now.
    const string Now = " join ledger.position_index p on p.debate = t.debate and p.made = t.made";

    string At(Stood stood) => Where.At(instant, stood.HasEnded);
}
