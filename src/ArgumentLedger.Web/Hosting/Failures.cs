using System.Net.Sockets;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Ledger;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace ArgumentLedger.Web.Hosting;

/// <summary>What is answered when something failed: problem details to programs, the site's own page to people.</summary>
public static class Failures
{
    // What a server that is starting, stopping, full or out of reach says (SQLSTATE classes 08, 53, 57P).
    private static readonly string[] Away = ["08", "53", "57P"];

    /// <summary>Answers exceptions and bare error codes; to be used before routing.</summary>
    public static WebApplication UseFailureAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/errors/500",
            StatusCodeSelector = StatusOf,
            // A page about a failure must not meet what the failed request left in its scope.
            CreateScopeForErrors = true,
            // A stack trace for every request while the database is away would bury what matters; a line is written instead.
            SuppressDiagnosticsCallback = failed => StatusOf(failed.Exception) != StatusCodes.Status500InternalServerError,
        });
        app.UseWhen(context => context.Request.IsApi(), api => api.UseStatusCodePages(AnswerProgramAsync));
        app.UseWhen(context => !context.Request.IsApi(), pages => pages.UseStatusCodePagesWithReExecute("/errors/{0}"));
        return app;
    }

    /// <summary>Adds the answering of programs and the check behind <c>/health</c>.</summary>
    public static IServiceCollection AddFailureAnswers(this IServiceCollection services)
    {
        services.AddExceptionHandler<ProgramsHear>();
        return services;
    }

    /// <summary>The status of an exception: 503 when PostgreSQL is away, what a bad request says of itself, else 500.</summary>
    public static int StatusOf(Exception failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        LedgerBusyException => StatusCodes.Status503ServiceUnavailable,
        _ when IsDatabaseAway(failure) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Whether PostgreSQL could not be reached, or was starting, stopping or full.</summary>
    public static bool IsDatabaseAway(Exception? failure) => failure switch
    {
        null => false,
        PostgresException told => Away.Any(c => told.SqlState.StartsWith(c, StringComparison.Ordinal)),
        NpgsqlException or SocketException => true,
        AggregateException many => many.InnerExceptions.Any(IsDatabaseAway),
        _ => IsDatabaseAway(failure.InnerException),
    };

    private static Task AnswerProgramAsync(StatusCodeContext context) =>
        AnswerProgramAsync(context.HttpContext, context.HttpContext.Response.StatusCode);

    private static Task AnswerProgramAsync(HttpContext context, int status)
    {
        if (status == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = "5";
        var (code, title, detail) = status switch
        {
            StatusCodes.Status400BadRequest => ("malformed", "The request cannot be read", "Check its address, headers and body against the reference at /api."),
            StatusCodes.Status404NotFound => ("not-found", "Nothing here", "The reference at /api lists every address."),
            StatusCodes.Status405MethodNotAllowed => ("method", "Not with this method", "The Allow header names the methods this address answers."),
            StatusCodes.Status413PayloadTooLarge => ("too-large", "Too large", "Send less at a time."),
            StatusCodes.Status415UnsupportedMediaType => ("not-json", "Not JSON", "Send the body as JSON, with “Content-Type: application/json”."),
            StatusCodes.Status503ServiceUnavailable => ("unavailable", "The ledger cannot be reached just now", "Nothing acknowledged is lost. Send the request again in a few seconds, with the same Idempotency-Key."),
            >= 500 => ("failure", "Something failed here", "It is not your request's fault, and it is in the server's log. Try again later."),
            _ => ("refused", "Refused", "Check the request against the reference at /api."),
        };
        return Problems.Of(status, code, title, detail).ExecuteAsync(context);
    }

    /// <summary>Tells programs of exceptions; people are shown a page.</summary>
    private sealed class ProgramsHear(ILogger<ProgramsHear> log) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception failure, CancellationToken ct)
        {
            if (StatusOf(failure) == StatusCodes.Status503ServiceUnavailable)
                log.LogWarning("Answered 503: {Why}", failure.GetBaseException().Message);
            // The request's own path already names the page of the failure.
            var asked = context.Features.Get<IExceptionHandlerPathFeature>()?.Path;
            if (!new PathString(asked).IsApi()) return false;
            context.Response.StatusCode = StatusOf(failure);
            await AnswerProgramAsync(context, context.Response.StatusCode);
            return true;
        }
    }
}
