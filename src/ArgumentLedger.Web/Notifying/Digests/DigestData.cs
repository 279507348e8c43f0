using System.Text.Json.Nodes;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Notifying.Digests;

/// <summary>How often a person has what concerns them mailed.</summary>
sealed class DigestData(DigestStore digests) : IKeepsPersonalData
{
    public string Name => "digests";

    public async Task<JsonNode> ExportAsync(Guid contributor, CancellationToken ct) =>
        new JsonObject { ["rhythm"] = Rows.Word(await digests.OfAsync(contributor, ct)) };

    public Task EraseAsync(Guid contributor, CancellationToken ct) => digests.SetAsync(contributor, DigestRhythm.None, ct);
}
