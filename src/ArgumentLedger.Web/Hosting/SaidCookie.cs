using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ArgumentLedger.Web.Hosting;

/// <summary>Keeps what is to be said on the next page in a cookie, and sets none for those who have none and are to be told nothing.</summary>
sealed class SaidCookie(CookieTempDataProvider cookie) : ITempDataProvider
{
    /// <summary>The cookie's name.</summary>
    internal const string Name = "ledger.said";

    /// <inheritdoc/>
    public IDictionary<string, object> LoadTempData(HttpContext context) => cookie.LoadTempData(context);

    /// <inheritdoc/>
    public void SaveTempData(HttpContext context, IDictionary<string, object> values)
    {
        if (values.Count > 0 || context.Request.Cookies.ContainsKey(Name))
            cookie.SaveTempData(context, values);
    }
}
