using ArgumentLedger.Domain.Ledger;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Api;

/// <summary>How long a debate's ledger is and what it has come to.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="Algorithm">How its hashes are made.</param>
/// <param name="Length">Number of its entries.</param>
/// <param name="Head">The hash of the last one.</param>
public sealed record LedgerView(Guid Debate, string Algorithm, long Length, string? Head);

/// <summary>The ledger of a debate, for whoever wants to check it.</summary>
static class LedgerEndpoints
{
    internal static void MapLedger(this RouteGroupBuilder api)
    {
        var debates = api.MapGroup("/debates").WithTags("Ledger");
        debates.MapGet("/{id:guid}/ledger", ShowAsync).WithName("ShowLedger").WithSummary("Length and head hash of a debate's ledger")
            .Produces<LedgerView>().Refuses(400, 404);
        debates.MapGet("/{id:guid}/export", ExportAsync).WithName("ExportDebate").WithSummary("The whole debate in a format: ledger (NDJSON of events with hashes)")
            .WithDescription("Query: format (ledger). Check the file with the command “verify FILE”, or by the rules of FORMAT.md.")
            .Produces(StatusCodes.Status200OK, contentType: "application/x-ndjson").Refuses(400, 404);
    }

    static async Task<IResult> ShowAsync(Guid id, HttpContext http, ReadableDebate readable, LedgerExport export, CancellationToken ct)
    {
        if (http.Request.CheckQuery() is { } unknown)
            return unknown;
        if (await readable.FindAsync(http, id, ct) is not { } debate)
            return Answers.UnknownDebate();
        return TypedResults.Ok(new LedgerView(id, Chain.Algorithm, debate.Version, await export.HashAtAsync(id, debate.Version, ct)));
    }

    static async Task<IResult> ExportAsync(Guid id, HttpContext http, ReadableDebate readable, LedgerExport export, CancellationToken ct)
    {
        if (http.Request.CheckQuery("format") is { } unknown)
            return unknown;
        if (http.Request.Parameter("format") is not (null or "ledger"))
            return RequestReading.BadParameter("format", "Give ledger.");
        if (await readable.FindAsync(http, id, ct) is not { } debate)
            return Answers.UnknownDebate();
        return TypedResults.Stream(async output =>
        {
            await using var writer = new StreamWriter(output) { NewLine = "\n" };
            await foreach (var line in export.LinesAsync(id, debate, ct))
                await writer.WriteLineAsync(line);
        }, "application/x-ndjson", $"debate-{id}.ndjson");
    }
}
