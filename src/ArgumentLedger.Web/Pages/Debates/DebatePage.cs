using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Ledger;
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

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (moment, _, _) = Moment.Read(Request.Parameter("at"), Request.Parameter("asOf"), Request.Parameter("clock"));
        if (moment is not null && await here.OpenAsync(Id, User, moment, HttpContext.RequestAborted))
            await next();
        else
            context.Result = NotFound();
    }
}
