namespace ArgumentLedger.Web.Hosting;

/// <summary>Settings PostgreSQL is started with, by their names in its own configuration.</summary>
public static class ServerSettings
{
    /// <summary>For data to be kept: every commit is on disk before it is answered.</summary>
    public static readonly IReadOnlyDictionary<string, string> Durable = new Dictionary<string, string>(Common())
    {
        ["fsync"] = "on",
        ["full_page_writes"] = "on",
        ["synchronous_commit"] = "on",
        ["max_connections"] = "100",
        ["shared_buffers"] = "128MB",
    };

    /// <summary>For data nobody will miss: fast, and with room for many databases at once.</summary>
    public static readonly IReadOnlyDictionary<string, string> Throwaway = new Dictionary<string, string>(Common())
    {
        ["fsync"] = "off",
        ["full_page_writes"] = "off",
        ["synchronous_commit"] = "off",
        ["max_connections"] = "500",
        ["shared_buffers"] = "128MB",
    };

    private static Dictionary<string, string> Common() => new()
    {
        ["listen_addresses"] = "",
        ["port"] = "5432",
        ["unix_socket_permissions"] = "0700",
        ["timezone"] = "UTC",
        ["log_timezone"] = "UTC",
        ["lc_messages"] = "C",
        // Compiling pays for long analytical queries only; the ledger asks short ones.
        ["jit"] = "off",
        // The log tells of the server's life and death. Statements and their values are people's words and stay out of it.
        ["logging_collector"] = "off",
        ["log_min_messages"] = "log",
        ["log_min_error_statement"] = "panic",
        ["log_error_verbosity"] = "terse",
        ["log_checkpoints"] = "off",
    };
}
