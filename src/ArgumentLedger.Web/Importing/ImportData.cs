using System.Text.Json.Nodes;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Importing;

/// <summary>A person's imports of the last days. Erased, one that waits is never run; what is logged stays.</summary>
sealed class ImportData(ImportStore imports) : IKeepsPersonalData
{
    public string Name => "imports";

    public async Task<JsonNode> ExportAsync(Guid contributor, CancellationToken ct) =>
        new JsonArray([.. (await imports.OfAsync(contributor.ToString(), ct)).Select(job => new JsonObject
        {
            ["format"] = job.Format,
            ["debate"] = job.Debate,
            ["motion"] = job.Opening?.Motion,
            ["submittedAt"] = job.SubmittedAt,
            ["state"] = Rows.Word(job.State),
        })]);

    public Task EraseAsync(Guid contributor, CancellationToken ct) => imports.ForgetAsync(contributor.ToString(), ct);
}
