namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>
/// Writes the SQL of one question about how positions stood at a moment (turn-index.sql). Who may find which debates, who
/// logged a position and who is known to have said it is as it is now.
/// </summary>
/// <param name="wish">What is wanted.</param>
/// <param name="instant">The moment.</param>
/// <param name="own">The debates that are in the reader's lists and not in everybody's.</param>
sealed class PastPositionSql(PositionWish wish, DateTimeOffset instant, Guid[] own)
{
    const string Turns = "ledger.position_turns t join ledger.turn_classes c on c.id = t.class";
    const string Now = "join ledger.position_index p on p.debate = t.debate and p.made = t.made";

    /// <summary>The conditions, with their parameters.</summary>
    internal PositionConditions Where { get; } = new(wish);

    /// <summary>A page: each position's id, what it was sorted by before all else, and its place after that.</summary>
    internal string Page(PositionSort sort, PositionCursor? after, int limit)
    {
        var found = new List<string> { Public(sort, after, limit) };
        if (own.Length > 0)
            found.Add(Listed("t", $"{InOwn()}{Where.OfClass()}", sort, after, limit));
        return $"""
            select i.id, {(sort.First is { } first ? $"f.{first}" : "null")}, f.at, f.debate, f.made
            from (select * from ({string.Join(" union all ", found.Select(branch => $"({branch})"))}) f order by {sort.OrderBy("f")} limit {limit}) f
              join ledger.position_index i on i.debate = f.debate and i.made = f.made
            order by {sort.OrderBy("f")}
            """;
    }

    /// <summary>How many there were of each class that occurred, whatever class is wanted.</summary>
    internal string Counts()
    {
        var each = $"select t.class from {(wish.Debate is null && wish.Voices.Count > 0 ? OfVoice() : InPublic())}";
        if (own.Length > 0)
            each += $" union all select t.class from {InOwn()}";
        return $"select c.words, n.count from (select class, count(*) from ({each}) one group by class) n join ledger.turn_classes c on c.id = n.class";
    }

    string Public(PositionSort sort, PositionCursor? after, int limit)
    {
        if (wish.Debate is not null)
            return Listed("t", $"{InPublic()}{Where.OfClass()}", sort, after, limit);
        if (wish.Voices.Count > 0)
            return sort.IsMoving ? Listed("t", $"{OfVoice()}{Where.OfClass()}", sort, after, limit) : MergedOfVoice(sort, after, limit);
        // Then whatever was logged by then is wanted, however it stood.
        return wish.IsOfAnyClass && !sort.IsMoving
            ? Listed("p", $"ledger.position_index p where p.is_public and p.at <= {Where.Value(instant)}", sort, after, limit)
            : Merged(sort, after, limit);
    }

    string Listed(string of, string from, PositionSort sort, PositionCursor? after, int limit) =>
        $"select {sort.Columns(of)} from {from}{Where.After(of, sort, after)} order by {sort.OrderBy(of)} limit {limit}";

    // One range of an index for each class that fits, in the order wanted.
    string Merged(PositionSort sort, PositionCursor? after, int limit) =>
        $"""
        select {sort.Columns("m")} from ledger.turn_classes c cross join lateral
          ({Listed("t", $"ledger.position_turns t where t.is_public and t.class = c.id{Where.At(instant)}", sort, after, limit)}) m
        where true{Where.OfClass()} order by {sort.OrderBy("m")} limit {limit}
        """;

    // One range of the index of voices for each class of now.
    string MergedOfVoice(PositionSort sort, PositionCursor? after, int limit) =>
        $"""
        select {sort.Columns("m")} from ledger.position_classes k cross join lateral
          ({Listed("v", $"{OfVoice()}{Where.OfClass()} and v.class = k.id", sort, after, limit)}) m
        order by {sort.OrderBy("m")} limit {limit}
        """;

    string OfVoice()
    {
        var (role, who) = wish.Voices.MinBy(voice => voice.Key);
        return $"ledger.position_voices v join {Turns} on t.debate = v.debate and t.made = v.made{(wish.Voices.Count > 1 ? " " + Now : "")} "
            + $"where v.role = '{role.ToString().ToLowerInvariant()}' and v.who = {Where.Value(Guid.Parse(who))} and v.at <= {Where.Value(instant)}{Where.At(instant)}{Where.OfVoices(role)}";
    }

    string InPublic() => wish.Debate is null && wish.Voices.Count == 0
        ? $"ledger.position_turns t where t.is_public{Where.At(instant)}"
        : $"{Turns} {Now} where t.is_public{Where.OfTime("t")}{Where.At(instant)}{Where.OfVoices()}";

    string InOwn() => $"{Turns} {Now} where not t.is_public and t.debate = any({Where.Value(own)}){Where.OfTime("t")}{Where.At(instant)}{Where.OfVoices()}";
}
