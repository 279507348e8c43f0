using ArgumentLedger.Web.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace ArgumentLedger.Web.Projections.Turning;

/// <summary>Writes turns that are over to their table, always in the order of their keys, so that nobody waits for another in a circle.</summary>
static class TurnTable
{
    internal const string Name = $"{LedgerStore.Schema}.position_turns";

    const string Given =
        """
        (select debate, made, string_to_array(words, ',') as words, is_public, at, stands_since, until
        from unnest($1, $2, $3, $4, $5, $6, $7) as given (debate, made, words, is_public, at, stands_since, until)) as given
        """;

    const string Classes =
        $"""
        insert into ledger.turn_classes (words)
        select distinct words from {Given} where words not in (select words from ledger.turn_classes) order by words on conflict do nothing
        """;

    // What has ended since a row was indexed is left to whoever indexes it next: until then it still tells of that.
    const string Write =
        $"""
        insert into {Name} (debate, made, class, is_public, at, stands_since, until)
        select given.debate, given.made, c.id, given.is_public, given.at, given.stands_since, given.until
        from {Given} join ledger.turn_classes c using (words) left join ledger.position_index now on now.debate = given.debate and now.made = given.made
        where given.until <= coalesce(now.stands_since, 'infinity') order by 1, 2, 6
        on conflict (debate, made, stands_since) do update set class = excluded.class, is_public = excluded.is_public, at = excluded.at, until = excluded.until
        where (position_turns.class, position_turns.is_public, position_turns.at, position_turns.until)
          is distinct from (excluded.class, excluded.is_public, excluded.at, excluded.until)
        """;

    const string Known =
        $"""
        select turn.debate, turn.made, array_to_string(words, ','), is_public, at, turn.stands_since, turn.until
        from unnest($1, $2, $3, $4, $5) as known (debate, first, last, since, until)
          join {Name} turn on turn.debate = known.debate and turn.made between known.first and known.last and turn.stands_since >= known.since and turn.until <= known.until
          join ledger.turn_classes class on class.id = turn.class
        """;

    const string Strays = $"delete from {Name} where (debate, made, stands_since) in (select * from unnest($1, $2, $3))";

    /// <summary>
    /// Makes turns what they should be; how many were otherwise. Those that are right already are not written.
    /// </summary>
    /// <param name="connection">A connection within a transaction.</param>
    /// <param name="known">Of what all turns are given.</param>
    /// <param name="turns">The turns.</param>
    /// <param name="ct">Stops it.</param>
    internal static async Task<long> RepairAsync(NpgsqlConnection connection, IReadOnlyList<KnownTurns> known, IEnumerable<PositionTurn> turns, CancellationToken ct)
    {
        var due = turns.ToDictionary(turn => (turn.Debate, turn.Made, turn.From));
        var strays = new List<PositionTurn>();
        await using (var command = CommandOf(connection, known))
        await using (var rows = await command.ExecuteReaderAsync(ct))
            while (await rows.ReadAsync(ct))
                if (TurnIn(rows) is var written && !due.TryGetValue((written.Debate, written.Made, written.From), out var right))
                    strays.Add(written);
                else if (written == right)
                    due.Remove((written.Debate, written.Made, written.From));
        return await DropAsync(connection, strays, ct) + await WriteAsync(connection, [.. due.Values], ct);
    }

    static PositionTurn TurnIn(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.GetBoolean(3), row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5), row.GetFieldValue<DateTimeOffset>(6));

    static async Task<long> DropAsync(NpgsqlConnection connection, List<PositionTurn> strays, CancellationToken ct)
    {
        if (strays.Count == 0)
            return 0;
        await using var command = new NpgsqlCommand(Strays, connection) { CommandTimeout = 0 };
        command.AddArray(NpgsqlDbType.Uuid, strays, turn => turn.Debate);
        command.AddArray(NpgsqlDbType.Bigint, strays, turn => turn.Made);
        command.AddArray(NpgsqlDbType.TimestampTz, strays, turn => turn.From);
        return await command.ExecuteNonQueryAsync(ct);
    }

    static async Task<long> WriteAsync(NpgsqlConnection connection, IReadOnlyList<PositionTurn> turns, CancellationToken ct)
    {
        if (turns.Count == 0)
            return 0;
        await using (var classes = CommandOf(connection, Classes, turns))
            await classes.ExecuteNonQueryAsync(ct);
        await using var command = CommandOf(connection, Write, turns);
        return await command.ExecuteNonQueryAsync(ct);
    }

    static NpgsqlCommand CommandOf(NpgsqlConnection connection, IReadOnlyList<KnownTurns> known)
    {
        var command = new NpgsqlCommand(Known, connection) { CommandTimeout = 0 };
        command.AddArray(NpgsqlDbType.Uuid, known, one => one.Debate);
        command.AddArray(NpgsqlDbType.Bigint, known, one => one.First);
        command.AddArray(NpgsqlDbType.Bigint, known, one => one.Last);
        command.AddArray(NpgsqlDbType.TimestampTz, known, one => one.Since);
        command.AddArray(NpgsqlDbType.TimestampTz, known, one => one.Until);
        return command;
    }

    static NpgsqlCommand CommandOf(NpgsqlConnection connection, string sql, IReadOnlyList<PositionTurn> turns)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.AddArray(NpgsqlDbType.Uuid, turns, turn => turn.Debate);
        command.AddArray(NpgsqlDbType.Bigint, turns, turn => turn.Made);
        command.AddArray(NpgsqlDbType.Text, turns, turn => turn.Class);
        command.AddArray(NpgsqlDbType.Boolean, turns, turn => turn.IsPublic);
        command.AddArray(NpgsqlDbType.TimestampTz, turns, turn => turn.LoggedAt);
        command.AddArray(NpgsqlDbType.TimestampTz, turns, turn => turn.From);
        command.AddArray(NpgsqlDbType.TimestampTz, turns, turn => turn.Until);
        return command;
    }
}

/// <summary>Of what all turns are known.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="First">The event that made the first of its positions of which they are known.</param>
/// <param name="Last">The event that made the last one.</param>
/// <param name="Since">When the first of them began, UTC.</param>
/// <param name="Until">When the last of them ended at the latest, UTC.</param>
sealed record KnownTurns(Guid Debate, long First, long Last, DateTimeOffset Since, DateTimeOffset Until)
{
    /// <summary>All of a debate.</summary>
    internal static KnownTurns Of(Guid debate) => new(debate, 0, long.MaxValue, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
}
