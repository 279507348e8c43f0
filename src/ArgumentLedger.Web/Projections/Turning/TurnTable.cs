using ArgumentLedger.Web.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace ArgumentLedger.Web.Projections.Turning;

/// <summary>Writes turns to their table, always in the order of their keys, so that nobody waits for another in a circle.</summary>
static class TurnTable
{
    internal const string Name = $"{LedgerStore.Schema}.position_turns";

    const string Given =
        """
        (select debate, made, since, string_to_array(words, ',') as words, is_public, at, stands_since, coalesce(until, 'infinity') as until
        from unnest($1, $2, $3, $4, $5, $6, $7, $8) as given (debate, made, since, words, is_public, at, stands_since, until)) as given
        """;

    const string Classes =
        $"""
        insert into ledger.turn_classes (words)
        select distinct words from {Given} where words not in (select words from ledger.turn_classes) order by words on conflict do nothing
        """;

    const string Insert =
        $"""
        insert into {Name} (debate, made, since, class, is_public, at, stands_since, until)
        select debate, made, since, c.id, is_public, at, stands_since, until from {Given} join ledger.turn_classes c using (words) order by debate, made, since
        on conflict (debate, made, since) do update set
        """;

    // Whoever knows the end of a turn knows more than who does not.
    const string Add = $"{Insert} until = excluded.until where position_turns.until > excluded.until";

    const string Repair =
        $"""
        {Insert} class = excluded.class, is_public = excluded.is_public, at = excluded.at, stands_since = excluded.stands_since, until = excluded.until
        where (position_turns.class, position_turns.is_public, position_turns.at, position_turns.stands_since, position_turns.until)
          is distinct from (excluded.class, excluded.is_public, excluded.at, excluded.stands_since, excluded.until)
        """;

    const string Known =
        $"""
        select made, since, array_to_string(words, ','), is_public, at, stands_since, nullif(until, 'infinity')
        from {Name} turn join ledger.turn_classes class on class.id = turn.class where debate = $1
        """;

    const string Strays = $"delete from {Name} where debate = $1 and (made, since) in (select * from unnest($2, $3))";

    /// <summary>Adds turns, and ends those that lasted until then.</summary>
    internal static async Task AddAsync(NpgsqlConnection connection, IReadOnlyList<PositionTurn> turns, CancellationToken ct)
    {
        if (turns.Count > 0)
            await WriteAsync(connection, Add, turns, ct);
    }

    /// <summary>Makes the turns of a debate what they should be; how many were otherwise. Those that are right already are not written.</summary>
    internal static async Task<long> RepairAsync(NpgsqlConnection connection, Guid debate, IEnumerable<PositionTurn> turns, CancellationToken ct)
    {
        var due = turns.ToDictionary(turn => (turn.Made, turn.Since));
        var strays = new List<PositionTurn>();
        await using (var command = new NpgsqlCommand(Known, connection) { CommandTimeout = 0, Parameters = { new() { Value = debate } } })
        await using (var rows = await command.ExecuteReaderAsync(ct))
            while (await rows.ReadAsync(ct))
                if (TurnIn(debate, rows) is var known && !due.TryGetValue((known.Made, known.Since), out var right))
                    strays.Add(known);
                else if (known == right)
                    due.Remove((known.Made, known.Since));
        return await DropAsync(connection, debate, strays, ct) + (due.Count == 0 ? 0 : await WriteAsync(connection, Repair, [.. due.Values], ct));
    }

    static PositionTurn TurnIn(Guid debate, NpgsqlDataReader row) => new(
        debate, row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetBoolean(3), row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5),
        row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6));

    static async Task<long> DropAsync(NpgsqlConnection connection, Guid debate, List<PositionTurn> strays, CancellationToken ct)
    {
        if (strays.Count == 0)
            return 0;
        await using var command = new NpgsqlCommand(Strays, connection) { CommandTimeout = 0, Parameters = { new() { Value = debate } } };
        command.AddArray(NpgsqlDbType.Bigint, strays, turn => turn.Made);
        command.AddArray(NpgsqlDbType.Bigint, strays, turn => turn.Since);
        return await command.ExecuteNonQueryAsync(ct);
    }

    static async Task<long> WriteAsync(NpgsqlConnection connection, string sql, IReadOnlyList<PositionTurn> turns, CancellationToken ct)
    {
        await using (var classes = CommandOf(connection, Classes, turns))
            await classes.ExecuteNonQueryAsync(ct);
        await using var command = CommandOf(connection, sql, turns);
        return await command.ExecuteNonQueryAsync(ct);
    }

    static NpgsqlCommand CommandOf(NpgsqlConnection connection, string sql, IReadOnlyList<PositionTurn> turns)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.AddArray(NpgsqlDbType.Uuid, turns, turn => turn.Debate);
        command.AddArray(NpgsqlDbType.Bigint, turns, turn => turn.Made);
        command.AddArray(NpgsqlDbType.Bigint, turns, turn => turn.Since);
        command.AddArray(NpgsqlDbType.Text, turns, turn => turn.Class);
        command.AddArray(NpgsqlDbType.Boolean, turns, turn => turn.IsPublic);
        command.AddArray(NpgsqlDbType.TimestampTz, turns, turn => turn.LoggedAt);
        command.AddArray(NpgsqlDbType.TimestampTz, turns, turn => turn.From);
        command.AddArray(NpgsqlDbType.TimestampTz, turns, turn => turn.Until);
        return command;
    }
}
