using ArgumentLedger.Web.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ArgumentLedger.Web.Live;

/// <summary>An answer that goes on as Server-Sent Events until its reader goes away, may read no more, or the server stops.</summary>
sealed class EventStream(Func<HttpContext, CancellationToken, Task> tell) : IResult
{
    internal const string MediaType = "text/event-stream";

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var stopping = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        var headers = httpContext.Response.Headers;
        headers.ContentType = MediaType;
        headers.CacheControl = "no-cache, no-store";
        // Proxies that gather answers before they pass them on, as nginx does, would gather this one for ever.
        headers["X-Accel-Buffering"] = "no";
        headers[HeaderNames.ContentEncoding] = "identity";
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await httpContext.Response.StartAsync(over.Token);
            await tell(httpContext, over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // Gone, or dropped; it goes on elsewhere from the last id it has.
        }
        catch (Exception away) when (Failures.StatusOf(away) == StatusCodes.Status503ServiceUnavailable)
        {
            // Whoever comes back is answered that the database is away.
        }
    }
}
