using System.Globalization;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Notifying;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Notifications;

/// <summary>How many notifications whoever looks has yet to read, in the head of every page; nothing when there are none, or no ledger behind the page.</summary>
public sealed class UnreadViewComponent(NoticeStore? notices = null) : ViewComponent
{
    /// <summary>Counts them.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        // The page that says the database is away must not ask the database.
        var isFailure = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var unread = isFailure || notices is null || UserClaimsPrincipal.ContributorId() is not { } me ? 0 : await notices.CountUnreadAsync(Guid.Parse(me), HttpContext.RequestAborted);
        return Content(unread switch
        {
            0 => "",
            >= NoticeStore.MostCounted => string.Create(CultureInfo.InvariantCulture, $" ({NoticeStore.MostCounted - 1}+)"),
            _ => string.Create(CultureInfo.InvariantCulture, $" ({unread})"),
        });
    }
}
