using Npgsql;

namespace ArgumentLedger.Web.Identity;

/// <summary>Where accounts are kept, for what is asked so often, or so early, that it goes without the model.</summary>
/// <param name="connectionString">How to connect.</param>
public sealed class AccountsDatabase(string connectionString)
{
    /// <summary>A connection of the same pool as the model's.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        return connection;
    }
}
