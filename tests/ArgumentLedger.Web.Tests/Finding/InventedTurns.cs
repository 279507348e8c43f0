using Npgsql;

namespace ArgumentLedger.Web.Tests.Finding;

/// <summary>How invented positions, which no events made, have stood: unchallenged first, and as they stand since they do.</summary>
public static class InventedTurns
{
    const string Sql =
        """
        select pg_advisory_xact_lock(hashtextextended('ledger index', 0));
        truncate ledger.position_turns, ledger.turn_marks;
        insert into ledger.turn_classes (words)
        select distinct array[kind, 'unchallenged', 'in', stance, fidelity] from ledger.position_classes
        on conflict do nothing;
        insert into ledger.position_turns (debate, made, class, is_public, at, stands_since, until)
        select p.debate, p.made, t.id, p.is_public, p.at, p.at, p.stands_since
        from ledger.position_index p join ledger.position_classes c on c.id = p.class join ledger.turn_classes t on t.words = array[c.kind, 'unchallenged', 'in', c.stance, c.fidelity]
        where p.stands_since > p.at;
        """;

    /// <summary>Writes them from what positions are found by.</summary>
    public static async Task WriteAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        foreach (var sql in (string[])[Sql, "vacuum analyze ledger.position_turns, ledger.turn_classes"])
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }
}
