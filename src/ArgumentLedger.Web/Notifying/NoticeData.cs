using System.Text.Json.Nodes;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Notifying;

/// <summary>What a person was told of, the latest thousand.</summary>
sealed class NoticeData(NoticeStore notices) : IKeepsPersonalData
{
    public string Name => "notifications";

    public async Task<JsonNode> ExportAsync(Guid contributor, CancellationToken ct) =>
        new JsonArray([.. (await notices.OfAsync(contributor, long.MaxValue, unreadOnly: false, 1_000, ct)).Select(row => new JsonObject
        {
            ["debate"] = row.Debate,
            ["version"] = row.Version,
            ["kind"] = Rows.Word(row.Kind),
            ["about"] = row.About,
            ["at"] = row.At,
            ["unread"] = row.IsUnread,
        })]);

    public Task EraseAsync(Guid contributor, CancellationToken ct) => notices.ForgetAsync(contributor, ct);
}
