using Npgsql;

namespace ArgumentLedger.Web.Tests.Finding;

/// <summary>What PostgreSQL counts of how tables are read.</summary>
public static class RowsRead
{
    static readonly TimeSpan CountsComeWithin = TimeSpan.FromSeconds(11);

    /// <summary>How many rows of words are taken at random for one question, at most.</summary>
    public const int Sampled = 1_000;

    static readonly string[] Big = ["mt_doc_position", "position_index", "position_voices", "position_turns", "search_entries", "concession_index"];

    /// <summary>Rows of big tables that were read by going through the whole table, since the server began to count.</summary>
    public static Task<long> BySequenceAsync(string database) => CountAsync(database, "seq_tup_read", Big);

    /// <summary>The same of the table of words, of which some rows are taken at random to tell whether a word is rare.</summary>
    public static Task<long> WordsBySequenceAsync(string database) => CountAsync(database, "seq_tup_read", ["position_words"]);

    /// <summary>Rows of big tables that were read along an index, since the server began to count.</summary>
    public static Task<long> ByIndexAsync(string database) => CountAsync(database, "idx_tup_fetch", [.. Big, "position_words"]);

    static async Task<long> CountAsync(string database, string counter, string[] tables)
    {
        // A session that has handed in counts a moment before hands in the rest when it has been idle for ten seconds.
        await Task.Delay(CountsComeWithin);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"select sum({counter})::bigint from pg_stat_user_tables where schemaname = 'ledger' and relname = any($1)", connection)
        {
            Parameters = { new() { Value = tables } },
        };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
