using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Pages.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>A page about one debate: it is not there for those who may not read the debate, nor at moments that never were.</summary>
public abstract class DebatePage(DebateInView here) : PageModel
{
    /// <summary>The debate's id.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>What was just done, in a sentence.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The debate and who looks at it.</summary>
    public DebateInView Here => here;

    /// <summary>The debate.</summary>
    public Debate Debate => here.Debate;

    // Named like a handler, it would be one, for a method called PAGE.
    /// <inheritdoc/>
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (moment, _, sentence) = Moment.Read(Request.Parameter("at"), Request.Parameter("asOf"), Request.Parameter("clock"));
        if (moment is not null && await here.OpenAsync(Id, User, moment, HttpContext.RequestAborted))
        {
            await next();
            return;
        }
        // Whoever may read the debate is told which moments it has; for others there is none.
        if (await here.OpenAsync(Id, User, HttpContext.RequestAborted))
            new Advice("The debate has no such moment", $"{sentence} {Moments()}".TrimStart(), here.Now(), "See the debate as it is now").Give(HttpContext);
        context.Result = NotFound();
    }

    string Moments() => string.Create(CultureInfo.InvariantCulture,
        $"It has versions 1 to {Debate.Version}, the first of {Debate.OpenedAt:d MMMM yyyy, HH:mm:ss} UTC.");
}
