using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using Marten;
using Microsoft.AspNetCore.Http.Features;

namespace ArgumentLedger.Web.Api;

/// <summary>A debate that was restored from its ledger.</summary>
/// <param name="Debate">Its id, the one that it had.</param>
/// <param name="Length">How many entries it has.</param>
/// <param name="Head">The hash of the last one.</param>
public sealed record RestoredView(Guid Debate, long Length, string Head);

/// <summary>
/// Restores debates from exports of their ledgers. A ledger says of people what they said and when, so only an
/// administrator of this site may vouch for one that was kept elsewhere.
/// </summary>
static class LedgerRestoring
{
    /// <summary>What the format is called beside the others.</summary>
    internal const string Format = "ledger";

    /// <summary>How long a ledger may be, in bytes: it is read line by line and never held whole.</summary>
    internal const long MostBytes = 1L << 30;

    /// <summary>Reads the body as a ledger and answers once the debate is here, or why it is not.</summary>
    internal static async Task<IResult> AnswerAsync(HttpContext http, IDocumentStore store, TimeProvider clock, CancellationToken ct)
    {
        if (http.Request.CheckQuery("format") is { } unknown)
            return unknown;
        if (!http.User.IsAdministrator())
            return Problems.Of(StatusCodes.Status403Forbidden, "not-administrator", "Only an administrator restores ledgers",
                "A ledger says of people what they said and when: ask an administrator of this site to import it. Their token needs the scope moderate.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostBytes;
        return await new LedgerImport(store, clock).RunAsync(http.Request.Body, ct) switch
        {
            Imported made => TypedResults.Created($"/api/debates/{made.Debate}", new RestoredView(made.Debate, made.Length, made.Head)),
            ImportRefused { IsHere: false } refused => Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "ledger-refused", "The ledger was refused, and nothing was changed", refused.Sentence),
            var here => Problems.Of(StatusCodes.Status409Conflict, "debate-exists", "The debate is here already, and nothing was changed", here.Sentence),
        };
    }
}
