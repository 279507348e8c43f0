using Npgsql;

namespace ArgumentLedger.Web.Tests.Finding;

/// <summary>What PostgreSQL counts of how tables are read.</summary>
public static class RowsRead
{
    static readonly TimeSpan CountsComeWithin = TimeSpan.FromSeconds(11);

    /// <summary>Rows of big tables that were read by going through the whole table, since the server began to count.</summary>
    public static Task<long> BySequenceAsync(string database) => CountAsync(database, "seq_tup_read");

    /// <summary>Rows of big tables that were read along an index, since the server began to count.</summary>
    public static Task<long> ByIndexAsync(string database) => CountAsync(database, "idx_tup_fetch");

    static async Task<long> CountAsync(string database, string counter)
    {
        // A session that has handed in counts a moment before hands in the rest when it has been idle for ten seconds.
        await Task.Delay(CountsComeWithin);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"select sum({counter})::bigint from pg_stat_user_tables where schemaname = 'ledger' and relname in ('mt_doc_position', 'position_index', 'position_voices', 'position_words', 'position_turns', 'search_entries', 'concession_index')", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
