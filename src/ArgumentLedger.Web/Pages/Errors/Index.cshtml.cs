using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Errors;

/// <summary>The site's own page for what went wrong; shown in the place of the page that was asked for.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class IndexModel : PageModel
{
    /// <summary>The status that was answered.</summary>
    public int Status { get; private set; }

    /// <summary>What happened, in a few words.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What to do now.</summary>
    public string Advice { get; private set; } = "";

    /// <summary>Where to go.</summary>
    public string Address { get; private set; } = "/";

    /// <summary>What is there.</summary>
    public string Link { get; private set; } = "See all debates";

    // Not in OnGet: the request that failed may have had any method, and this is called for all of them.
    /// <inheritdoc />
    [NonHandler]
    public override void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        Status = WhatHappened();
        Response.StatusCode = Status;
        if (Status == StatusCodes.Status503ServiceUnavailable) Response.Headers.RetryAfter = "5";
        (Title, Advice) = Say(Status);
        if (Errors.Advice.GivenTo(HttpContext) is not { } better) return;
        (Title, Advice, Address, Link) = better;
    }

    // Asked for by its own address, this is a page that is not there.
    private int WhatHappened() =>
        HttpContext.Features.Get<IExceptionHandlerFeature>() is not null ? Response.StatusCode
        : HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } failed ? failed.OriginalStatusCode
        : StatusCodes.Status404NotFound;

    private static (string Title, string Advice) Say(int status) => status switch
    {
        400 => ("That could not be read", "The form was perhaps open for too long. Go back, load the page again and send it once more."),
        403 => ("This is not yours to do", "Your account may not do that. If it should, ask whoever opened the debate to admit you."),
        404 => ("Nothing is here", "The address may be mistyped, or what was here is private. Private debates are shown only to those who were admitted."),
        405 => ("Not like that", "This address does not take what was sent to it."),
        413 => ("That was too much at once", "Shorten it, or log it in several moves."),
        429 => ("That was too often", "Wait a little, then try again. Nothing of what you sent was logged."),
        503 => ("The ledger cannot be reached", "Its database is away for the moment. Nothing that was logged is lost; try again in a few seconds."),
        >= 500 => ("Something failed here", "It is not your fault. What happened is in the server's log; what was logged before is safe."),
        _ => ("That did not work", "Go back and try again."),
    };
}
