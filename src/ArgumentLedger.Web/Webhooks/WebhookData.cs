using System.Text.Json.Nodes;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>A person's webhooks, without their secrets. Erased, none of them is called again.</summary>
sealed class WebhookData(WebhookStore webhooks) : IKeepsPersonalData
{
    public string Name => "webhooks";

    public async Task<JsonNode> ExportAsync(Guid contributor, CancellationToken ct) =>
        new JsonArray([.. (await webhooks.OfAsync(contributor, ct)).Select(one => new JsonObject
        {
            ["address"] = one.Address.AbsoluteUri,
            ["debate"] = one.Subject.Debate,
            ["label"] = one.Subject.Label,
            ["query"] = one.Subject.Query,
            ["state"] = Rows.Word(one.State),
            ["madeAt"] = one.MadeAt,
        })]);

    public Task EraseAsync(Guid contributor, CancellationToken ct) => webhooks.ForgetAsync(contributor, ct);
}
