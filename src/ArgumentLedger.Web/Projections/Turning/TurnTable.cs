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

    const string Strays =
        $"""
        delete from {Name} stray where debate = $1
          and not exists (select from unnest($2, $3) as known (made, since) where known.made = stray.made and known.since = stray.since)
        """;

    /// <summary>Adds turns, and ends those that lasted until then.</summary>
    internal static async Task AddAsync(NpgsqlConnection connection, IReadOnlyList<PositionTurn> turns, CancellationToken ct)
    {
        if (turns.Count > 0)
            await WriteAsync(connection, Add, turns, ct);
    }

    /// <summary>Makes the turns of a debate what they should be; how many were otherwise.</summary>
    internal static async Task<long> RepairAsync(NpgsqlConnection connection, Guid debate, IReadOnlyList<PositionTurn> turns, CancellationToken ct)
    {
        await using var strays = new NpgsqlCommand(Strays, connection) { CommandTimeout = 0, Parameters = { new() { Value = debate } } };
        strays.AddArray(NpgsqlDbType.Bigint, turns, turn => turn.Made);
        strays.AddArray(NpgsqlDbType.Bigint, turns, turn => turn.Since);
        return await strays.ExecuteNonQueryAsync(ct) + await WriteAsync(connection, Repair, turns, ct);
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
