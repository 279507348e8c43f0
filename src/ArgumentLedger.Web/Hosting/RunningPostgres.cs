using Npgsql;

namespace ArgumentLedger.Web.Hosting;

/// <summary>Finds the embedded server that another copy of the application runs.</summary>
static class RunningPostgres
{
    // What PostgreSQL writes there: its process, its data, when it started, its port, the folder of its socket.
    const string Note = "data/postmaster.pid";
    const int SocketLine = 4;

    /// <summary>How to connect to a database of the server that runs on a data folder; null when none answers there.</summary>
    internal static async Task<string?> FindAsync(string folder, string database, CancellationToken ct)
    {
        if (!Directory.Exists(folder))
            return null;
        foreach (var cluster in Directory.EnumerateFileSystemEntries(folder, "postgresql-*"))
            if (SocketOf(Path.Combine(cluster, Note)) is { } socket && await AnswersAsync(EmbeddedPostgres.ConnectionString(socket, database), ct))
                return EmbeddedPostgres.ConnectionString(socket, database);
        return null;
    }

    static string? SocketOf(string note)
    {
        try
        {
            return File.ReadLines(note).ElementAtOrDefault(SocketLine) is { Length: > 0 } socket ? socket : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static async Task<bool> AnswersAsync(string connectionString, CancellationToken ct)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false;Timeout=5");
            await using var connection = await source.OpenConnectionAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
