using Npgsql;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>Writes what is wanted of positions as conditions of SQL, and keeps the parameters that go into them.</summary>
sealed class PositionConditions(PositionWish wish)
{
    readonly List<object> values = [];

    /// <summary>The place of a parameter.</summary>
    internal string Value(object value)
    {
        values.Add(value is DateTimeOffset at ? at.ToUniversalTime() : value);
        return $"${values.Count}";
    }

    /// <summary>A command that runs some SQL with these parameters.</summary>
    internal NpgsqlCommand CommandOf(string sql, NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(sql, connection);
        values.ForEach(value => command.Parameters.Add(new() { Value = value }));
        return command;
    }

    /// <summary>What is the same for all positions of a class, of the table of classes as <c>c</c>.</summary>
    internal string OfClass()
    {
        var sql = "";
        Add("kind", Word(wish.Kind));
        Add("status", Word(wish.Status));
        Add("standing", Word(wish.Label));
        Add("stance", Word(wish.Stance));
        Add("fidelity", Word(wish.Fidelity));
        Add("is_open", wish.IsOpen);
        Add("is_challenged", wish.IsChallenged);
        if (wish.IsOrphaned is { } orphaned)
            sql += $" and c.kind = 'quote' and c.origin {(orphaned ? "<>" : "=")} 'unchanged'";
        if (wish.IsUnanswered)
            sql += " and c.is_open and c.kind in ('rebuttal', 'undercut', 'question')";
        return wish.ChangedSince is null ? sql : sql + " and c.has_turned";

        void Add(string column, object? value) => sql += value is null ? "" : $" and c.{column} = {Value(value)}";
    }

    /// <summary>When a position was made and changed, and in which debate, of any table that has it.</summary>
    internal string OfTime(string of)
    {
        var sql = "";
        if (wish.Debate is { } debate)
            sql += $" and {of}.debate = {Value(debate)}";
        if (wish.LoggedUntil is { } until)
            sql += $" and {of}.at <= {Value(until)}";
        if (wish.ChangedSince is { } since)
            sql += $" and {of}.stands_since >= {Value(since)}";
        return sql;
    }

    /// <summary>Whether a position stood so at an instant, of the table of turns or of the index as <c>t</c>.</summary>
    internal string At(DateTimeOffset instant, bool hasEnded) =>
        $" and t.at <= {Value(instant)} and t.stands_since <= {Value(instant)}{(hasEnded ? $" and t.until > {Value(instant)}" : "")}";

    /// <summary>Whose and about what it is, of the index as <c>p</c>, but for one voice.</summary>
    internal string OfVoices(VoiceRole? but = null)
    {
        var sql = OfQuoted();
        foreach (var (role, who) in wish.Voices.Where(voice => voice.Key != but))
            sql += " and " + role switch
            {
                VoiceRole.By => $"p.logged_by = {Value(who)}",
                VoiceRole.Reporter => $"p.logged_by = {Value(who)} and p.logged_by <> p.speaker",
                VoiceRole.Speaker => $"p.speaker = {Value(who)}",
                VoiceRole.Quoted => $"p.quoted_speaker = {Value(who)}",
                VoiceRole.Holder => $"{Value(who)} = any(p.holders)",
                _ => $"{Value(who)} = any(p.conceders)",
            };
        return sql;
    }

    /// <summary>What it is a quote from, of the index as <c>p</c>.</summary>
    internal string OfQuoted() => wish.Quoted is { } quoted ? $" and p.quoted = {Value(quoted)}" : "";

    /// <summary>Whether it has the words, of any table; looked up for each position that is otherwise right.</summary>
    internal string OfWords(string of) => wish.Words is not { } words
        ? ""
        : $" and exists (select from ledger.position_words w where w.debate = {of}.debate and w.made = {of}.made and w.words @@ ledger.words_query({Value(words)}) offset 0)";

    /// <summary>What comes after the last page, of any table, as it is or was.</summary>
    internal string After(string of, PositionSort sort, PositionCursor? after)
    {
        if (after is null)
            return "";
        var first = after.First is { } value ? Value(value) + ", " : "";
        return $" and ({sort.Columns(of)}) {sort.After} ({first}{Value(after.At)}, {Value(after.Debate)}, {Value(after.Made)})";
    }

    /// <summary>Whether it is still sorted as it was when the list's first page was read, of any table.</summary>
    internal string Unmoved(string of, PositionCursor? after) => after?.Reading is not { } reading
        ? ""
        : $" and not exists (select from ledger.position_past x where x.debate = {of}.debate and x.made = {of}.made and not pg_visible_in_snapshot(x.until, {Value(reading.Snapshot)}::pg_snapshot) offset 0)";

    static string? Word<T>(T? value) where T : struct, Enum => value is { } given ? Rows.Word(given) : null;
}
