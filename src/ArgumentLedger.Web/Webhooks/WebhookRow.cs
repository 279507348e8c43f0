using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Projections.Finding;
using Npgsql;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>Webhooks and deliveries as rows of their tables.</summary>
static class WebhookRow
{
    internal const string Columns =
        """
        w.id, w.owner, w.address, w.debate, w.label, w.query, w.wish, w.state, w.why, w.made_at, w.told - w.sent, w.failing_since,
        case when w.state = 'active' and w.sent < w.told then w.due end
        """;

    internal const string DeliveryColumns = "d.number, d.debate, d.version, d.state, d.queued_at, d.attempts, d.status, d.outcome, d.tried_at";

    internal static Webhook Read(NpgsqlDataReader row) => Read(row, 0);

    /// <summary>The webhook whose columns begin at one of a row.</summary>
    internal static Webhook Read(NpgsqlDataReader row, int from) => new(
        row.GetGuid(from), row.GetGuid(from + 1), new Uri(row.GetString(from + 2)),
        new(row.IsDBNull(from + 3) ? null : row.GetGuid(from + 3), Text(row, from + 4), Text(row, from + 5), WishOf(Text(row, from + 6))),
        Enum.Parse<WebhookState>(row.GetString(from + 7), ignoreCase: true), Text(row, from + 8), At(row, from + 9)!.Value, row.GetInt64(from + 10), At(row, from + 11), At(row, from + 12));

    internal static WebhookDelivery ReadDelivery(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetInt64(2), Enum.Parse<DeliveryState>(row.GetString(3), ignoreCase: true), At(row, 4)!.Value,
        row.GetInt32(5), row.IsDBNull(6) ? null : row.GetInt32(6), Text(row, 7), At(row, 8));

    internal static string? Text(PositionWish? wish) => wish is null ? null : JsonSerializer.Serialize(wish);

    internal static PositionWish? WishOf(string? text) => text is null ? null : JsonSerializer.Deserialize<PositionWish>(text);

    internal static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    internal static DateTimeOffset? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : Microseconds.Of(row.GetFieldValue<DateTimeOffset>(column));
}
