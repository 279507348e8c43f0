using System.Collections.Immutable;
using System.Text.Json;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Transfer;
using Npgsql;

namespace ArgumentLedger.Web.Importing;

/// <summary>An import as a row of its table.</summary>
static class ImportRow
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    internal static ImportJob Read(NpgsqlDataReader row)
    {
        var owner = row.GetString(1);
        return new()
        {
            Id = row.GetGuid(0),
            Owner = owner,
            Key = new IdempotencyKey(owner, row.GetString(2), row.GetString(3)),
            Format = row.GetString(4),
            Debate = row.GetGuid(5),
            Opening = Of<OpenDebate>(row, 6),
            SubmittedAt = row.GetFieldValue<DateTimeOffset>(7),
            Total = row.GetInt32(8),
            Losses = JsonSerializer.Deserialize<ImmutableArray<Loss>>(row.GetString(9), Options),
            State = Enum.Parse<ImportState>(row.GetString(10), ignoreCase: true),
            Decided = row.GetInt32(11),
            IsCancelAsked = row.GetBoolean(12),
            Version = row.IsDBNull(13) ? null : row.GetInt64(13),
            Failure = Of<ImportFailure>(row, 14),
        };
    }

    // As text: what a file says may hold characters that PostgreSQL refuses in its own JSON.
    internal static string? Json<T>(T? value) => value is null ? null : JsonSerializer.Serialize(value, Options);

    static T? Of<T>(NpgsqlDataReader row, int column) where T : class =>
        row.IsDBNull(column) ? null : JsonSerializer.Deserialize<T>(row.GetString(column), Options);
}
