using System.Globalization;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Finding;

/// <summary>Accounts for invented contributors, so that they can be asked for by their handles.</summary>
public static class InventedPeople
{
    /// <summary>Opens accounts with these ids, which nobody can sign in to; gives their handles.</summary>
    public static async Task<IReadOnlyList<string>> RegisterAsync(string database, IReadOnlyList<string> ids)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        var handles = new List<string>();
        foreach (var id in ids)
        {
            var handle = string.Create(CultureInfo.InvariantCulture, $"invented-{int.Parse(id[^12..], CultureInfo.InvariantCulture)}");
            await using var command = new NpgsqlCommand(
                """
                insert into identity.contributors ("Id", "UserName", "NormalizedUserName", "DisplayName", "CreatedAt", "SecurityStamp", "ConcurrencyStamp", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
                values ($1, $2, upper($2), $2, now(), $2, $2, false, false, false, true, 0)
                """, connection)
            {
                Parameters = { new() { Value = Guid.Parse(id) }, new() { Value = handle } },
            };
            await command.ExecuteNonQueryAsync();
            handles.Add(handle);
        }
        return handles;
    }
}
