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
    }

    static async Task<IResult> ShowAsync(Guid id, HttpContext http, ReadableDebate readable, LedgerExport export, CancellationToken ct)
    {
        if (http.Request.CheckQuery() is { } unknown)
            return unknown;
        if (await readable.FindAsync(http, id, ct) is not { } debate)
            return Answers.UnknownDebate();
        return TypedResults.Ok(new LedgerView(id, Chain.Algorithm, debate.Version, await export.HashAtAsync(id, debate.Version, ct)));
    }
}
