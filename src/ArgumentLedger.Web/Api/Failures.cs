using System.Net.Sockets;
using ArgumentLedger.Web.Ledger;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace ArgumentLedger.Web.Api;

/// <summary>Answers programs when something outside the rules goes wrong: a lost database, a broken request, a bug.</summary>
public sealed class Failures(ILogger<Failures> log) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.IsApi())
            return false;
        await ProblemOf(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    IResult ProblemOf(HttpContext http, Exception exception)
    {
        if (exception is BadHttpRequestException bad)
            return Problems.Of(bad.StatusCode, bad.StatusCode == 413 ? "too-large" : "malformed", "The request cannot be read", "Send a complete and smaller request.");
        if (IsUnavailable(exception))
        {
            http.Response.Headers.RetryAfter = "2";
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "unavailable", "The ledger cannot be reached just now",
                "Nothing is known to have been recorded: send the request again after the time in Retry-After, with the same Idempotency-Key.");
        }
        log.LogError(exception, "A request could not be answered");
        return Problems.Of(StatusCodes.Status500InternalServerError, "internal", "Something went wrong here", "This is a fault of the server and has been logged.");
    }

    /// <summary>Whether a failure is the database's absence or overload, and not a bug.</summary>
    public static bool IsUnavailable(Exception? exception) => exception switch
    {
        null => false,
        LedgerBusyException or TimeoutException or SocketException => true,
        PostgresException refused => refused.IsTransient || refused.SqlState.StartsWith("57", StringComparison.Ordinal) || refused.SqlState.StartsWith("53", StringComparison.Ordinal),
        NpgsqlException => true,
        _ => IsUnavailable(exception.InnerException),
    };
}
